"""When a place is open and how to call it, said from its own record."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from api.home.chatbox.reading import Span
from api.platform.kit.language import Language, clock_of, date_of

DAYS: dict[Language, Sequence[str]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ON: dict[Language, str] = {"fr": "{day}", "en": "on {day}"}
_TO: dict[Language, str] = {"fr": "{opens} – {closes}", "en": "{opens} to {closes}"}


def told(place: Mapping[str, Any], language: Language, asked: Span | None) -> tuple[str, dict[str, str]]:
    """The key of the sentence and its gaps: the day that is asked for, else the next on which it is open."""
    name = {"name": place["name"]}
    days = (place["hours"] or {}).get("days", [])
    meant = [one for one in days if asked and asked.first <= one["date"] <= asked.last]
    openings = [one for one in meant or days if one["intervals"]]
    if openings:
        said = ", ".join(interval(one["from"], one["to"], language) for one in openings[0]["intervals"])
        return "hours.open", name | {"day": _on(openings[0]["date"], language), "hours": said}
    if meant:
        return "hours.closed", name | {"day": _on(meant[0]["date"], language)}
    return "hours.unknown", name


def _on(day: date, language: Language) -> str:
    return _ON[language].format(day=day_of(day, language))


def day_of(day: date, language: Language) -> str:
    """« lundi 7 décembre »."""
    return f"{DAYS[language][day.weekday()]} {date_of(day, language).rsplit(' ', 1)[0]}"


def interval(opens: str, closes: str, language: Language) -> str:
    """« 9 h – 12 h 30 », of « 09:00 » and « 12:30 »."""
    return _TO[language].format(opens=clock(opens, language), closes=clock(closes, language))


def clock(at: str, language: Language) -> str:
    """« 9 h », of « 09:00 »; « 24:00 » is midnight of the next day."""
    hour, _, minute = at.partition(":")
    return clock_of(time(int(hour) % 24, int(minute)), language)
