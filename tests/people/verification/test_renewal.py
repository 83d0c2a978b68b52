"""Each year mentors are asked again: the nightly job, with the clock moved."""

from types import SimpleNamespace
from uuid import UUID

import httpx
import pytest

from api.people.verification import decisions, jobs, profiles, renewal, service
from api.people.verification.charter import VERSION
from api.platform import access
from api.platform.access import Role
from api.platform.jobs.queue import Tools
from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.talk.mentoring import directory
from api.worker import work
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

SIGNATURE = {"version": VERSION, "charter": True, "honour": True}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def move(clock: Clock, days: float) -> None:
    clock.move(access, renewal, directory, service, profiles, decisions, days=days)


@pytest.fixture
def mentor(factory: Factory) -> UUID:
    account = factory.account(Role.MENTOR)
    factory.candidacy(account, status="approved")  # for 300 days more
    factory.mentor_profile(account)
    return account


@pytest.fixture
async def phone(mentor: UUID, factory: Factory, devices: Device) -> httpx.AsyncClient:
    token = factory.session(mentor)
    factory.connection.execute("UPDATE session SET expires_at = now() + interval '5 years'")
    return await devices(token)


async def night(database: Database, settings: Settings) -> list[int]:
    done = []
    for step in renewal.STEPS:
        async with database.transaction() as session:
            done.append(await step(session, settings))
    return done


async def told(client: httpx.AsyncClient) -> list[str]:
    items = (await client.get("/api/v1/me/notifications")).json()["items"]
    return [item["kind"] for item in items]


async def listed(client: httpx.AsyncClient) -> int:
    return len((await client.get("/api/v1/mentors")).json()["items"])


async def test_a_mentor_is_asked_once_a_month_before_the_end(
    clock: Clock, database: Database, settings: Settings, phone: httpx.AsyncClient, factory: Factory
) -> None:
    move(clock, 269)
    assert await night(database, settings) == [0, 0, 0, 0]
    move(clock, 2)
    assert await night(database, settings) == [1, 0, 0, 0]
    assert await night(database, settings) == [0, 0, 0, 0]
    assert await told(phone) == ["candidacy.renew"]
    letters = factory.connection.execute("SELECT letter->>'url' FROM mail").fetchall()
    assert [url for (url,) in letters] == [f"{settings.public_url}/me/roles"]


