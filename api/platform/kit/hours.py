"""When a phone may ring: not at night, and for pupils not in class."""

from datetime import date, datetime, time, timedelta

from api.platform.kit.clock import PARIS
from api.platform.kit.french_calendar import public_holiday, school_holiday
from api.platform.settings import Settings

_WEDNESDAY, _SATURDAY = 3, 6
_NOON = time(12)
"""No class on Wednesdays from then on."""


def free_from(moment: datetime, settings: Settings, *, pupil: bool) -> datetime:
    """The first moment from then on at which somebody may be rung; that very moment when they may now.

    Quiet hours and school hours are settings, in Paris time; one that is empty is never. There is no school
    at weekends, on Wednesday afternoons, on public holidays and in the holidays of the zone that is set.
    """
    local = moment.astimezone(PARIS)
    for _ in range(4):  # out of school into the night, and the other way round
        end = _quiet_until(local, settings.quiet_hours)
        if pupil:
            end = end or _school_until(local, settings)
        if end is None:
            break
        local = end
    return local.astimezone(moment.tzinfo)


def _quiet_until(local: datetime, span: str) -> datetime | None:
    if not span:
        return None
    begins, ends = _times(span)
    at = local.time()
    if begins <= ends:
        return _on(local.date(), ends) if begins <= at < ends else None
    if at >= begins:
        return _on(local.date() + timedelta(days=1), ends)
    return _on(local.date(), ends) if at < ends else None


def _school_until(local: datetime, settings: Settings) -> datetime | None:
    if not settings.school_hours or not _is_school_day(local.date(), settings):
        return None
    begins, ends = _times(settings.school_hours)
    if local.isoweekday() == _WEDNESDAY:
        ends = min(ends, _NOON)
    return _on(local.date(), ends) if begins <= local.time() < ends else None


def _is_school_day(day: date, settings: Settings) -> bool:
    if day.isoweekday() >= _SATURDAY or public_holiday(day) or school_holiday(day, settings.school_zone):
        return False
    return not any(
        date.fromisoformat(first) <= day <= date.fromisoformat(last)
        for first, last in (span.split("/") for span in settings.school_holidays)
    )


def _times(span: str) -> tuple[time, time]:
    begins, ends = span.split("-")
    return time.fromisoformat(begins), time.fromisoformat(ends)


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS)
