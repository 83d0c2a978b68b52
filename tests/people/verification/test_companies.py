"""Another SIRET of a company that was shut out goes before a referent again (Placements, line 5)."""

import asyncio
from uuid import UUID

import httpx
import pytest

from api.people.verification import companies
from api.placements.offers import lifecycle
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory

SIREN = "123456789"
BANNED, OTHER = f"{SIREN}00011", f"{SIREN}00022"


class Scene:
    """A company with two establishments, each of somebody else."""

    def __init__(self, factory: Factory, database: Database, settings: Settings) -> None:
        self.factory, self.database, self.settings = factory, database, settings
        self.banned, self.owner = (factory.account(Role.COMPANY) for _ in range(2))
        factory.organisation(self.banned, siret=BANNED)
        self.other = factory.organisation(self.owner, siret=OTHER)
        row = {"organisation_id": self.other, "status": "approved", "department": "44"}
        self.candidacy = factory.candidacy(self.owner, Role.COMPANY, **row)
        self.offer = factory.offer(self.other)
        self.referent = factory.account(Role.REFERENT)

    async def ban(self, admin: httpx.AsyncClient) -> None:
        path = f"/api/v1/accounts/{self.banned}/ban"
        assert (await admin.post(path, json={"reason": "Fausses offres"})).status_code == 204

    async def follow(self) -> None:
        """The jobs run."""
        for (args,) in self.jobs("verification:check_company_anew"):
            async with self.database.transaction() as session:
                await companies.check_anew(session, self.settings, args["siren"])
        for (args,) in self.jobs("offers:organisation_changed"):
            async with self.database.transaction() as session:
                await lifecycle.organisation_changed(session, self.settings, UUID(args["organisation_id"]))

    def jobs(self, name: str) -> list[tuple[dict[str, str]]]:
        return self.factory.connection.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args", [name]
        ).fetchall()

    def state(self) -> tuple[bool, str, str]:
        row = self.factory.connection.execute(
            "SELECT o.verified_at IS NOT NULL, c.status, f.status FROM organisation o, candidacy c, offer f"
            " WHERE o.id = %s AND c.id = %s AND f.id = %s",
            [self.other, self.candidacy, self.offer],
        ).fetchone()
        assert row
        return row

    def told(self, account: UUID) -> list[str]:
        rows = self.factory.connection.execute(
            "SELECT kind FROM stream_event WHERE account_id = %s AND notice ORDER BY id", [account]
        ).fetchall()
        return [row[0] for row in rows]


@pytest.fixture
def scene(factory: Factory, database: Database, settings: Settings) -> Scene:
    return Scene(factory, database, settings)


@pytest.fixture
async def admin(factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(factory.account(Role.ADMIN)))


async def test_it_waits_for_a_referent_with_its_offers_and_comes_back_with_them(
    scene: Scene, admin: httpx.AsyncClient, devices: Device
) -> None:
    assert scene.state() == (True, "approved", "published")
    await scene.ban(admin)
    await scene.follow()
    assert scene.state() == (False, "waiting", "review")
    assert scene.told(scene.owner) == ["organisation.checked_anew"]
    assert scene.told(scene.referent) == ["candidacy.submitted"]
    referent = await devices(scene.factory.session(scene.referent))
    page = f"/api/v1/candidacies/{scene.candidacy}"
    assert (await referent.get(page)).json()["organisation"]["company_banned"] is True
    decided = await referent.post(f"{page}/decision", json={"accept": True})
    assert decided.status_code == 204, decided.text
    await scene.follow()
    assert scene.state() == (True, "approved", "published")


async def test_its_people_keep_what_they_are_and_are_not_told_of_whom(
    scene: Scene, admin: httpx.AsyncClient
) -> None:
    await scene.ban(admin)
    await scene.follow()
    held = scene.factory.connection.execute(
        "SELECT role FROM account_role WHERE account_id = %s", [scene.owner]
    ).fetchall()
    assert held == [("company",)]
    letters = str(scene.factory.connection.execute("SELECT letter FROM mail").fetchall())
    assert "Fausses" not in letters
    assert BANNED not in letters


async def test_a_new_establishment_shows_it_to_who_decides(
    scene: Scene, admin: httpx.AsyncClient, devices: Device, factory: Factory
) -> None:
    await scene.ban(admin)
    late, stranger = factory.account(Role.COMPANY), factory.account(Role.COMPANY)
    found = {}
    for account, siret in ((late, f"{SIREN}00033"), (stranger, "98765432100011")):
        organisation = factory.organisation(account, siret=siret, verified_at=None)
        row = {"organisation_id": organisation, "status": "waiting", "department": "44"}
        candidacy = factory.candidacy(account, Role.COMPANY, **row)
        referent = await devices(factory.session(scene.referent))
        detail = (await referent.get(f"/api/v1/candidacies/{candidacy}")).json()
        found[siret] = detail["organisation"]["company_banned"]
    assert list(found.values()) == [True, False]


async def test_run_twice_or_at_once_it_happens_once(scene: Scene, admin: httpx.AsyncClient) -> None:
    await scene.ban(admin)

    async def job() -> None:
        async with scene.database.transaction() as session:
            await companies.check_anew(session, scene.settings, SIREN)

    await asyncio.gather(*(job() for _ in range(4)))
    assert scene.told(scene.owner) == ["organisation.checked_anew"]
    assert scene.told(scene.referent) == ["candidacy.submitted"]


async def test_a_lifted_ban_is_no_reason_any_more(
    scene: Scene, admin: httpx.AsyncClient, devices: Device
) -> None:
    await scene.ban(admin)
    await scene.follow()
    lifted = await admin.delete(f"/api/v1/accounts/{scene.banned}/ban")
    assert lifted.status_code == 204, lifted.text
    referent = await devices(scene.factory.session(scene.referent))
    detail = (await referent.get(f"/api/v1/candidacies/{scene.candidacy}")).json()
    assert detail["organisation"]["company_banned"] is False


VALID, SHARED = "12345678200002", "73282932000074"


async def test_closing_it_before_the_ban_is_no_way_back(
    devices: Device, factory: Factory, admin: httpx.AsyncClient
) -> None:
    """Placements, line 5: the SIRET was free again, and nothing told the referent whose it had been."""
    crook = factory.account(Role.COMPANY, age=40)
    mine, ours = (
        factory.organisation(crook, siret=VALID),
        factory.organisation(crook, siret=SHARED),
    )
    factory.member(ours, factory.account(age=40), role="owner")
    phone = await devices(factory.session(crook))
    for organisation in (mine, ours):
        assert (await phone.delete(f"/api/v1/organisations/{organisation}")).status_code == 204
    path = f"/api/v1/accounts/{crook}/ban"
    assert (await admin.post(path, json={"reason": "Fausses offres"})).status_code == 204
    other = await devices(factory.session(factory.account(age=40)))
    company = {"kind": "company", "name": "Le retour", "commune_code": "44109"}
    answers = [
        await other.post("/api/v1/organisations", json={**company, "siret": siret})
        for siret in (VALID, SHARED)
    ]
    assert [one.status_code for one in answers] == [403, 201]
    assert answers[0].json()["type"] == "/problems/siret-banned"
