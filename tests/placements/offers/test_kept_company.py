"""Walls, line 12: a company of which everybody is kept from minors offers them nothing meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.platform.access import Role
from api.platform.kit.clock import now
from tests.factories import Factory
from tests.placements.offers.conftest import Company, found
from tests.placements.offers.test_writing import read

Keep = Callable[[UUID], None]


@pytest.fixture
def keep(factory: Factory) -> Keep:
    """Keeps an account from minors, as a moderator does."""
    return lambda account: factory._insert("restriction", "id", {"account_id": account})


def release(factory: Factory) -> None:
    factory.connection.execute("UPDATE restriction SET lifted_at = now()")


async def out(company: Company) -> dict[str, Any]:
    """An offer that everybody finds."""
    offer = company.observation()
    assert (await company.publish(offer)).json()["status"] == "published"
    return offer


async def page(client: httpx.AsyncClient, offer: dict[str, Any]) -> int:
    return (await client.get(f"/api/v1/offers/{offer['id']}")).status_code


class TestWhoIsKept:
    async def test_brings_out_nothing_and_changes_nothing_that_is_out(
        self, company: Company, keep: Keep
    ) -> None:
        offer = await out(company)
        keep(company.owner)
        draft = company.observation()
        for refused in (
            await company.publish(draft),
            await company.change(offer, title="Autre chose à voir"),
        ):
            assert (refused.status_code, refused.json()["type"]) == (403, "/problems/kept-from-minors")
        assert (await read(company, draft))["status"] == "draft"
        assert (await read(company, offer))["title"] == offer["title"]

    async def test_nor_does_who_is_suspended(self, company: Company, factory: Factory) -> None:
        """A moderator's suspension kept from answering, and from nothing that everybody reads."""
        offer = await out(company)
        factory.decision(company.owner, "suspend", until=now() + timedelta(days=7))
        for refused in (
            await company.publish(company.observation()),
            await company.change(offer, title="Autre chose à voir"),
        ):
            assert (refused.status_code, refused.json()["type"]) == (403, "/problems/suspended")

    async def test_takes_an_offer_away_all_the_same(self, company: Company, keep: Keep) -> None:
        offer = await out(company)
        keep(company.owner)
        assert (await company.act(offer, "withdraw")).json()["status"] == "withdrawn"


class TestTheCompany:
    async def test_what_is_out_is_shown_to_nobody_until_a_moderator_releases(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, keep: Keep
    ) -> None:
        offer = await out(company)
        keep(company.owner)
        around = {"lat": 47.2, "lon": -1.5}
        assert (await found(client), await found(client, **around), await found(client, q="atelier")) == (
            [],
        ) * 3
        assert await page(client, offer) == 404
        release(factory)
        assert await found(client) == [offer["title"]]
        assert await page(client, offer) == 200
        assert (await read(company, offer))["held_for"] == []

    async def test_its_people_read_why(self, company: Company, keep: Keep) -> None:
        offer = await out(company)
        keep(company.owner)
        listed = (await company.client.get("/api/v1/me/offers")).json()["items"]
        for seen in (await read(company, offer), *listed):
            assert (seen["status"], seen["held_for"]) == ("published", ["company_kept"])

    async def test_a_colleague_who_may_answer_minors_keeps_it_in_the_list(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, keep: Keep
    ) -> None:
        offer = await out(company)
        colleague = factory.member(company.organisation, factory.account(Role.COMPANY))
        keep(company.owner)
        assert await found(client) == [offer["title"]]
        keep(colleague)
        assert await found(client) == []

    @pytest.mark.parametrize("values", [{"age": 16}, {"status": "leaving"}, {"status": "banned"}])
    async def test_nobody_answers_who_is_a_minor_or_gone(
        self,
        company: Company,
        client: httpx.AsyncClient,
        factory: Factory,
        keep: Keep,
        values: dict[str, Any],
    ) -> None:
        await out(company)
        factory.member(company.organisation, factory.account(**values))
        keep(company.owner)
        assert await found(client) == []

    async def test_others_stay(
        self, company: Company, client: httpx.AsyncClient, factory: Factory, keep: Keep
    ) -> None:
        offer = await out(company)
        keep(factory.account(Role.COMPANY))
        other = factory.account(Role.COMPANY)
        factory.organisation(other, siret="98765432100017")
        keep(other)
        assert await found(client) == [offer["title"]]
