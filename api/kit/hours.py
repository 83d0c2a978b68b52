"""When a phone may ring: not at night, and not in class for those under 18."""

from datetime import date, datetime, time, timedelta

from api.kit.clock import PARIS
from api.settings import Settings

_SATURDAY = 6
_SUMMER = (7, 8)
"""July and August: no school."""


def free_from(moment: datetime, settings: Settings, *, minor: bool) -> datetime:
    """The first moment from then on at which somebody may be rung; that very moment when they may now.

    Quiet hours and school hours are settings, in Paris time; one that is empty is never.
    """
    local = moment.astimezone(PARIS)
    for _ in range(4):  # out of school into the night, and the other way round
        end = _quiet_until(local, settings.quiet_hours)
        if minor:
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
    if not settings.school_hours or not _is_school_day(local.date(), settings.school_holidays):
        return None
    begins, ends = _times(settings.school_hours)
    return _on(local.date(), ends) if begins <= local.time() < ends else None


def _is_school_day(day: date, holidays: list[str]) -> bool:
    if day.isoweekday() >= _SATURDAY or day.month in _SUMMER:
        return False
    return not any(
        date.fromisoformat(first) <= day <= date.fromisoformat(last)
        for first, last in (span.split("/") for span in holidays)
    )


def _times(span: str) -> tuple[time, time]:
    begins, ends = span.split("-")
    return time.fromisoformat(begins), time.fromisoformat(ends)


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS)
