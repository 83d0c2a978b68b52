"""Walls, line 26: a professional mentor speaks for an organisation, which a referent verifies with them."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.verification import decisions, profiles, renewal, service
from api.platform.access import Role
from api.platform.kit.database import Database, connect
from api.platform.settings import Settings
from api.worker import work
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.verification.test_mentor import PROFILE, SIGNATURE, missing

ACCEPT = {"accept": True}
SIRET = "73282932000074"
MINE = "/api/v1/me/candidacies"


@pytest.fixture
def loner(factory: Factory) -> UUID:
    """A professional who has every part of a candidacy but an organisation."""
    account = factory.account()
    factory.mentor_profile(account, employed=False)
    return account


@pytest.fixture
async def phone(loner: UUID, factory: Factory, devices: Device) -> httpx.AsyncClient:
    return await devices(factory.session(loner))


async def ask(client: httpx.AsyncClient, organisation: UUID | None = None) -> dict[str, Any]:
    named = {} if organisation is None else {"organisation_id": str(organisation)}
    answer = await client.post(MINE, json={"role": "mentor", **named})
    assert answer.status_code in (200, 201), answer.text
    begun: dict[str, Any] = answer.json()
    return begun


async def decide(referent: httpx.AsyncClient, candidacy: Any) -> int:
    answer = await referent.post(f"/api/v1/candidacies/{candidacy}/decision", json=ACCEPT)
    return answer.status_code


def verified(factory: Factory, organisation: UUID) -> bool:
    row = factory.connection.execute(
        "SELECT verified_at IS NOT NULL FROM organisation WHERE id = %s", [organisation]
    ).fetchone()
    assert row
    return bool(row[0])


async def roles(client: httpx.AsyncClient) -> list[str]:
    return [one["role"] for one in (await client.get("/api/v1/session")).json()["me"]["roles"]]


async def test_a_professional_without_organisation_is_neither_sent_nor_approved(
    loner: UUID, phone: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
) -> None:
    begun = await ask(phone)
    assert begun["missing"] == ["organisation", "approval"]
    refused = await phone.post(f"{MINE}/{begun['id']}/submit")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/candidacy-incomplete")
    # One that waits from before is approved by nobody either.
    factory.connection.execute(
        "UPDATE candidacy SET status = 'waiting', submitted_at = now(), department = '44'"
    )
    assert await decide(referent, begun["id"]) == 409
    assert await roles(phone) == []


async def test_an_organisation_made_on_the_way_is_verified_with_the_same_decision(
    loner: UUID, phone: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
) -> None:
    draft = await ask(phone)
    typed = {"kind": "company", "siret": SIRET, "name": "Jardins", "commune_code": "44109"}
    made = (await phone.post("/api/v1/organisations", json=typed)).json()["id"]
    named = await ask(phone, made)
    assert (named["id"], named["submittable"]) == (draft["id"], True)
    assert named["missing"] == ["siret_check", "approval"]
    assert (await phone.post(f"{MINE}/{draft['id']}/submit")).status_code == 200

    seen = (await referent.get(f"/api/v1/candidacies/{draft['id']}")).json()
    assert (seen["organisation"]["siret"], seen["organisation"]["verified_at"]) == (SIRET, None)
    assert not verified(factory, made)
    assert await decide(referent, draft["id"]) == 204
    assert verified(factory, made)
    assert await roles(phone) == ["mentor"]


@pytest.mark.parametrize("kind", ["apprentice", "student"])
async def test_apprentices_and_students_need_none_and_verify_none(
    kind: str, factory: Factory, devices: Device, referent: httpx.AsyncClient
) -> None:
    account = factory.account()
    factory.mentor_profile(account, kind=kind)
    client = await devices(factory.session(account))
    assert (await ask(client))["missing"] == ["approval"]
    employer = factory.organisation(account, siret=SIRET, verified_at=None, source="typed")
    named = await ask(client, employer)
    assert (named["missing"], named["organisation"]["id"]) == (["approval"], str(employer))
    assert (await client.post(f"{MINE}/{named['id']}/submit")).status_code == 200
    assert await decide(referent, named["id"]) == 204
    assert not verified(factory, employer)


async def test_neither_a_school_nor_a_stranger_s_organisation_will_do(
    loner: UUID, phone: httpx.AsyncClient, factory: Factory
) -> None:
    strange = factory.organisation(factory.account(), siret=SIRET)
    answer = await phone.post(MINE, json={"role": "mentor", "organisation_id": str(strange)})
    assert answer.status_code == 422
    school = factory.organisation(loner, uai="0440001A")
    assert "organisation" in (await ask(phone, school))["missing"]


async def test_whoever_waits_and_names_another_organisation_is_decided_anew(
    loner: UUID, phone: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
) -> None:
    """No referent accepts with an open page an organisation that they have not seen."""
    first = factory.organisation(loner, siret=SIRET, verified_at=None)
    other = factory.organisation(loner, siret="35600000000048", verified_at=None)
    waiting = await ask(phone, first)
    await phone.post(f"{MINE}/{waiting['id']}/submit")
    assert (await ask(phone, first))["status"] == "waiting"

    anew = await ask(phone, other)
    assert anew["status"] == "draft"
    await phone.post(f"{MINE}/{anew['id']}/submit")
    assert await decide(referent, waiting["id"]) == 409
    assert not verified(factory, other)
    assert await decide(referent, anew["id"]) == 204
    assert (verified(factory, first), verified(factory, other)) == (False, True)


async def test_naming_another_while_a_referent_accepts_verifies_what_was_seen_or_nothing(
    loner: UUID, phone: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
) -> None:
    first = factory.organisation(loner, siret=SIRET, verified_at=None)
    other = factory.organisation(loner, siret="35600000000048", verified_at=None)
    for _ in range(5):
        waiting = await ask(phone, first)
        await phone.post(f"{MINE}/{waiting['id']}/submit")
        decided, _named = await asyncio.gather(
            decide(referent, waiting["id"]),
            phone.post(MINE, json={"role": "mentor", "organisation_id": str(other)}),
        )
        assert verified(factory, first) is (decided == 204)
        assert not verified(factory, other)
        factory.connection.execute("DELETE FROM candidacy")
        factory.connection.execute("UPDATE organisation SET verified_at = NULL")


async def test_who_is_accepted_at_the_moment_they_name_another_keeps_what_they_were_given(
    loner: UUID,
    phone: httpx.AsyncClient,
    referent: httpx.AsyncClient,
    factory: Factory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = factory.organisation(loner, siret=SIRET, verified_at=None)
    other = factory.organisation(loner, siret="35600000000048", verified_at=None)
    waiting = await ask(phone, first)
    await phone.post(f"{MINE}/{waiting['id']}/submit")
    withdraw = service.withdraw

    async def after_the_decision(*named: Any, **more: Any) -> None:
        assert await decide(referent, waiting["id"]) == 204
        await withdraw(*named, **more)

    monkeypatch.setattr(service, "withdraw", after_the_decision)
    named = await phone.post(MINE, json={"role": "mentor", "organisation_id": str(other)})
    assert named.status_code == 409
    assert (verified(factory, first), verified(factory, other)) == (True, False)
    assert await roles(phone) == ["mentor"]


async def test_naming_another_waits_in_no_circle_with_a_decision(
    loner: UUID, phone: httpx.AsyncClient, factory: Factory, database_url: str
) -> None:
    """Who decides holds the person, then the candidacy."""
    first = factory.organisation(loner, siret=SIRET, verified_at=None)
    other = factory.organisation(loner, siret="35600000000048", verified_at=None)
    waiting = await ask(phone, first)
    await phone.post(f"{MINE}/{waiting['id']}/submit")
    with connect(database_url) as deciding:
        deciding.execute("SELECT FROM account WHERE id = %s FOR UPDATE", [loner])
        naming = asyncio.create_task(ask(phone, other))
        await factory.a_lock_is_waited_for()
        deciding.execute("UPDATE candidacy SET reminded_at = now() WHERE id = %s", [waiting["id"]])
        deciding.commit()
    assert (await naming)["status"] == "draft"


async def test_an_approved_apprentice_does_not_become_a_professional_by_a_change_of_profile(
    factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.MENTOR)
    factory.mentor_profile(account, kind="apprentice")
    candidacy = factory.candidacy(account, status="approved")
    client = await devices(factory.session(account))
    professional = {**PROFILE, "kind": "professional"}
    refused = await client.put("/api/v1/me/mentor", json=professional)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "kind"
    assert (await client.put("/api/v1/me/mentor", json={**PROFILE, "kind": "student"})).status_code == 200

    employer = factory.organisation(account, siret=SIRET)
    factory.connection.execute(
        "UPDATE candidacy SET organisation_id = %s WHERE id = %s", [employer, candidacy]
    )
    assert (await client.put("/api/v1/me/mentor", json=professional)).status_code == 200


@pytest.mark.parametrize("kind", ["apprentice", "student"])
async def test_a_professional_does_not_leave_their_organisation_by_another_kind(
    kind: str, factory: Factory, devices: Device, client: httpx.AsyncClient
) -> None:
    """Nobody who was let go by the company that answered for them reaches students as « student »."""
    account = factory.account(Role.MENTOR)
    factory.mentor_profile(account)
    factory.candidacy(account, status="approved")
    phone = await devices(factory.session(account))
    factory.connection.execute("DELETE FROM organisation_member")
    refused = await phone.put("/api/v1/me/mentor", json={**PROFILE, "kind": kind})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["kind"]
    assert (await client.get("/api/v1/mentors")).json()["items"] == []
    same = await phone.put("/api/v1/me/mentor", json={**PROFILE, "kind": "professional"})
    assert same.status_code == 200


async def test_who_waits_is_accepted_as_what_the_referent_has_read(
    loner: UUID, phone: httpx.AsyncClient, referent: httpx.AsyncClient, factory: Factory
) -> None:
    company = factory.organisation(loner, siret=SIRET, verified_at=None)
    waiting = await ask(phone, company)
    await phone.post(f"{MINE}/{waiting['id']}/submit")
    student = {**PROFILE, "kind": "student"}
    assert (await phone.put("/api/v1/me/mentor", json=student)).status_code == 422
    assert (await phone.put("/api/v1/me/mentor", json={**PROFILE, "kind": "professional"})).status_code == 200
    assert (await phone.delete(f"{MINE}/{waiting['id']}")).status_code == 204
    assert (await phone.put("/api/v1/me/mentor", json=student)).status_code == 200


async def test_a_change_of_profile_while_a_referent_accepts_leaves_no_professional_without(
    factory: Factory, devices: Device, referent: httpx.AsyncClient
) -> None:
    for _ in range(5):
        account = factory.account()
        factory.mentor_profile(account, kind="apprentice")
        candidacy = factory.candidacy(account)
        client = await devices(factory.session(account))
        decided, written = await asyncio.gather(
            decide(referent, candidacy),
            client.put("/api/v1/me/mentor", json={**PROFILE, "kind": "professional"}),
        )
        assert (decided, written.status_code) == (204, 422)


async def test_leaving_the_organisation_ends_what_was_verified_with_it(
    settings: Settings, factory: Factory, devices: Device
) -> None:
    owner, mentor, student = factory.account(), factory.account(Role.MENTOR), factory.account(Role.MENTOR)
    company = factory.organisation(owner, siret=SIRET)
    for account, kind in ((mentor, "professional"), (student, "student")):
        factory.member(company, account)
        factory.mentor_profile(account, kind=kind)
        factory.candidacy(account, status="approved", organisation_id=company)
    phones = [await devices(factory.session(account)) for account in (mentor, student)]
    for account, client in zip((mentor, student), phones, strict=True):
        left = await client.delete(f"/api/v1/organisations/{company}/members/{account}")
        assert left.status_code == 204
    await work(settings, wait=False)
    assert [await roles(client) for client in phones] == [[], ["mentor"]]


async def test_when_the_last_who_speaks_for_it_stops_it_is_verified_no_longer(
    factory: Factory, referent: httpx.AsyncClient
) -> None:
    first, second = factory.account(Role.MENTOR), factory.account(Role.MENTOR)
    company = factory.organisation(first, siret=SIRET)
    factory.member(company, second)
    approved = []
    for account in (first, second):
        factory.mentor_profile(account)
        approved.append(factory.candidacy(account, status="approved", organisation_id=company))
    for candidacy, still in zip(approved, (True, False), strict=True):
        path = f"/api/v1/candidacies/{candidacy}/revoke"
        answer = await referent.post(path, json={"reason": "Ce SIRET est fermé."})
        assert answer.status_code == 204, answer.text
        assert verified(factory, company) is still


async def test_approved_before_it_was_asked_they_keep_their_year_and_give_one_for_the_next(
    factory: Factory,
    devices: Device,
    referent: httpx.AsyncClient,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = factory.account(Role.MENTOR)
    factory.mentor_profile(account, employed=False)
    factory.candidacy(account, status="approved", organisation_id=None)
    client = await devices(factory.session(account, expires_at="2100-01-01"))
    async with database.transaction() as session:
        assert await renewal.end_for_those_who_left(session, settings) == 0
    kept = {**PROFILE, "kind": "professional"}
    assert (await client.put("/api/v1/me/mentor", json=kept)).status_code == 200
    assert await missing(client) == []

    Clock(monkeypatch).move(renewal, service, profiles, decisions, days=280)
    assert (await client.post("/api/v1/me/mentor/charter", json=SIGNATURE)).status_code == 200
    mine = {one["status"]: one for one in (await client.get(MINE)).json()}
    assert set(mine) == {"approved", "draft"}
    assert mine["draft"]["missing"] == ["organisation", "approval"]
    named = await ask(client, factory.organisation(account, siret=SIRET, verified_at=None))
    assert (named["id"], named["submittable"]) == (mine["draft"]["id"], True)
    assert (await client.post(f"{MINE}/{named['id']}/submit")).status_code == 200
    assert await decide(referent, named["id"]) == 204


async def test_the_organisation_of_a_mentor_who_waits_is_not_closed_as_abandoned(
    loner: UUID,
    phone: httpx.AsyncClient,
    factory: Factory,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = await ask(phone, factory.organisation(loner, siret=SIRET, verified_at=None))
    Clock(monkeypatch).move(renewal, days=settings.unverified_organisation_days + 1)
    await phone.post(f"{MINE}/{begun['id']}/submit")
    async with database.transaction() as session:
        assert await renewal.close_abandoned(session, settings) == 0
    factory.connection.execute("UPDATE candidacy SET status = 'draft'")
    async with database.transaction() as session:
        assert await renewal.close_abandoned(session, settings) == 1
    assert await missing(phone) == ["organisation", "approval"]
