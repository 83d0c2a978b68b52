"""What is read in the words besides what the search reads."""

from datetime import date

import pytest

from api.home.chatbox.reading import Span, goes_on, ordinal, when, within_km

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("à moins de 20 km", 20),
        ("20km max", 20),
        ("à 5 bornes de chez moi", 5),
        ("cap cuisine 44000", None),
        ("9999 km", None),
        ("", None),
    ],
)
def test_how_far_is_read(text: str, km: int | None) -> None:
    assert within_km(text) == km


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ce week-end", (2026, 12, 5), (2026, 12, 6)),
        ("demain", (2026, 12, 1), (2026, 12, 1)),
        ("la semaine prochaine", (2026, 12, 7), (2026, 12, 13)),
        ("cette semaine", (2026, 11, 30), (2026, 12, 6)),
        ("samedi", (2026, 12, 5), (2026, 12, 5)),
        ("lundi", (2026, 11, 30), (2026, 11, 30)),
        ("en novembre", (2026, 11, 30), (2026, 11, 30)),
        ("en février", (2027, 2, 1), (2027, 2, 28)),
        ("in February", (2027, 2, 1), (2027, 2, 28)),
    ],
)
def test_days_are_read_and_none_is_past(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert when(text, MONDAY) == Span(date(*first), date(*last))


def test_a_weekend_that_has_begun_begins_today() -> None:
    assert when("ce week-end", date(2026, 12, 6)) == Span(date(2026, 12, 6), date(2026, 12, 6))


def test_words_that_name_no_day_name_none() -> None:
    assert when("boulanger à Laval", MONDAY) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("le deuxième", 1),
        ("le 1er", 0),
        ("la dernière", -1),
        ("stage de 3e", None),
        ("c’est quoi le troisième", 2),
        ("un cap", None),
    ],
)
def test_a_card_is_pointed_at(text: str, number: int | None) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "more"), [("et à Laval ?", True), ("sinon en bts", True), ("un cfa", False)]
)
def test_words_may_add_to_what_was_said(text: str, *, more: bool) -> None:
    assert goes_on(text) is more
