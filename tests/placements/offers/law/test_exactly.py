"""Placements, line 4: a refusal of hours names the limit, and a holiday its name; in both languages."""

import re
from datetime import date
from typing import Any

import pytest

from api.placements.offers import rules
from api.placements.offers.law.amounts import Beside
from api.placements.offers.law.book import cited
from api.placements.offers.schemas import OfferWrite
from api.platform.settings import Settings
from tests.placements.offers.test_rules import apprenticeship, observation, placement


def day(starts: str, ends: str, pause: int = 60) -> dict[str, Any]:
    return {"day_starts": starts, "day_ends": ends, "break_minutes": pause}


CASES: list[tuple[dict[str, Any], str, str, str]] = [
    (observation(**day("09:00", "17:30")), "too_many_hours_a_day",
     "Ici 7 h 30 par jour : avant 15 ans, la limite est 6 h.",
     "Here 7 h 30 a day: under 15 the limit is 6 hours."),
    (apprenticeship(hours_per_week=39), "too_many_hours_a_week",
     "Ici 39 h par semaine : avant 18 ans, la limite est 35 h.",
     "Here 39 hours a week: under 18 the limit is 35 hours."),
    (placement(hours_per_week=50), "too_many_hours_a_week",
     "Ici 50 h par semaine : pour des adultes, la limite est 48 h.",
     "Here 50 hours a week: for adults the limit is 48 hours."),
    (apprenticeship(**day("05:30", "12:30")), "too_early",
     "Ici la journée commence à 5 h 30 : avant 18 ans, pas avant 6 h.",
     "Here the day begins at 5:30: under 18 not before 6:00."),
    (apprenticeship(**day("15:00", "22:30")), "too_late",
     "Ici la journée finit à 22 h 30 : avant 18 ans, pas après 22 h.",
     "Here the day ends at 22:30: under 18 not after 22:00."),
    (observation(**day("14:00", "20:30")), "too_late",
     "Ici la journée finit à 20 h 30 : avant 16 ans, pas après 20 h.",
     "Here the day ends at 20:30: under 16 not after 20:00."),
    # One limit of the morning for everybody under 18 (L3163-1): said so, whatever the class.
    (observation(**day("05:00", "11:00")), "too_early",
     "Ici la journée commence à 5 h : avant 18 ans, pas avant 6 h.",
     "Here the day begins at 5:00: under 18 not before 6:00."),
    (apprenticeship(**day("08:00", "13:00", 10)), "break_too_short",
     "Ici 10 minutes de pause pour 5 h de présence : avant 18 ans, il en faut 30.",
     "Here a break of 10 minutes in 5 hours of presence: under 18 it is 30."),
    # L3162-3: for everybody under 18, also where their other limits are those of 16.
    (placement(levels=["bac_pro"], **day("07:00", "15:30", 120), break_starts="12:30"), "break_too_short",
     "Ici 5 h 30 d’affilée : avant 18 ans, pas plus de 4 h 30 sans pause.",
     "Here 5 h 30 at a stretch: under 18 not more than 4 h 30 without a break."),
    (apprenticeship(**day("07:00", "19:30", 300)), "rest_too_short",
     "Ici 11 h 30 de repos d’un jour à l’autre : avant 18 ans, il faut 12 h.",
     "Here 11 h 30 of rest between days: under 18 it is 12 hours."),
    (apprenticeship(weekdays=["mon", "tue", "wed", "thu", "fri", "sat"]), "too_many_days",
     "Ici 6 jours par semaine : avant 18 ans, la limite est 5.",
     "Here 6 days a week: under 18 the limit is 5."),
    (placement(levels=["cap"], start_on=date(2027, 7, 14)), "public_holiday",
     "Le 14 juillet 2027 est férié : Fête nationale.",
     "14 July 2027 is a public holiday: National Day."),
    (observation(weeks=[{"week": date(2027, 11, 8)}]), "public_holiday",
     "Le 11 novembre 2027 est férié : Armistice.",
     "11 November 2027 is a public holiday: Armistice Day."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("offer", "rule", "french", "english"),
    CASES,
    ids=[f"{number} {case[1]}" for number, case in enumerate(CASES)],
)
def test_a_refusal_says_what_and_the_limit(
    offer: dict[str, Any], rule: str, french: str, english: str
) -> None:
    written = OfferWrite.model_validate(offer)
    settings = Settings(_env_file=None)
    found = {one.rule: one for one in rules.law_findings(settings, written, frozenset(), Beside())}
    told = cited(found[rule])
    assert told["fr"].replace("\u00a0", " ").startswith(french)
    assert told["en"].replace("\u00a0", " ").startswith(english)
    assert not re.search(r"\d (?:h|hours|minutes)\b|h \d", told["fr"] + told["en"]), "a line breaks there"
    assert "Code du travail L3" in told["fr"]


@pytest.mark.parametrize(
    ("offer", "begins"),
    [
        (placement(levels=["cap"], description="Vous travaillerez aussi le 1er mai."), "Vous écrivez « "),
        (placement(levels=["cap"], start_on=None, end_on=None, declarations=["public_holidays"]), "Avant"),
    ],
    ids=["in words only", "declared without a date"],
)
def test_a_holiday_is_not_said_to_be_a_chosen_day_where_none_is(offer: dict[str, Any], begins: str) -> None:
    """Placements, line 4: of « le 1er mai » in a text one of the chosen days was said to be a holiday."""
    written = OfferWrite.model_validate(offer)
    found = rules.law_findings(Settings(_env_file=None), written, frozenset(), Beside())
    (told,) = (cited(one) for one in found if one.rule == "public_holiday")
    assert told["fr"].replace("\u00a0", " ").startswith(begins)
    assert "tombe sur" not in told["fr"]
    assert "Avant 18 ans, personne ne vient un jour férié, sauf si un accord le permet." in told["fr"]
    assert "is one of these days" not in told["en"]
