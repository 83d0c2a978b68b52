"""Placements, line 4: the public holidays within a long placement of minors are told, and hold nothing."""

from datetime import date
from typing import Any

import pytest

from api.placements.offers import rules
from api.placements.offers.schemas import OfferWrite
from tests.placements.offers.conftest import Company
from tests.placements.offers.test_rules import apprenticeship, placement

SPRING = {"levels": ["cap"], "start_on": date(2027, 3, 1), "duration_days": 56}
"""1 March to 25 April 2027: Easter Monday is 29 March."""


def told(offer: dict[str, Any]) -> str | None:
    free = rules.free_days(OfferWrite.model_validate(offer))
    return free and free.fr.replace("\u00a0", " ")


def test_each_is_named_with_what_the_law_says() -> None:
    free = rules.free_days(OfferWrite.model_validate(placement(**SPRING)))
    assert free
    assert free.fr == (
        "Jour férié pendant ce stage\u00a0: 29 mars 2027 (Lundi de Pâques)."
        " Avant 18\u00a0ans, on ne vient pas ce jour-là (Code du travail L3164-6)."
    )
    assert free.en == (
        "Public holiday during this placement: 29 March 2027 (Easter Monday). Nobody under 18 comes on it"
        " (Code du travail L3164-6)."
    )


def test_of_many_three_are_named() -> None:
    """29 March, 1, 6, 8 and 17 May, 14 July."""
    free = told(placement(**{**SPRING, "duration_days": 150}))
    assert free is not None
    assert "Jours fériés pendant ce stage : 29 mars 2027" in free
    assert "(Ascension) et 3 autres." in free
    assert "ces jours-là" in free


@pytest.mark.parametrize(
    ("offer", "why"),
    [
        (placement(**{**SPRING, "levels": ["but"]}), "adults"),
        (placement(**{**SPRING, "start_on": None}), "no dates"),
        (placement(**SPRING, weekdays=["tue", "wed"]), "nobody comes on Mondays"),
        (placement(**SPRING, declarations=["off_on_holidays"]), "the company says so"),
        (placement(**SPRING, declarations=["public_holidays"]), "an agreement, which is asked about"),
        (
            placement(**{**SPRING, "start_on": date(2027, 3, 29), "duration_days": 14}),
            "its first day",
        ),
        (apprenticeship(), "two years have all of them"),
    ],
)
def test_nothing_is_told_where_there_is_nothing_to_say(offer: dict[str, Any], why: str) -> None:
    assert told(offer) is None, why


async def test_such_an_offer_goes_out_at_once_and_its_company_reads_of_them(company: Company) -> None:
    start = date(date.today().year + 1, 4, 20)  # before 1 and 8 May, whatever the year
    offer = company.placement(levels=["cap"], start_on=str(start), duration_days=28, weekdays=[])
    published = (await company.publish(offer)).json()
    assert (published["status"], published["law"]) == ("published", [])
    assert f"1er mai {start.year} (Fête du Travail)" in published["free_days"]["fr"]
    page = (await company.client.get(f"/api/v1/offers/{offer['id']}")).json()
    assert "free_days" not in page
