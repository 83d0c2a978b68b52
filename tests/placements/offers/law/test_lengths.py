"""Placements, line 4: a placement that lasts longer than six months in words only (L124-5)."""

import pytest

from api.placements.offers.law import lengths
from tests.placements.offers.law.test_times import offer

TOO_LONG = [
    (
        182,
        "Six mois pour commencer, puis on re-signe aussitôt trois mois, convention au nom d'une autre école.",
    ),
    (182, "Stage de six mois renouvelable trois mois."),
    (182, "Stage de six mois renouvelable."),
    (182, "Stage de neuf mois."),
    (56, "Stage d'une durée de 9 mois."),
    (56, "Stage : 30 semaines."),
    (182, "Nous voulons quelqu'un huit mois pleins."),
    (182, "Prolongation de trois mois prévue."),
    (120, "Deux conventions à la suite : 6 mois + 3 mois."),
    (56, "Le stage est prolongé de cinq mois."),
    (56, "Une convention signée par une autre école."),
    (182, "An internship of nine months."),
]
SHORT_ENOUGH = [
    (56, "Stage de six mois au plus."),
    (56, "Stage de deux mois renouvelable deux mois."),
    (112, "Stage de 4 mois, avec 9 mois d'alternance ensuite."),
    (182, "Nous ne prolongeons pas de trois mois."),
    (56, "Une entreprise créée il y a neuf mois."),
    (182, "Nos énergies renouvelables, 6 mois par an."),
    (182, "Stage ouvert à qui a neuf mois d'expérience."),
    (182, "Un magazine : 6 mois d'abonnement renouvelable 3 mois."),
]


@pytest.mark.parametrize(("days", "said"), TOO_LONG)
def test_more_than_six_months_in_words_is_asked_about(days: int, said: str) -> None:
    (found,) = lengths.check(offer("placement bts", said), days)
    assert (found.rule, found.outcome) == ("placement_too_long", "asked")
    assert found.about in said


@pytest.mark.parametrize(("days", "said"), SHORT_ENOUGH)
def test_what_the_law_allows_or_is_no_placement_is_not(days: int, said: str) -> None:
    assert list(lengths.check(offer("placement bts", said), days)) == []


@pytest.mark.parametrize(
    ("level", "said", "rules"),
    [
        ("3e", "Nous prenons les 3e trois semaines de suite.", ["observation_length"]),
        ("3e", "Stage découverte, 3 semaines.", ["observation_length"]),
        ("3e", "Stage d'une semaine.", []),
        ("2nde", "Stage de deux semaines.", []),
        ("2nde", "Quatre semaines d'affilée.", ["observation_length"]),
    ],
)
def test_weeks_in_a_row_of_one_pupil_are_asked_about(level: str, said: str, rules: list[str]) -> None:
    assert [one.rule for one in lengths.check(offer(f"observation {level}", said), None)] == rules
