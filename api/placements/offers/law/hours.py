"""Hours of the day and days of the week, against the limits of the youngest people of an offer."""

from collections.abc import Iterator
from datetime import date, datetime, time

from api.placements.offers.law import exactly, sectors, sundays
from api.placements.offers.law.limits import ADULTS, LONGEST_DAY, LONGEST_WEEK, Hours, needs
from api.placements.offers.law.rule import Finding, Outcome
from api.placements.offers.law_schemas import WorkingTime
from api.placements.offers.models import Declaration, OfferKind, Weekday
from api.placements.offers.schemas import OfferWrite
from api.platform.kit.language import Words
from api.platform.kit.problems import InvalidInputError

_DAYS = list(Weekday)
_DAY = 24
_NO_NIGHT_BEFORE = time(4)
"""Nobody under 18 works between midnight and four (L3163-2)."""
_HOTELS_END = time(23, 30)
_AFTERNOON = time(12)
"""A day that begins later and ends earlier goes on into the next one."""
_NIGHT_STARTS = 21
_NIGHT_ENDS = 6
_NIGHT_WORKER = 3
"""Hours of the night of adults (L3122-20), and how many of a day make it night work (L3122-5)."""
_ADULT_NIGHT_DAY = 8
_ADULT_NIGHT_WEEK = 40
"""With an agreement longer (L3122-6, L3122-7, L3122-17)."""


def hours(offer: OfferWrite) -> Hours:
    """Hours a day and a week: computed from the day's start, end and break, else as typed."""
    days = len(set(offer.weekdays))
    sunday = Weekday.SUNDAY in offer.weekdays
    starts, ends = offer.day_starts, offer.day_ends
    if starts is None or ends is None:
        day, week = offer.hours_per_day, offer.hours_per_week
        average = round(week / days, 2) if week and days and day is None else None
        return Hours(starts, ends, None, day, week, days, sunday, average)
    overnight = offer.kind is not OfferKind.OBSERVATION and ends <= _AFTERNOON < starts
    presence = _between(starts, ends) + (_DAY if overnight else 0)
    day = round(presence - (offer.break_minutes or 0) / 60, 2)
    week = round(day * days, 2) if days else offer.hours_per_week
    return Hours(starts, ends, presence, day, week, days, sunday, overnight=overnight)


def check(offer: OfferWrite, limits: WorkingTime, naf: str | None) -> Iterator[Finding]:
    """What the hours of an offer break. Raises InvalidInputError where they are no hours at all."""
    worked = hours(offer)
    if (worked.starts is None) != (worked.ends is None):
        raise InvalidInputError("day_ends" if worked.ends is None else "day_starts", "needed_to_publish")
    if worked.presence is None and offer.break_starts is not None:
        raise InvalidInputError("day_ends", "needed_to_publish")
    if worked.presence is not None:
        if worked.presence <= 0:
            raise InvalidInputError("day_ends", "hours_reversed")
        if worked.day is not None and worked.day <= 0:
            raise InvalidInputError("break_minutes", "hours_reversed")
        yield from _night(offer, worked, limits, naf)
        yield from _adult_night(worked, limits)
        pause = offer.break_minutes or 0
        reached = worked.presence > limits.break_after_hours or (
            limits.ages == "adults" and worked.presence >= limits.break_after_hours
        )
        stretch = _longest_stretch(offer, worked.presence, pause)
        if stretch is not None and stretch > limits.break_after_hours:
            told = exactly.stretch(stretch, limits)
            yield Finding("break_too_short", "break_starts", "refused", exactly=told)
        elif reached and pause < limits.break_minutes:
            told = exactly.pause(pause, worked.presence, limits)
            yield Finding("break_too_short", "break_minutes", "refused", exactly=told)
        if 24 - worked.presence < limits.daily_rest_hours:
            told = exactly.rest(worked.presence, limits)
            yield Finding("rest_too_short", "day_ends", "refused", exactly=told)
    elif limits.ages != "adults" and sectors.early_or_late(naf, offer.rome_codes):
        yield Finding("times_needed", "day_starts", "asked", naf or "")
    if worked.week is None:
        yield from (Finding(rule, field, "refused") for field, rule in needs(limits).items())
    yield from _length(offer, worked, limits)
    yield from _days(offer, worked, limits, naf)


def adults_alone(offer: OfferWrite) -> bool:
    """Whether nobody under 18 may be there at these hours, whatever anybody allows: from midnight to four
    (L3163-2)."""
    worked = hours(offer)
    if worked.starts is None or worked.ends is None:
        return False
    return worked.starts < _NO_NIGHT_BEFORE or (worked.overnight and worked.ends > time(0))


def _longest_stretch(offer: OfferWrite, presence: float, pause: int) -> float | None:
    """Hours of the longer stretch of a day that a break parts in two; null: nobody says when the break is.
    Raises InvalidInputError where it is no break within the day.
    """
    if offer.break_starts is None or offer.day_starts is None:
        return None
    if not pause:
        raise InvalidInputError("break_minutes", "needed_to_publish")
    first = _between(offer.day_starts, offer.break_starts) % _DAY
    second = presence - first - pause / 60
    if not first or second <= 0:
        raise InvalidInputError("break_starts", "hours_reversed")
    return round(max(first, second), 2)


