"""A draft tells beforehand why a referent would read it; publishing then says the same (phone, fault 1)."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.placements.offers.conftest import Company, MakeCompany
from tests.placements.offers.test_reviews import decide
from tests.placements.offers.test_writing import read

WORDS: dict[str, Any] = {"description": "Jeune homme bienvenu"}


async def told_and_done(company: Company, offer: dict[str, Any]) -> tuple[list[str], list[str], str]:
    """What the draft says, what publishing then says, and where the offer is."""
    begun = (await company.begin(offer)).json()
    sent = (await company.act(offer, "publish")).json()
    return begun["read_first_for"], sent["held_for"], sent["status"]


ADVANCE: dict[str, Any] = {"description": "Tu logeras dans la chambre d'amis pendant le stage."}


@pytest.mark.parametrize(
    ("values", "codes"),
    [({}, []), (WORDS, ["discrimination"]), (ADVANCE, ["advance"])],
)
async def test_a_draft_says_what_publishing_does(
    company: Company, values: dict[str, Any], codes: list[str]
) -> None:
    said, held, status = await told_and_done(company, company.observation(**values))
    assert (said, held, status) == (codes, codes, "review" if codes else "published")


async def test_a_rule_that_leaves_room_and_a_company_that_waits_are_said_too(
    factory: Factory, make_company: MakeCompany
) -> None:
    factory.commune("44109", "Nantes")
    company = await make_company(verified_at=None, sector_code="56.30Z")
    said, held, status = await told_and_done(company, company.observation())
    assert said == held == ["company_unverified", "law"]
    assert status == "review"


async def test_what_a_referent_let_out_is_not_said_again_and_what_they_hid_is(
    company: Company, referent: httpx.AsyncClient
) -> None:
    offer = company.observation(**WORDS)
    await company.publish(offer)
    await decide(referent, offer["id"], "publish")
    await company.act(offer, "withdraw")
    assert (await read(company, offer))["read_first_for"] == []
    await company.change(offer, description="Jeune homme très bienvenu")
    assert (await read(company, offer))["read_first_for"] == ["discrimination"]
    await company.change(offer, description="Venez voir")
    await company.act(offer, "publish")
    await decide(referent, offer["id"], "hide", "Adresse inexistante")
    assert (await read(company, offer))["read_first_for"] == ["was_hidden"]
