"""Opening hours of reception desks, from a cell for each day or a free text: only what is sure is read."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from api.guide.opendata import hours, normalise
from api.platform.kit.text import fold

Slot = tuple[str, str]
Week = Mapping[int, Sequence[Slot]]
"""The openings of each day that has any; 0 is Monday."""

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CELL = re.compile(r"([01]\d|2[0-4]):([0-5]\d)\s?-\s?([01]\d|2[0-4]):([0-5]\d)")
_TOKEN = re.compile(
    rf"\s*(?:({'|'.join(DAYS)})s?\b|([01]?\d|2[0-4])\s?h([0-5]\d)?(?![\d:])|(du|de|au|a|et)\b|([,/:;.-]))"
)
# What may make the hours of some day others than those that are written, or say where else people are met.
_ABOUT_HOURS = re.compile(
    rf"\b(?:{'|'.join(DAYS)})s?\b|\bsemaines?\b|\bquinzaine\b|\bmois\b|\bmatin\w*|\bmidi\b|\bsoirs?\b"
    r"|\bferm\w+|\bouvert\w*|\bconges?\b|\bvacances\b|\btravaux\b|\bhoraires?\b|\bpermanences?\b|\bitineran\w+"
    r"|\buniquement\b|\bsauf\b|\bsur (?:rendez|rdv)|\b\d{1,2}\s?h(?:eures?|\d\d)?\b"
    r"|\b\d{1,2}:\d\d\b|\b\d\d/\d\d\b"
)


def expression(week: Week) -> str | None:
    """The week in the OpenStreetMap syntax, closed on public holidays; null when it has no opening, or one
    that ends before it begins, or before the one before it.
    """
    if any(not _in_order(slots) for slots in week.values()):
        return None
    by_slots: dict[str, list[int]] = {}
    for day in sorted(week):
        if week[day]:
            by_slots.setdefault(",".join(f"{start}-{end}" for start, end in week[day]), []).append(day)
    rules = [f"{_days(days)} {slots}" for slots, days in by_slots.items()]
    written = "; ".join([*rules, "PH off"])
    return written if rules and hours.valid(written) else None


def of_cells(cells: Sequence[str]) -> Week | None:
    """A week from one cell a day, Monday first: « 09:00 - 12:00 / 14:00 - 17:30 », or nothing where it is
    closed; null when one of them says anything else.
    """
    week = {}
    for day, cell in enumerate(cells):
        written = normalise.text(cell)
        found = [_CELL.fullmatch(part.strip()) for part in written.split("/")] if written else []
        slots = [(f"{match[1]}:{match[2]}", f"{match[3]}:{match[4]}") for match in found if match]
        if len(slots) < len(found):
            return None
        if slots:
            week[day] = slots
    return week


def of_text(text: str) -> Week | None:
    """A week from « Lundi et mardi : 10h à 12h30 et 14h à 17h Jeudi : 14h à 17h »; null when a word of it is
    none of days, hours and what joins them, or the same day comes twice.
    """
    tokens = _tokens(fold(normalise.text(text)))
    return _Reading(tokens).week() if tokens else None


def in_words(week: Week) -> str:
    """« lundi 09:00-12:00, 14:00-17:30 ; mardi … »."""
    return "\u00a0; ".join(
        f"{DAYS[day]} {', '.join(f'{start}-{end}' for start, end in week[day])}" for day in sorted(week)
    )


def tells_of_hours(comment: str) -> bool:
    """Whether a comment may change the hours that stand beside it."""
    return _ABOUT_HOURS.search(fold(comment)) is not None


def _in_order(slots: Sequence[Slot]) -> bool:
    moments = [moment for slot in slots for moment in slot]
    return all(first < second for first, second in pairwise(moments))


def _days(days: Sequence[int]) -> str:
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{_CODES[days[0]]}-{_CODES[days[-1]]}"
    return ",".join(_CODES[day] for day in days)


Token = int | str
"""A day's number, an hour as « 09:30 », or a word or sign between them."""


def _tokens(text: str) -> list[Token] | None:
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        day, hour, minutes, word, sign = match.groups()
        found.append(
            DAYS.index(day) if day else f"{int(hour):02d}:{minutes or '00'}" if hour else word or sign
        )
        at = match.end()
    return found


class _Reading:
    """Tokens taken one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def week(self) -> Week | None:
        week: dict[int, list[Slot]] = {}
        while self._at < len(self._tokens):
            days = self._days()
            self._skip(":", ",")
            slots = self._slots()
            if not days or not slots or any(day in week for day in days):
                return None
            week |= dict.fromkeys(days, slots)
            self._skip(";", ".", ",")
        return week

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _skip(self, *words: str) -> bool:
        if self._next() in words:
            self._at += 1
            return True
        return False

    def _days(self) -> list[int]:
        self._skip("du", "de")
        days = self._day()
        if days and self._skip("au", "a", "-"):
            last = self._day()
            return list(range(days[0], last[0] + 1)) if last else []
        while days and self._skip(",", "et"):
            more = self._day()
            if not more:
                return []
            days += more
        return days

    def _day(self) -> list[int]:
        token = self._next()
        if not isinstance(token, int):
            return []
        self._at += 1
        return [token]

    def _slots(self) -> list[Slot]:
        slots = []
        while True:
            self._skip("de")
            start = self._hour()
            if start is None or not self._skip("a", "-") or (end := self._hour()) is None:
                return []
            slots.append((start, end))
            if not self._skip("/", "et", "-"):
                return slots

    def _hour(self) -> str | None:
        token = self._next()
        if not isinstance(token, str) or not token[0].isdigit():
            return None
        self._at += 1
        return token
