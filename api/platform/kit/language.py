"""French or English: the languages of every text a person reads, and its dates."""

from datetime import date, datetime, time
from typing import Literal

from api.platform.kit.clock import PARIS

Language = Literal["fr", "en"]
Words = dict[Language, str]

_MONTHS: dict[Language, list[str]] = {
    "fr": [
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ],
    "en": [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ],
}


def preferred(accept_language: str) -> Language:
    """The reader's language by an Accept-Language header (RFC 9110 §12.5.4).

    French unless English is preferred to it.
    """
    qualities: dict[str, float] = {}
    for part in accept_language[:500].split(","):
        tag, _, parameter = part.strip().partition(";")
        try:
            quality = float(parameter.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        qualities.setdefault(tag.strip().lower()[:2], quality)
    return "en" if qualities.get("en", 0) > qualities.get("fr", 0) else "fr"


def day(moment: datetime, language: Language) -> str:
    """« 5 mars 2026 », in Paris."""
    return date_of(moment.astimezone(PARIS), language)


def date_of(day: date, language: Language) -> str:
    """« 5 mars 2026 »."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def span_of(first: date, last: date, language: Language) -> str:
    """« du 21 au 25 décembre 2026 »; one day is that day."""
    if first == last:
        return date_of(first, language)
    number, month, year = date_of(first, language).split()
    parts = [number]
    if (first.year, first.month) != (last.year, last.month):
        parts.append(month)
    if first.year != last.year:
        parts.append(year)
    begins = " ".join(parts)
    ends = date_of(last, language)
    return f"du {begins} au {ends}" if language == "fr" else f"{begins} to {ends}"


def length_of(hours: float, language: Language) -> str:
    """« 4 h 30 », « 4 h » (4 hours): no line breaks within."""
    whole, minutes = divmod(round(hours * 60), 60)
    if minutes:
        return f"{whole}\u00a0h\u00a0{minutes:02}"
    return f"{whole}\u00a0{'h' if language == 'fr' else 'hours'}"


def clock_of(at: time, language: Language) -> str:
    """« 14 h 05 », « 14 h » (14:05): no line breaks within."""
    if language == "en":
        return f"{at.hour}:{at.minute:02}"
    return length_of(at.hour + at.minute / 60, language)


def time_of(moment: datetime, language: Language) -> str:
    """« 5 mars 2026 à 14 h 05 », in Paris."""
    at = clock_of(moment.astimezone(PARIS).time(), language)
    return f"{day(moment, language)} {'à' if language == 'fr' else 'at'} {at}"
