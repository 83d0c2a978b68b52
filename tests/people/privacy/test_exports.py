"""Exports: everything about me, for me only."""

import asyncio
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.features import LABELS, PERSONAL_DATA
from api.people.privacy import exports, report
from api.platform.access import Role
from api.platform.kit.database import Database
from api.platform.kit.limits import Turns
from api.platform.kit.personal_data import PersonalData
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.privacy.conftest import Clock, Mails, MakeFamily
from tests.test_worker import run_due

Build = Callable[[str], Awaitable[None]]


@pytest.fixture
def build(database: Database, settings: Settings) -> Build:
    """The job."""

    async def run(export_id: str) -> None:
        async with database.transaction() as session:
            await exports.build(session, settings, PERSONAL_DATA, LABELS, UUID(export_id))

    return run


@pytest.fixture
def owner(factory: Factory) -> UUID:
    """A person."""
    return factory.account(Role.STUDENT, age=16, first_name="Prénom", email="moi@example.org")


@pytest.fixture
async def phone(owner: UUID, factory: Factory, devices: Device) -> httpx.AsyncClient:
    """Their phone."""
    return await devices(factory.session(owner, expires_at=datetime(2100, 1, 1, tzinfo=UTC)))


async def ask(phone: httpx.AsyncClient) -> str:
    response = await phone.post("/api/v1/me/exports")
    assert response.status_code == 202, response.text
    return str(response.json()["id"])


async def fetch(phone: httpx.AsyncClient, export_id: str) -> httpx.Response:
    return await phone.get(f"/api/v1/me/exports/{export_id}/file")


async def test_it_is_a_page_and_json_of_every_feature(
    phone: httpx.AsyncClient, settings: Settings, mails: Mails
) -> None:
    await phone.put("/api/v1/me/consents/push", json={"agree": True})
    export_id = await ask(phone)
    # By the real worker, from the job that asking enqueued.
    await run_due(settings)
    response = await fetch(phone, export_id)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].startswith("attachment")
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert archive.namelist() == ["mes-donnees.html", "mes-donnees.json"]
    data = json.loads(archive.read("mes-donnees.json"))
    assert data["accounts"]["profile"]["first_name"] == "Prénom"
    assert data["privacy"]["consents"][0]["purpose"] == "push"
    page = archive.read("mes-donnees.html").decode()
    for words in ("<h2>Ton compte</h2>", "moi@example.org", "alertes du téléphone", 'lang="fr"'):
        assert words in page
    assert "<script" not in page
    [listed] = (await phone.get("/api/v1/me/exports")).json()
    assert listed["size"] == len(response.content)
    letter = mails.to("moi@example.org")[0]
    assert letter["url"] == "http://test.local/me/data"
    kinds = [one["kind"] for one in (await phone.get("/api/v1/me/notifications")).json()["items"]]
    assert kinds == ["export.ready"]


async def test_every_feature_has_a_part() -> None:
    assert [holder.name for holder in PERSONAL_DATA][-1] == "accounts"
    assert len({holder.name for holder in PERSONAL_DATA}) == len(PERSONAL_DATA)


async def test_before_it_is_ready_there_is_nothing_to_fetch(phone: httpx.AsyncClient) -> None:
    export_id = await ask(phone)
    assert (await fetch(phone, export_id)).status_code == 404
    [listed] = (await phone.get("/api/v1/me/exports")).json()
    assert (listed["ready_at"], listed["size"]) == (None, None)


async def test_nobody_else_fetches_it_nor_sees_it(
    phone: httpx.AsyncClient, build: Build, factory: Factory, devices: Device
) -> None:
    export_id = await ask(phone)
    await build(export_id)
    for role in (Role.STUDENT, Role.ADMIN, Role.DPO):
        other = await devices(factory.session(factory.account(role)))
        assert (await fetch(other, export_id)).status_code == 404
        assert (await other.get("/api/v1/me/exports")).json() == []
    assert (await fetch(await devices(), export_id)).status_code == 401
    assert (await fetch(phone, str(uuid4()))).status_code == 404


async def test_nothing_of_other_people_is_in_it(
    family: MakeFamily, factory: Factory, build: Build, mails: Mails
) -> None:
    child = await family()
    await child.consent(first_name="Mère", other_holder_email="autre@example.org")
    other = await family(first_name="Quelqu'un", email="quelquun@example.org")
    await other.agree()
    export_id = await ask(child.phone)
    await build(export_id)
    archive = zipfile.ZipFile(io.BytesIO((await fetch(child.phone, export_id)).content))
    for name in archive.namelist():
        text = archive.read(name).decode()
        for foreign in (child.parent, "Mère", "autre@example.org", "Quelqu", str(other.child)):
            assert foreign not in text, (name, foreign)