async def test_who_does_not_sign_again_is_no_longer_a_mentor(
    clock: Clock, database: Database, settings: Settings, phone: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    move(clock, 299)
    assert await listed(client) == 1
    move(clock, 2)
    assert await listed(client) == 0  # at once, before the job has run
    assert await night(database, settings) == [0, 1, 0, 0]
    assert await night(database, settings) == [0, 0, 0, 0]
    assert (await phone.get("/api/v1/session")).json()["me"]["roles"] == []
    (mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert mine["status"] == "expired"
    assert await told(phone) == ["candidacy.expired"]


async def test_signing_in_time_asks_the_referent_and_another_year_follows(
    clock: Clock,
    database: Database,
    settings: Settings,
    phone: httpx.AsyncClient,
    client: httpx.AsyncClient,
    referent: httpx.AsyncClient,
) -> None:
    move(clock, 280)
    await night(database, settings)
    assert (await phone.get("/api/v1/me/mentor")).json()["sign_again"] is True
    signed = await phone.post("/api/v1/me/mentor/charter", json=SIGNATURE)
    assert signed.json()["sign_again"] is False
    mine = {one["status"]: one for one in (await phone.get("/api/v1/me/candidacies")).json()}
    assert set(mine) == {"approved", "waiting"}
    assert await listed(client) == 1

    renewed = await referent.post(
        f"/api/v1/candidacies/{mine['waiting']['id']}/decision", json={"accept": True}
    )
    assert renewed.status_code == 204, renewed.text
    (now_mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert (now_mine["id"], now_mine["status"]) == (mine["waiting"]["id"], "approved")
    move(clock, 300)
    assert await night(database, settings) == [0, 0, 0, 0]
    assert await listed(client) == 1


async def test_signing_after_the_end_asks_the_referent_too(
    clock: Clock,
    database: Database,
    settings: Settings,
    phone: httpx.AsyncClient,
    client: httpx.AsyncClient,
    referent: httpx.AsyncClient,
) -> None:
    move(clock, 320)
    await night(database, settings)
    await phone.post("/api/v1/me/mentor/charter", json=SIGNATURE)
    (mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert (mine["status"], mine["missing"]) == ("waiting", ["approval"])
    assert await listed(client) == 0
    await referent.post(f"/api/v1/candidacies/{mine['id']}/decision", json={"accept": True})
    assert await listed(client) == 1


async def test_early_in_the_year_a_signature_asks_for_nothing(phone: httpx.AsyncClient) -> None:
    await phone.post("/api/v1/me/mentor/charter", json=SIGNATURE)
    (mine,) = (await phone.get("/api/v1/me/candidacies")).json()
    assert mine["status"] == "approved"
    again = await phone.post("/api/v1/me/candidacies", json={"role": "mentor"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/role-held")


async def test_a_mentor_who_turns_eighteen_goes_on(
    clock: Clock, client: httpx.AsyncClient, factory: Factory, settings: Settings
) -> None:
    factory.mentor(age=17)  # the birthday was a hundred days ago
    assert await listed(client) == 0
    move(clock, 270)
    assert await listed(client) == 1


async def test_who_left_the_organisation_no_longer_acts_for_it(
    database: Database, settings: Settings, factory: Factory, devices: Device
) -> None:
    account = factory.account(Role.COMPANY)
    company = factory.organisation(account, siret="73282932000074")
    factory.candidacy(account, Role.COMPANY, status="approved", organisation_id=company)
    phone = await devices(factory.session(account))
    assert await night(database, settings) == [0, 0, 0, 0]
    factory.connection.execute("DELETE FROM organisation_member")
    assert await night(database, settings) == [0, 0, 1, 0]
    assert (await phone.get("/api/v1/session")).json()["me"]["roles"] == []


async def test_whoever_leaves_loses_the_role_at_once_and_only_there(
    settings: Settings, factory: Factory, devices: Device
) -> None:
    owner, leaver = factory.account(Role.COMPANY), factory.account(Role.COMPANY)
    company = factory.organisation(owner, siret="73282932000074")
    factory.member(company, leaver)
    for account in (owner, leaver):
        factory.candidacy(account, Role.COMPANY, status="approved", organisation_id=company)
    phone = await devices(factory.session(leaver))
    left = await phone.delete(f"/api/v1/organisations/{company}/members/{leaver}")
    assert left.status_code == 204
    await work(settings, wait=False)
    assert (await phone.get("/api/v1/session")).json()["me"]["roles"] == []
    staying = await devices(factory.session(owner))
    assert [one["role"] for one in (await staying.get("/api/v1/session")).json()["me"]["roles"]] == [
        "company"
    ]
    assert (await staying.delete(f"/api/v1/organisations/{company}")).status_code == 204
    await work(settings, wait=False)
    assert (await staying.get("/api/v1/session")).json()["me"]["roles"] == []


async def test_a_number_that_nobody_has_verified_is_free_again(
    clock: Clock, database: Database, settings: Settings, factory: Factory, devices: Device
) -> None:
    squatter, patient = factory.account(), factory.account()
    factory.organisation(squatter, siret="73282932000074", verified_at=None)
    waits = factory.organisation(patient, siret="35600000000048", verified_at=None)
    factory.candidacy(patient, Role.COMPANY, organisation_id=waits)
    move(clock, 29)
    assert (await night(database, settings))[-1] == 0
    move(clock, 2)
    assert (await night(database, settings))[-1] == 1
    assert (await night(database, settings))[-1] == 0
    [(kept,)] = factory.connection.execute("SELECT id FROM organisation WHERE closed_at IS NULL").fetchall()
    assert kept == waits
    assert await told(await devices(factory.session(squatter))) == ["organisation.closed"]


async def test_the_nightly_job_goes_on_until_nobody_is_left(
    clock: Clock,
    database: Database,
    settings: Settings,
    client: httpx.AsyncClient,
    factory: Factory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(3):
        factory.mentor()
    monkeypatch.setattr(renewal, "BATCH", 2)
    move(clock, 301)
    context = SimpleNamespace(additional_context={"tools": Tools(database, settings)})
    await jobs.renew(context, timestamp=0)
    rows = factory.connection.execute("SELECT status, count(*) FROM candidacy GROUP BY status").fetchall()
    assert rows == [("expired", 3)]
