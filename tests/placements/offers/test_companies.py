"""What becomes of a company's offers when it is verified, checked anew, closed or banned."""

import asyncio
from uuid import UUID, uuid4

import httpx
import pytest

from api.placements.offers import lifecycle
from api.platform.access import Role
from api.platform.jobs.queue import Tools
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.placements.offers.conftest import SIRET, Company, MakeCompany, found, jobs
from tests.placements.offers.test_writing import read
from tests.test_worker import run_due

BAN = {"reason": "Fausses offres"}


@pytest.fixture
async def admin(factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.ADMIN)))


async def follow(database: Database, settings: Settings, organisation: UUID) -> None:
    """Do what the worker does once an organisation has changed."""
    tools = Tools(database, settings)
    async with tools.database.transaction() as session:
        await lifecycle.organisation_changed(session, settings, organisation)


async def ban(admin: httpx.AsyncClient, account: UUID) -> int:
    return (await admin.post(f"/api/v1/accounts/{account}/ban", json=BAN)).status_code


class TestVerification:
    async def test_an_unverified_company_s_offer_waits_and_goes_out_by_itself(
        self,
        factory: Factory,
        make_company: MakeCompany,
        client: httpx.AsyncClient,
        database: Database,
        settings: Settings,
    ) -> None:
        factory.commune("44109", "Nantes")
        company = await make_company(verified_at=None)
        plain, doubtful = company.observation(), company.observation(description="Bonne présentation exigée")
        for offer in (plain, doubtful):
            assert (await company.publish(offer)).json()["status"] == "review"
        assert (await read(company, plain))["held_for"] == ["company_unverified"]
        factory.connection.execute("UPDATE organisation SET verified_at = now()")
        await follow(database, settings, company.organisation)
        assert await found(client) == [plain["title"]]
        assert (await read(company, doubtful))["held_for"] == ["discrimination"]
        assert jobs(factory, "alerts:offer_published") == [{"offer_id": plain["id"]}]
        told = (await company.client.get("/api/v1/me/notifications")).json()["items"]
        assert [one["kind"] for one in told] == ["offer.published"]
        await follow(database, settings, company.organisation)
        assert len(jobs(factory, "alerts:offer_published")) == 1

    async def test_one_that_is_checked_anew_leaves_search_until_it_is_verified(
        self,
        company: Company,
        factory: Factory,
        client: httpx.AsyncClient,
        database: Database,
        settings: Settings,
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        factory.connection.execute("UPDATE organisation SET verified_at = NULL")
        await follow(database, settings, company.organisation)
        assert await found(client) == []
        factory.connection.execute("UPDATE organisation SET verified_at = now()")
        await follow(database, settings, company.organisation)
        assert await found(client) == [offer["title"]]
        assert len(jobs(factory, "alerts:offer_published")) == 1, "old news"

    async def test_verifying_through_the_referents_lets_offers_out(
        self, factory: Factory, make_company: MakeCompany, referent: httpx.AsyncClient
    ) -> None:
        factory.commune("44109", "Nantes")
        company = await make_company(verified_at=None)
        await company.publish(company.observation())
        candidacy = factory.candidacy(company.owner, Role.COMPANY, organisation_id=company.organisation)
        decided = await referent.post(f"/api/v1/candidacies/{candidacy}/decision", json={"accept": True})
        assert decided.status_code == 204, decided.text
        assert jobs(factory, "offers:organisation_changed") == [
            {"organisation_id": str(company.organisation)}
        ]

    async def test_one_without_a_siret_publishes_nothing(
        self, factory: Factory, make_company: MakeCompany
    ) -> None:
        factory.commune("44109", "Nantes")
        company = await make_company(siret=None)
        assert (await company.publish(company.observation())).status_code == 403


class TestClosing:
    async def test_a_closed_company_s_offers_are_gone_for_good(
        self, company: Company, client: httpx.AsyncClient, database: Database, settings: Settings
    ) -> None:
        out, draft = company.observation(), company.observation()
        await company.publish(out)
        await company.begin(draft)
        closed = await company.client.delete(f"/api/v1/organisations/{company.organisation}")
        assert closed.status_code == 204, closed.text
        await follow(database, settings, company.organisation)
        assert await found(client) == []
        assert (await client.get(f"/api/v1/offers/{out['id']}")).status_code == 404
        assert (await company.act(out, "publish")).status_code == 404
        assert (await company.begin(company.observation())).status_code == 404


class TestBan:
    async def test_a_banned_siret_s_offers_are_gone_at_once_also_those_of_partners(
        self, company: Company, factory: Factory, client: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        factory.offer(title="Chez un partenaire", siret=SIRET, source="offres-lba", partner_id="1")
        factory.offer(title="D'une autre")
        assert await ban(admin, company.owner) == 204
        assert await found(client) == ["D'une autre"]
        assert (await client.get(f"/api/v1/offers/{offer['id']}")).status_code == 404

    async def test_the_siret_cannot_come_back_through_somebody_else(
        self, company: Company, factory: Factory, devices: Device, admin: httpx.AsyncClient
    ) -> None:
        await ban(admin, company.owner)
        other = factory.account(Role.COMPANY)
        organisation = factory.organisation(other, siret=SIRET)
        again = Company(await devices(factory.session(other)), organisation, other)
        refused = await again.publish(again.observation())
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/siret-banned")

    async def test_a_company_with_another_owner_lives_on(
        self, company: Company, factory: Factory, client: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        factory.member(company.organisation, factory.account(Role.COMPANY), "owner")
        await ban(admin, company.owner)
        assert await found(client) == [offer["title"]]

    async def test_who_applied_is_told_and_it_ends(
        self,
        company: Company,
        factory: Factory,
        devices: Device,
        admin: httpx.AsyncClient,
        settings: Settings,
    ) -> None:
        offer = company.observation()
        await company.publish(offer)
        student = await devices(factory.session(factory.account(Role.STUDENT, age=16)))
        application = {
            "id": str(uuid4()),
            "offer_id": offer["id"],
            "motivation": "Le bois m'intéresse.",
            "weeks": [offer["weeks"][0]["week"]],
        }
        assert (await student.post("/api/v1/applications", json=application)).status_code == 201
        await ban(admin, company.owner)
        mine = (await student.get(f"/api/v1/me/applications/{application['id']}")).json()
        assert (mine["status"], mine["reason"]) == ("cancelled", "company_gone")
        await run_due(settings)
        [told] = (await student.get("/api/v1/me/notifications")).json()["items"]
        # It was « une personne avec qui tu étais en contact », which named nothing.
        assert (told["kind"], told["about"].split(" · ")[0]) == ("application.cancelled", offer["title"])
        again = await student.post("/api/v1/applications", json={**application, "id": str(uuid4())})
        assert again.status_code == 409

    async def test_publishing_while_banned_leaves_nothing_out(
        self, factory: Factory, make_company: MakeCompany, client: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        factory.commune("44109", "Nantes")
        for _ in range(4):
            company = await make_company(siret=None)
            factory.connection.execute(
                "UPDATE organisation SET siret = %s WHERE id = %s",
                [str(uuid4().int)[:14], company.organisation],
            )
            offers = [company.observation() for _ in range(3)]
            for offer in offers:
                await company.begin(offer)
            banned, *published = await asyncio.gather(
                ban(admin, company.owner), *(company.act(offer, "publish") for offer in offers)
            )
            assert banned == 204
            assert {answer.status_code for answer in published} <= {200, 401, 403, 404}
            assert await found(client) == []

    async def test_reporting_while_banned_waits_in_no_circle(
        self, factory: Factory, make_company: MakeCompany, client: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        factory.commune("44109", "Nantes")
        for _ in range(4):
            company = await make_company(siret=None)
            offers = [factory.offer(company.organisation) for _ in range(4)]
            banned, *reported = await asyncio.gather(
                ban(admin, company.owner),
                *(
                    client.post(
                        f"/api/v1/offers/{offer}/reports", json={"id": str(uuid4()), "reason": "danger"}
                    )
                    for offer in reversed(offers)
                ),
            )
            assert banned == 204
            assert {answer.status_code for answer in reported} <= {201, 404}
            assert await found(client) == []