async def test_of_simultaneous_requests_one_runs(phone: httpx.AsyncClient, factory: Factory) -> None:
    answers = await asyncio.gather(*(phone.post("/api/v1/me/exports") for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [202] + [409] * 5
    assert factory.connection.execute("SELECT count(*) FROM data_export").fetchone() == (1,)


async def test_three_a_day(phone: httpx.AsyncClient, build: Build, moving: Clock) -> None:
    for _ in range(3):
        await build(await ask(phone))
    assert (await phone.post("/api/v1/me/exports")).status_code == 429
    moving.move(days=1, seconds=1)
    await ask(phone)


async def test_one_that_never_came_does_not_stand_in_the_way(phone: httpx.AsyncClient, moving: Clock) -> None:
    await ask(phone)
    assert (await phone.post("/api/v1/me/exports")).status_code == 409
    moving.move(hours=3)
    await ask(phone)


async def test_the_job_run_twice_builds_one(phone: httpx.AsyncClient, build: Build, mails: Mails) -> None:
    export_id = await ask(phone)
    await asyncio.gather(build(export_id), build(export_id))
    await build(export_id)
    assert len(mails.to("moi@example.org")) == 1


async def test_it_expires(phone: httpx.AsyncClient, build: Build, moving: Clock) -> None:
    export_id = await ask(phone)
    await build(export_id)
    moving.move(days=7, seconds=1)
    assert (await fetch(phone, export_id)).status_code == 404
    assert (await phone.get("/api/v1/me/exports")).json() == []


async def test_asking_and_fetching_are_in_the_audit(
    phone: httpx.AsyncClient, build: Build, factory: Factory
) -> None:
    export_id = await ask(phone)
    await build(export_id)
    await fetch(phone, export_id)
    rows = factory.connection.execute(
        "SELECT action FROM audit_entry WHERE action LIKE 'export.%' ORDER BY id"
    ).fetchall()
    assert rows == [("export.asked",), ("export.ready",), ("export.fetched",)]


async def test_walls_25_fetching_it_again_and_again_fills_no_audit(
    phone: httpx.AsyncClient, build: Build, factory: Factory
) -> None:
    """Each GET, and each HEAD, was a row that nobody may delete for five years."""
    export_id = await ask(phone)
    await build(export_id)
    head = await phone.head(f"/api/v1/me/exports/{export_id}/file")
    assert head.status_code == 200
    assert head.content == b""
    count = "SELECT count(*) FROM audit_entry WHERE action = 'export.fetched'"
    assert factory.connection.execute(count).fetchone() == (0,)
    for _ in range(8):
        fetched = await fetch(phone, export_id)
        assert fetched.status_code == 200
        assert head.headers["Content-Length"] == str(len(fetched.content))
    assert factory.connection.execute(count).fetchone() == (5,)


def keep_badges(factory: Factory, owner: UUID, count: int, size: int) -> list[bytes]:
    """Badges from elsewhere that cannot be packed smaller."""
    contents = [b"\x89PNG" + os.urandom(size) for _ in range(count)]
    for content in contents:
        factory.connection.execute(
            "INSERT INTO badge_backpack (account_id, content, media_type, digest, checked_at)"
            " VALUES (%s, %s, 'image/png', sha256(%s), now())",
            [owner, content, content],
        )
    return contents


async def test_files_are_in_it_as_they_were_given(
    owner: UUID, phone: httpx.AsyncClient, build: Build, factory: Factory
) -> None:
    contents = keep_badges(factory, owner, 3, 300_000)
    export_id = await ask(phone)
    await build(export_id)
    response = await fetch(phone, export_id)
    assert int(response.headers["Content-Length"]) == len(response.content) > 900_000
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert archive.testzip() is None
    named = [one["file"] for one in json.loads(archive.read("mes-donnees.json"))["badges"]["backpack"]]
    assert named == [f"badges/backpack-{number}.png" for number in (1, 2, 3)]
    assert sorted(archive.read(name) for name in named) == sorted(contents)


async def test_it_is_never_held_whole(
    owner: UUID, phone: httpx.AsyncClient, build: Build, factory: Factory, database: Database
) -> None:
    """Walls, line 2: a backpack of 20 MB took the worker and each fetch that many, many times."""
    keep_badges(factory, owner, 10, 2_000_000)
    export_id = await ask(phone)
    tracemalloc.start()
    try:
        await build(export_id)
        _, building = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        size = sum([len(piece) async for piece in exports.pieces(database, UUID(export_id))])
        _, fetching = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 20_000_000
    assert building < 16_000_000
    assert fetching < 8_000_000


async def test_one_is_fetched_at_a_time(
    app: FastAPI, owner: UUID, phone: httpx.AsyncClient, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_id = await ask(phone)
    await build(export_id)
    monkeypatch.setattr(app.state, "downloads", Turns(1, seconds=0.2))
    taken, going_on = asyncio.Event(), asyncio.Event()
    pieces = exports.pieces

    async def slowly(database: Database, export_id: UUID) -> AsyncIterator[bytes]:
        async for piece in pieces(database, export_id):
            taken.set()
            await going_on.wait()
            yield piece

    monkeypatch.setattr(exports, "pieces", slowly)
    first = asyncio.create_task(fetch(phone, export_id))
    await taken.wait()
    assert (await fetch(phone, export_id)).status_code == 429
    going_on.set()
    assert (await first).status_code == 200
    assert (await fetch(phone, export_id)).status_code == 200


def test_what_people_typed_is_text_on_the_page() -> None:
    holder = PersonalData("x", {"fr": "Titre <b>", "en": "Title"})
    content = {
        "profile": {"first_name": "<script>alert(1)</script>", "birth_date": date(2010, 3, 1), "minor": True},
        "devices": [{"device": "A & B", "seen_at": datetime(2026, 7, 1, 12, 5, tzinfo=UTC)}, {"id": 3}],
        "interests": [],
        "roles": {"student": None},
    }
    page = report.page([(holder, content)], LABELS, "fr", datetime(2026, 1, 1, tzinfo=UTC))
    assert "<script>" not in page
    for words in (
        "&lt;script&gt;",
        "1er mars 2010",
        "1er juillet 2026 à 14\u00a0h\u00a005",
        "A &amp; B",
        "oui",
        "Rien.",
    ):
        assert words in page
