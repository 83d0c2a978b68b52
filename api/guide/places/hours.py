"""Opening hours: the OpenStreetMap syntax turned into the intervals of the coming days.

Evaluation is the library's (opening-hours-py, which knows the public holidays of France). The phone
compares the intervals with its own clock, so an answer stays right offline and in a cache.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from api.platform.kit.clock import PARIS

DAYS_AHEAD = 8
"""Today and the seven days that follow."""

_FIXED = {
    (1, 1): "new_year",
    (5, 1): "labour_day",
    (5, 8): "victory_1945",
    (7, 14): "bastille_day",
    (8, 15): "assumption",
    (11, 1): "all_saints",
    (11, 11): "armistice",
    (12, 25): "christmas",
}
_MOVING = {
    0: {3: "easter_monday", 4: "easter_monday", 5: "whit_monday", 6: "whit_monday"},
    3: dict.fromkeys((4, 5, 6), "ascension"),
}

_SCHOOL = re.compile(r"\bSH\b")
_EITHER = re.compile(r"\bPH\s?,\s?SH\b|\bSH\s?,\s?PH\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_AGO = "1970 Jan 01"

_HOLIDAYS = OpeningHours("PH", country="FR")


_LEAST, _WITHIN = timedelta(hours=1), timedelta(weeks=26)
"""Who is open for less than that in so much time is closed: a summer, or a winter, is shorter."""


class Interval(NamedTuple):
    """An opening within one day, local times; `end` is 24:00 as midnight of the next day."""

    start: str
    end: str
    comment: str | None


class Day(NamedTuple):
    """One day's openings; none means closed."""

    date: date
    holiday: str | None
    intervals: list[Interval]


def holiday(day: date) -> str | None:
    """Code of the public holiday (article L3133-1 of the Code du travail); null on other days."""
    if not _HOLIDAYS.is_open(datetime.combine(day, time(12))):
        return None
    return _FIXED.get((day.month, day.day)) or _MOVING.get(day.weekday(), {}).get(day.month, "public_holiday")


def days(
    expression: str, first: date, count: int = DAYS_AHEAD, school_holidays: Sequence[str] = ()
) -> list[Day] | None:
    """The openings of `count` days from `first` in Paris; null when the expression says nothing usable.

    A period the expression calls unknown is left out of the openings but makes the whole day unknown:
    that day is dropped, because an unknown must never be shown as closed. So is a day on which `SH` (school
    holidays) would change the hours, where `school_holidays` (FIRST/LAST) do not tell.
    """
    if _read(expression) is None:
        return None
    found = []
    for day in (first + timedelta(days=offset) for offset in range(count)):
        worked_out = _on(expression, day, school_holidays)
        if worked_out is not None:
            found.append(worked_out)
    return found or None


def opens(expression: str | None, first: date) -> bool:
    """Whether it opens, or may, in the coming half year; what says nothing usable does not say no."""
    hours = _read(expression) if expression else None
    if hours is None:
        return True
    start = datetime.combine(first, time(0), PARIS)
    end, total = start + _WITHIN, timedelta()
    for opened, closed, state, _comment in hours.intervals(start, end):
        if state is not State.CLOSED:
            total += min(closed or end, end) - max(opened, start)
        if total >= _LEAST:
            return True
    return False


def _on(expression: str, day: date, school_holidays: Sequence[str]) -> Day | None:
    free = _is_free(day, school_holidays)
    cases = [False, True] if free is None else [free]
    found = []
    for case in cases:
        hours = _read(_with_school_holidays(expression, day, free=case))
        found.append(_openings(hours, day) if hours is not None else None)
    return found[0] if all(one == found[0] for one in found) else None


def _read(expression: str) -> OpeningHours | None:
    try:
        return OpeningHours(expression, timezone=PARIS, country="FR")
    except (ParserError, ValueError):
        return None


def _is_free(day: date, school_holidays: Sequence[str]) -> bool | None:
    """Whether there is no school; null beyond the last holiday that is known."""
    spans = [tuple(map(date.fromisoformat, span.split("/"))) for span in school_holidays]
    if any(begins <= day <= ends for begins, ends in spans):
        return True
    return False if any(day <= ends for _begins, ends in spans) else None


def _with_school_holidays(expression: str, day: date, *, free: bool) -> str:
    """The expression for that day: the library takes `SH` for never, so a date stands for it."""
    parts = expression.split('"')  # every second one is a comment
    if not any(_SCHOOL.search(part) for part in parts[::2]):
        return expression
    date_of = f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}" if free else _LONG_AGO
    for number in range(0, len(parts), 2):
        either = _EITHER.sub(date_of if free else "PH", parts[number])
        parts[number] = _SCHOOL.sub(date_of, either)
    return '"'.join(parts)


def _openings(hours: OpeningHours, day: date) -> Day | None:
    start = datetime.combine(day, time(0), PARIS)
    end = datetime.combine(day + timedelta(days=1), time(0), PARIS)
    intervals: list[Interval] = []
    for opens, closes, state, comment in hours.intervals(start, end):
        if state is State.UNKNOWN:
            return None
        if state is State.OPEN:
            opens_at = max(opens, start).astimezone(PARIS)
            closes_at = min(closes or end, end).astimezone(PARIS)
            if opens_at < closes_at:
                intervals.append(Interval(_clock(opens_at, day), _clock(closes_at, day), comment or None))
    return Day(day, holiday(day), intervals)


def _clock(moment: datetime, day: date) -> str:
    return "24:00" if moment.date() > day else moment.strftime("%H:%M")
