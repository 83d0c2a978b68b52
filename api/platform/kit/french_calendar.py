"""Public holidays of metropolitan France, and the school holidays of its zones.

Public holidays are computed (PyPI `holidays`, MIT; Code du travail L3133-1): they are known for every year.
School holidays are what the ministry has published (PyPI `vacances-scolaires-france`, MIT; an arrêté gives
two or three years at once), the Ascension's bridge among them. Beyond, nothing is guessed: see
`school_holiday`. Not here: Good Friday and 26 December of Alsace and Moselle, the holidays of overseas.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from vacances_scolaires_france import SchoolHolidayDates

from api.platform.kit.clock import today
from api.platform.kit.language import Language
from api.platform.settings.shapes import SchoolZone

_SUMMER = (7, 8)
_SUMMER_NAME = "Vacances d’été"


class SchoolHolidays(NamedTuple):
    """Holidays of a zone, from their first day to their last one, weekends at both ends as published."""

    first: date
    last: date
    name: str


def get_ready() -> None:
    """Read what takes long, so that nobody waits for it."""
    _public(today().year)


def public_holiday(day: date) -> str | None:
    """The French name of a public holiday, null on any other day; known for every year."""
    return _public(day.year).get(day)


def public_holiday_in(day: date, language: Language) -> str | None:
    """The same in a language."""
    return _public(day.year, language).get(day)


def school_holiday(day: date, zone: SchoolZone) -> str | None:
    """The French name of the holidays that a day lies in, in a zone; null in term.

    Of a day beyond the published calendars (`knows_school_year`) only July and August are holidays, and any
    other day is in term: who must not be disturbed in class is not, and who plans asks `knows_school_year`.
    """
    if knows_school_year(day):
        return _school(zone).get(day)
    return _SUMMER_NAME if day.month in _SUMMER else None


def knows_school_year(day: date) -> bool:
    """Whether the ministry's calendar of that day was published when the library was released."""
    first, last = _published()
    return first <= day <= last


def public_holidays(first: date, last: date) -> dict[date, str]:
    """Those of a span, both ends within it, in order, with their French names."""
    years = range(first.year, last.year + 1)
    return {day: name for year in years for day, name in _public(year).items() if first <= day <= last}


def school_holidays(first: date, last: date, zone: SchoolZone) -> list[SchoolHolidays]:
    """Those of a zone that touch a span, whole and in order; beyond the published calendars, summers only."""
    found: list[SchoolHolidays] = []
    day = first
    while day <= last:
        name = school_holiday(day, zone)
        if name is None:
            day += timedelta(days=1)
            continue
        begins = ends = day
        while school_holiday(begins - timedelta(days=1), zone) == name:
            begins -= timedelta(days=1)
        while school_holiday(ends + timedelta(days=1), zone) == name:
            ends += timedelta(days=1)
        found.append(SchoolHolidays(begins, ends, name))
        day = ends + timedelta(days=1)
    return found


@cache
def _public(year: int, language: Language = "fr") -> dict[date, str]:
    # It brings the holidays of every country along: a third of a second.
    from holidays.countries.france import France

    names = France(years=year, language="fr" if language == "fr" else "en_US")
    return {day: names[day].replace("'", "’").replace("; ", ", ") for day in sorted(names)}


@cache
def _dates() -> SchoolHolidayDates:
    return SchoolHolidayDates()


@cache
def _school(zone: SchoolZone) -> dict[date, str]:
    column = f"vacances_zone_{zone.lower()}"
    return {day: row["nom_vacances"].replace("'", "’") for day, row in _dates().data.items() if row[column]}


@cache
def _published() -> tuple[date, date]:
    """First and last day of the calendars in the library: what follows the last holidays is not known."""
    days = _dates().data
    return min(days), max(days)
