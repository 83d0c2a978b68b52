"""When a place is open and how to call it, said from its own record."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from api.home.chatbox.reading import Span
from api.platform.kit.language import Language, clock_of, date_of

_DAYS: dict[Language, Sequence[str]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"),
}
_TO: dict[Language, str] = {"fr": "{begins} – {ends}", "en": "{begins} to {ends}"}


def told(place: Mapping[str, Any], language: Language, asked: Span | None) -> tuple[str, dict[str, str]]:
    """The key of the sentence and its gaps: the day that is asked for, else the next on which it is open."""
    name = {"name": place["name"]}
    days = (place["hours"] or {}).get("days", [])
    meant = [one for one in days if asked and asked.first <= one["date"] <= asked.last]
    openings = [one for one in meant or days if one["intervals"]]
    if openings:
        said = ", ".join(_interval(one, language) for one in openings[0]["intervals"])
        return "hours.open", name | {"day": _day(openings[0]["date"], language), "hours": said}
    if meant:
        return "hours.closed", name | {"day": _day(meant[0]["date"], language)}
    return "hours.unknown", name


def _day(day: date, language: Language) -> str:
    said = f"{_DAYS[language][day.weekday()]} {date_of(day, language)}"
    return said.rsplit(" ", 1)[0]


def _interval(one: Mapping[str, Any], language: Language) -> str:
    begins, ends = (_clock(one[end], language) for end in ("from", "to"))
    return _TO[language].format(begins=begins, ends=ends)


def _clock(at: str, language: Language) -> str:
    """« 24:00 » is midnight of the next day."""
    hour, _, minute = at.partition(":")
    return clock_of(time(int(hour) % 24, int(minute)), language)
