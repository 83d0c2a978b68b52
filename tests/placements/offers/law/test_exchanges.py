"""Placements: what is no placement is told what it is, and where it goes."""

from datetime import date
from typing import Any

import pytest

from api.placements.offers.models import OfferKind, OfferLevel
from api.placements.offers.rules import Beside, law_findings
from api.placements.offers.schemas import OfferWrite
from api.platform.settings import Settings


def rules(
    said: str, title: str = "", start: date = date(2027, 7, 5), days: int = 28, **more: Any
) -> list[str]:
    offer = OfferWrite(
        **{
            "kind": OfferKind.PLACEMENT,
            "levels": [OfferLevel.BAC_PRO],
            "title": title,
            "description": said,
            "hours_per_week": 30,
            "start_on": start,
            "duration_days": days,
            **more,
        }
    )
    return [one.rule for one in law_findings(Settings(_env_file=None), offer, frozenset(), Beside())]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Job d'été au mini-golf.", "summer_job"),
        ("Job tout l'été à la plage.", "summer_job"),
        ("Emploi saisonnier en juillet.", "summer_job"),
        ("Petit boulot d'été chez le glacier.", "summer_job"),
        ("A summer job by the sea.", "summer_job"),
        ("Visite de la biscuiterie avec ta classe.", "class_visit"),
        ("Une semaine en PMSMP, convention de la mission locale.", "immersion"),
    ],
)
def test_another_exchange_is_told_as_what_it_is(said: str, rule: str) -> None:
    assert rule in rules(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ce n'est pas un job d'été.",
        "Visite d'un chantier avec le conducteur de travaux.",
        "Tu accompagnes les visites de la cave.",
        "Immersion dans la vie d'un garage.",
    ],
)
def test_a_placement_is_not(said: str) -> None:
    assert rules(said) == ["trainees_in_school_holidays"]


def test_a_job_of_those_under_16_leaves_half_of_the_holidays_free() -> None:
    assert rules("Job d'été dès 14 ans.", days=56) == ["summer_job", "half_of_holidays"]
    assert rules("Job d'été dès 14 ans.", days=21) == ["summer_job"]
    assert rules("Job d'été dès 16 ans.", days=56) == ["summer_job"]


def test_no_school_is_said_to_sign_a_summer_job() -> None:
    assert rules("Job d'été au mini-golf.") == ["summer_job"]
