"""What verification keeps about a person: exported, erased, and ended by a ban."""

from uuid import UUID

import httpx
import pytest

from api.people.verification.personal_data import PERSONAL_DATA
from api.platform.access import Role
from api.platform.kit.database import Database
from tests.factories import Factory


@pytest.fixture
def mentor(factory: Factory) -> UUID:
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, status="approved")
    factory.mentor_profile(account)
    return account


async def test_the_export_holds_candidacies_and_the_profile(
    mentor: UUID, database: Database, factory: Factory
) -> None:
    factory.mentor(first_name="Autre")
    async with database.transaction() as session:
        exported = await PERSONAL_DATA.export(session, mentor)
        nothing = await PERSONAL_DATA.export(session, factory.account())
    assert [one["status"] for one in exported["candidacies"]] == ["approved"]
    assert exported["mentor_profile"]["job_title"] == "Jardinier·ère paysagiste"
    assert "decided_by" not in exported["candidacies"][0]
    assert nothing == {"candidacies": [], "mentor_profile": None}


async def test_erasing_leaves_nothing_and_twice_is_no_error(
    mentor: UUID, database: Database, factory: Factory, client: httpx.AsyncClient
) -> None:
    company = factory.organisation(mentor, siret="73282932000074")
    factory.candidacy(mentor, Role.COMPANY, status="approved", organisation_id=company)
    for _ in range(2):
        async with database.transaction() as session:
            await PERSONAL_DATA.erase(session, mentor)
    left = factory.connection.execute(
        "SELECT (SELECT count(*) FROM candidacy), (SELECT count(*) FROM mentor_profile)"
    ).fetchone()
    assert left == (0, 0)
    assert (await client.get(f"/api/v1/organisations/{company}")).status_code == 404


async def test_a_ban_ends_every_candidacy_and_the_roles_must_be_earned_anew(
    mentor: UUID, factory: Factory, admin: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    company = factory.organisation(mentor, siret="73282932000074")
    factory.member(company, factory.account(), "owner")
    factory.candidacy(mentor, Role.COMPANY, organisation_id=company)
    banned = await admin.post(f"/api/v1/accounts/{mentor}/ban", json={"reason": "Propos déplacés"})
    assert banned.status_code == 204, banned.text
    assert (await admin.delete(f"/api/v1/accounts/{mentor}/ban")).status_code == 204
    rows = factory.connection.execute("SELECT DISTINCT status FROM candidacy").fetchall()
    roles = factory.connection.execute(
        "SELECT role FROM account_role WHERE account_id = %s", [mentor]
    ).fetchall()
    assert rows == [("withdrawn",)]
    assert roles == []
    assert (await client.get("/api/v1/mentors")).json()["items"] == []


async def test_a_candidacy_says_which_referents_may_act_on_its_account(
    factory: Factory, referent: httpx.AsyncClient, other_referent: httpx.AsyncClient
) -> None:
    account = factory.account()
    factory.candidacy(account, department="49")
    path = f"/api/v1/accounts/{account}/ban"
    refused = await referent.post(path, json={"reason": "Faux profil"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/other-department")
    assert (await other_referent.post(path, json={"reason": "Faux profil"})).status_code == 204
