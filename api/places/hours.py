"""Opening hours: the OpenStreetMap syntax turned into the intervals of the coming days.

Evaluation is the library's (opening-hours-py, which knows the public holidays of France). The phone
compares the intervals with its own clock, so an answer stays right offline and in a cache.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from api.kit.clock import PARIS

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

_HOLIDAYS = OpeningHours("PH", country="FR")


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


def days(expression: str, first: date, count: int = DAYS_AHEAD) -> list[Day] | None:
    """The openings of `count` days from `first` in Paris; null when the expression says nothing usable.

    A period the expression calls unknown is left out of the openings but makes the whole day unknown:
    that day is dropped, because an unknown must never be shown as closed.
    """
    try:
        hours = OpeningHours(expression, timezone=PARIS, country="FR")
    except (ParserError, ValueError):
        return None
    found: list[Day] = []
    for offset in range(count):
        day = first + timedelta(days=offset)
        start = datetime.combine(day, time(0), PARIS)
        end = datetime.combine(day + timedelta(days=1), time(0), PARIS)
        intervals: list[Interval] = []
        for opens, closes, state, comment in hours.intervals(start, end):
            if state is State.UNKNOWN:
                break
            if state is State.OPEN:
                opens_at = max(opens, start).astimezone(PARIS)
                closes_at = min(closes or end, end).astimezone(PARIS)
                if opens_at < closes_at:
                    intervals.append(Interval(_clock(opens_at, day), _clock(closes_at, day), comment or None))
        else:
            found.append(Day(day, holiday(day), intervals))
    return found or None


def _clock(moment: datetime, day: date) -> str:
    return "24:00" if moment.date() > day else moment.strftime("%H:%M")
