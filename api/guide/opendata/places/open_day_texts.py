"""When doors are open, out of what Onisep writes: « Le 26 avril 2025 de 9h00 à 12h00 (sur inscription) ».

Only a text of which every word outside its parentheses is a day with its year, an hour or what joins them is
read; of any other it is at most known when it is past for sure.
"""

import re
from datetime import date, datetime, time
from typing import NamedTuple

from api.platform.kit.clock import PARIS
from api.platform.kit.text import fold

YEARS = range(2000, 2100)
LONGEST = 600
"""Characters of a text that is read."""
_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()  # noqa: SIM905
)
_DAY = rf"(\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})"
_SHORT_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_HOUR = r"([01]?\d|2[0-3])\s?h(?:\s?([0-5]\d))?(?!\d)"
_HOURS = rf"de {_HOUR} a {_HOUR}"
_ONE_DAY = re.compile(rf"le {_DAY}((?: (?:et )?{_HOURS}){{1,4}})")
_DAYS = re.compile(
    rf"du {_DAY}(?: a {_HOUR})? au {_DAY}(?: a {_HOUR})?((?: (?:et )?{_HOURS} le {_SHORT_DAY})*)"
)
_EACH = re.compile(rf"{_HOURS}(?: le {_SHORT_DAY})?")
_PREVIOUS = re.compile(r"dates?(?:\(s\))? indicatives?(?:\(s\))? .{0,60}precedentes")
_ANY_DAY = re.compile(rf"\b{_DAY}|{_SHORT_DAY}\b")
_ADDRESS = re.compile(r"https?://\S{1,300}")
# What is said in parentheses and makes the day, the hour or the place another, or not sure.
_DOUBT = re.compile(
    r"\bannul|\breport|\bconfirm|\bmodif|\bsites? d|\bdistance\b|\bvisio|\ben ligne\b|\bvirtuel|\badresse\b"
    r"|\blieu\b|\blocaux\b|\bsous reserve\b|\btous les\b|\bmatin\b|\bapres-midi\b"
)


class Opening(NamedTuple):
    """From when to when doors are open, within one day."""

    starts_at: datetime
    ends_at: datetime


class Told(NamedTuple):
    """What a text tells for sure: its openings, else the last day that it names (null: not known)."""

    openings: list[Opening]
    last_day: date | None
    note: str
    """What stands in parentheses, as it is written."""
    url: str


def read(text: str) -> Told:
    """What the text tells; nothing for one that is too long for what it would say."""
    if len(text) > LONGEST:
        return Told([], None, "", "")
    found = _ADDRESS.search(text)
    url = found[0].rstrip(").,;") if found else ""
    head, bracket, tail = text.partition("(")
    folded = fold(" ".join(head.split())).strip(" .,;")
    note = tail.strip().removesuffix(")").strip() if bracket else ""
    if _PREVIOUS.match(fold(text)):
        # They are said to be those of the year before, whatever stands there.
        return Told([], None, "", url)
    openings = []
    if (not bracket or text.rstrip().endswith(")")) and not _DOUBT.search(fold(_ADDRESS.sub("", note))):
        openings = _of_one_day(folded) or _of_days(folded)
    days = [day for match in _ANY_DAY.finditer(fold(text)) if (day := _day(match.groups())) is not None]
    return Told(openings, max(days, default=None), note, url)


def _of_one_day(text: str) -> list[Opening]:
    match = _ONE_DAY.fullmatch(text)
    day = match and _day(match.groups()[:3])
    if not match or not day:
        return []
    openings = [_opening(day, hours.groups()[:4]) for hours in _EACH.finditer(match[4])]
    sure = [opening for opening in openings if opening]
    if len(sure) < len(openings):
        return []
    # « de 9h à 17h30 de 9h à 13h et de 14h à 17h30 »: the whole, then its parts.
    return [Opening(min(one.starts_at for one in sure), max(one.ends_at for one in sure))]


def _of_days(text: str) -> list[Opening]:
    """Of several days each must have its hours: doors are not open at night."""
    match = _DAYS.fullmatch(text)
    if not match:
        return []
    first, last = _day(match.groups()[:3]), _day(match.groups()[5:8])
    if not first or not last:
        return []
    openings = []
    for hours in _EACH.finditer(match[11] or ""):
        day = _day((*[None] * 3, *hours.groups()[4:]))
        opening = day and first <= day <= last and _opening(day, hours.groups()[:4])
        if not opening:
            return []
        openings.append(opening)
    days = [opening.starts_at.date() for opening in openings]
    whole = bool(days) and (days[0], days[-1]) == (first, last) and sorted(set(days)) == days
    return openings if whole else []


def _opening(day: date, hours: tuple[str | None, ...]) -> Opening | None:
    start, end = (
        datetime.combine(day, time(int(hours[at] or 0), int(hours[at + 1] or 0)), PARIS) for at in (0, 2)
    )
    return Opening(start, end) if start < end else None


def _day(parts: tuple[str | None, ...]) -> date | None:
    """A day from day, month's name and year, or from day, month and year in numbers."""
    number, month, year, *short = parts
    try:
        if number and month and year:
            day = date(int(year), _MONTHS.index(month) + 1, int(number))
        elif len(short) == 3 and short[0] and short[1] and short[2]:
            day = date(int(short[2]), int(short[1]), int(short[0]))
        else:
            return None
    except ValueError:
        return None
    return day if day.year in YEARS else None
