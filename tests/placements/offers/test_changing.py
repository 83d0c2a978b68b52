"""Writing an offer anew: from two devices, and from what was read before."""

import asyncio
from typing import Any

import httpx

from tests.factories import Factory
from tests.placements.offers.conftest import SIRET, Company


async def read(company: Company, offer: dict[str, Any]) -> dict[str, Any]:
    response = await company.client.get(f"/api/v1/me/offers/{offer['id']}")
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def conflict_of(response: httpx.Response) -> str:
    assert response.status_code == 409, response.text
    return str(response.json()["type"])


class TestTwoDevices:
    async def test_what_another_device_wrote_is_not_lost_silently(self, company: Company) -> None:
        offer = company.observation()
        await company.begin(offer)
        seen = (await read(company, offer))["updated_at"]
        assert (await company.change(offer, title="Du premier appareil", seen_at=seen)).status_code == 200
        late = await company.change(offer, title="Du second appareil", seen_at=seen)
        assert conflict_of(late) == "/problems/offer-changed"
        now = await read(company, offer)
        assert now["title"] == "Du premier appareil"
        again = await company.change(offer, title="Du second appareil", seen_at=now["updated_at"])
        assert again.status_code == 200, "once seen, it may be replaced"

    async def test_of_two_changes_at_the_same_moment_one_is_refused(self, company: Company) -> None:
        offer = company.observation()
        await company.begin(offer)
        seen = (await read(company, offer))["updated_at"]
        answers = await asyncio.gather(
            *(company.change(offer, title=f"Appareil {n}", seen_at=seen) for n in range(4))
        )
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]

    async def test_who_says_nothing_of_what_was_seen_replaces_it(self, company: Company) -> None:
        offer = company.observation()
        await company.begin(offer)
        assert (await company.change(offer, title="Sans condition")).status_code == 200


async def test_writing_back_what_was_read_keeps_the_point_on_the_map(
    company: Company, factory: Factory
) -> None:
    factory.place(
        "Menuiserie",
        kind="company",
        siret=SIRET,
        commune_code="44109",
        address="3 rue du Lac",
        at=(47.3, -1.6),
    )
    offer = company.observation()
    await company.begin(offer)
    made = await read(company, offer)
    assert (made["address"], made["approximate"]) == ("3 rue du Lac", False)
    assert (await company.change(offer, address=made["address"], title="Relue")).status_code == 200
    kept = await read(company, offer)
    assert (kept["lat"], kept["approximate"]) == (made["lat"], False)
    assert (await company.change(offer, address="9 place du Port")).status_code == 200
    assert (await read(company, offer))["approximate"], "another address: nobody knows where it is"


async def test_a_form_learns_the_limits_of_pupils_and_of_apprentices(company: Company) -> None:
    rules = (await company.client.get("/api/v1/offer-rules")).json()
    limits = {one["level"]: one for one in rules["levels"]}
    assert limits["cap"]["working_time"]["ages"] == "under_16"
    fifteen = limits["cap"]["apprentices"]
    assert (fifteen["ages"], fifteen["hours_per_day"], fifteen["latest"]) == ("under_16", 8, "20:00")
    assert (rules["from_sixteen"]["latest"], rules["from_sixteen"]["daily_rest_hours"]) == ("22:00", 12)
    assert (rules["from_fifteen"]["ages"], rules["from_fifteen"]["hours_per_day"]) == ("under_16", 7)
    assert limits["bts"]["apprentices"]["ages"] == "adults"
    assert (limits["cap"]["needs"], limits["bts"]["needs"]) == ({"hours_per_week": "hours_needed"}, {})