def _may(offer: OfferWrite, declaration: Declaration) -> bool:
    """Whether the company declares a derogation that its kind of offer can have."""
    return declaration in offer.declarations and offer.kind is not OfferKind.OBSERVATION


def _night(offer: OfferWrite, worked: Hours, limits: WorkingTime, naf: str | None) -> Iterator[Finding]:
    assert worked.starts is not None
    assert worked.ends is not None
    early = limits.earliest is not None and worked.starts < limits.earliest
    late = limits.latest is not None and (worked.overnight or worked.ends > limits.latest)
    if not early and not late:
        return
    rule, field = ("too_early", "day_starts") if early else ("too_late", "day_ends")
    if not _may(offer, Declaration.NIGHT):
        yield Finding(rule, field, "refused", exactly=_outside(worked, limits, early=early))
        return
    midnight = sectors.among(naf, sectors.LATE_SHOWS) is not False
    beyond = worked.overnight and worked.ends > time(0)
    at_midnight = worked.overnight or worked.ends > _HOTELS_END
    if worked.starts < _NO_NIGHT_BEFORE or beyond or (at_midnight and not midnight):
        yield Finding("night_limit", field, "refused", exactly=_outside(worked, limits, early=early))
        return
    about = f"{worked.starts:%H:%M}-{worked.ends:%H:%M}"
    yield Finding(rule, field, "asked", about, exactly=_outside(worked, limits, early=early))


def _adult_night(worked: Hours, limits: WorkingTime) -> Iterator[Finding]:
    """Asks of longer nights of adults: an agreement may allow them. Those of 16 and 17 cannot apply."""
    assert worked.starts is not None
    assert worked.ends is not None
    if limits.ages != "adults" or _of_the_night(worked.starts, worked.ends, overnight=worked.overnight) < (
        _NIGHT_WORKER
    ):
        return
    if (worked.day or 0) > _ADULT_NIGHT_DAY or (worked.week or 0) > _ADULT_NIGHT_WEEK:
        about = f"{worked.starts:%H:%M}-{worked.ends:%H:%M}/{worked.week or 0:g}"
        yield Finding("adult_night", "day_ends", "asked", about)


def _of_the_night(starts: time, ends: time, *, overnight: bool) -> float:
    """How many hours from one time to another lie between 21:00 and 6:00."""
    first = starts.hour + starts.minute / 60
    last = ends.hour + ends.minute / 60 + (_DAY if overnight else 0)
    nights = ((_NIGHT_STARTS - _DAY, _NIGHT_ENDS), (_NIGHT_STARTS, _NIGHT_ENDS + _DAY))
    return sum(max(min(last, end) - max(first, start), 0) for start, end in nights)


def _outside(worked: Hours, limits: WorkingTime, *, early: bool) -> Words | None:
    if early and worked.starts and limits.earliest:
        return exactly.begins(worked.starts, limits.earliest, limits)
    return exactly.ends(worked.ends, limits.latest, limits) if worked.ends and limits.latest else None


def _length(offer: OfferWrite, worked: Hours, limits: WorkingTime) -> Iterator[Finding]:
    long = limits.ages != "adults" and _may(offer, Declaration.LONG_HOURS)
    for rule, field, value, most, longest in (
        ("too_many_hours_a_day", "hours_per_day", worked.a_day, limits.hours_per_day, LONGEST_DAY),
        ("too_many_hours_a_week", "hours_per_week", worked.week, limits.hours_per_week, LONGEST_WEEK),
    ):
        if value is None or value <= most:
            continue
        told = exactly.hours(value, most, limits, week=rule == "too_many_hours_a_week")
        outcome: Outcome = "asked" if long and value <= longest else "refused"
        yield Finding(rule, field, outcome, f"{value:g}", exactly=told)


def _days(offer: OfferWrite, worked: Hours, limits: WorkingTime, naf: str | None) -> Iterator[Finding]:
    if worked.sunday and not limits.sunday:
        yield from sundays.check(offer, naf)
    less_off = limits.ages != "adults" and _may(offer, Declaration.ONE_AND_A_HALF_DAYS_OFF)
    if worked.days > limits.days_per_week:
        most = ADULTS.days_per_week if less_off else limits.days_per_week
        outcome: Outcome = "asked" if worked.days <= most else "refused"
        told = exactly.days(worked.days, limits)
        yield Finding("too_many_days", "weekdays", outcome, str(worked.days), exactly=told)
    elif worked.days and limits.ages != "adults" and not _two_days_off(set(offer.weekdays)):
        yield Finding("two_days_off", "weekdays", "asked" if less_off else "refused", str(worked.days))


def _two_days_off(days: set[Weekday]) -> bool:
    return any(_DAYS[n] not in days and _DAYS[(n + 1) % len(_DAYS)] not in days for n in range(len(_DAYS)))


def _between(starts: time, ends: time) -> float:
    """Hours between two times of one day; below nothing where the second is before the first."""
    day = date(2000, 1, 1)
    return (datetime.combine(day, ends) - datetime.combine(day, starts)).total_seconds() / 3600
