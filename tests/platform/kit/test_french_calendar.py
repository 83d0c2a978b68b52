"""Public and school holidays of France (Placements, lines 1, 4 and 7)."""

from datetime import date

import pytest

from api.platform.kit import french_calendar as calendar
from api.platform.settings.shapes import SchoolZone

D = date.fromisoformat


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Noël"),
        ("2027-01-01", "Jour de l’an"),
        ("2027-03-29", "Lundi de Pâques"),
        ("2027-05-01", "Fête du Travail"),
        ("2027-05-06", "Ascension"),
        ("2027-05-08", "Fête de la Victoire"),
        ("2027-05-17", "Lundi de Pentecôte"),
        ("2027-07-14", "Fête nationale"),
        ("2027-08-15", "Assomption"),
        ("2027-11-01", "Toussaint"),
        ("2027-11-11", "Armistice"),
        ("2008-05-01", "Ascension, Fête du Travail"),  # two on one day
        ("2060-12-25", "Noël"),  # no year is unknown
        ("2027-03-26", None),  # Good Friday: Alsace and Moselle only
        ("2026-12-26", None),
        ("2026-12-24", None),
        ("2027-05-07", None),  # the bridge is no public holiday
    ],
)
def test_public_holidays(day: str, name: str | None) -> None:
    assert calendar.public_holiday(D(day)) == name


def test_a_year_has_the_eleven_of_the_code_du_travail() -> None:
    """L3133-1, of the territory: eleven."""
    for year in range(2025, 2035):
        assert len(calendar.public_holidays(date(year, 1, 1), date(year, 12, 31))) == 11
    span = calendar.public_holidays(D("2026-12-25"), D("2027-01-01"))
    assert span == {D("2026-12-25"): "Noël", D("2027-01-01"): "Jour de l’an"}


@pytest.mark.parametrize(
    ("day", "zones"),
    [
        ("2026-12-18", ""),
        ("2026-12-19", "ABC"),
        ("2026-12-23", "ABC"),
        ("2027-01-03", "ABC"),
        ("2027-01-04", ""),
        ("2027-02-08", "C"),
        ("2027-02-15", "AC"),
        ("2027-02-22", "AB"),
        ("2027-03-01", "B"),
        ("2027-03-08", ""),
        ("2027-04-20", "AB"),
        ("2027-05-07", "ABC"),  # the Friday after Ascension
        ("2027-07-03", "ABC"),
        ("2027-09-02", ""),
        ("2028-08-31", "ABC"),  # the last day the ministry has published
    ],
)
def test_school_holidays_of_each_zone(day: str, zones: str) -> None:
    listed: tuple[SchoolZone, ...] = ("A", "B", "C")
    assert "".join(zone for zone in listed if calendar.school_holiday(D(day), zone)) == zones


def test_beyond_what_is_published_only_summer_is_a_holiday() -> None:
    """Who must not be disturbed in class is not; who plans can ask whether the year is known."""
    assert calendar.knows_school_year(D("2026-11-28"))
    assert calendar.knows_school_year(D("2028-06-01"))
    for day, name in (("2035-12-26", None), ("2035-07-01", "Vacances d’été"), ("2035-09-01", None)):
        assert not calendar.knows_school_year(D(day))
        assert calendar.school_holiday(D(day), "B") == name
    assert not calendar.knows_school_year(D("1989-12-25"))


def test_spans_are_whole_and_in_order() -> None:
    found = calendar.school_holidays(D("2026-12-24"), D("2027-07-10"), "B")
    assert [(one.first.isoformat(), one.last.isoformat(), one.name) for one in found] == [
        ("2026-12-19", "2027-01-03", "Vacances de Noël"),
        ("2027-02-20", "2027-03-07", "Vacances d’hiver"),
        ("2027-04-17", "2027-05-02", "Vacances de printemps"),
        ("2027-05-06", "2027-05-08", "Pont de l’Ascension"),
        ("2027-07-03", "2027-08-31", "Vacances d’été"),
    ]
    assert calendar.school_holidays(D("2027-01-04"), D("2027-02-19"), "B") == []
