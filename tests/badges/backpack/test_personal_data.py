"""What badges keep about a student: in the copy of their data, and gone when they leave."""

import io
import json
import zipfile
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI

from api.badges.backpack.personal_data import PERSONAL_DATA as BACKPACK
from api.features import LABELS, PERSONAL_DATA
from api.people.privacy import exports
from tests.badges.backpack.owners import BADGES, ME, badge, ok, shared, states
from tests.badges.issuing.world import Student, World, payload, png
from tests.badges.openbadges.peers import Peer
from tests.badges.verifying.elsewhere import Elsewhere


async def everything(world: World, app: FastAPI) -> tuple[Student, UUID, str]:
    """A student with a shared badge, a request with a photo, and a badge from elsewhere; badge and token."""
    student = await world.student()
    credential = await badge(world, student)
    _, token = await shared(student, credential)
    issuer = await world.issuer()
    request = world.request(await world.achievement(issuer), student)
    photo = {"id": uuid4(), "request_id": request, "kind": "photo", "photo": b"\xff\xd8\xff photo"}
    world.factory._insert("badge_evidence", "id", photo)
    elsewhere, peer = Elsewhere.of(app), Peer()
    elsewhere.behind = peer.published
    ok(await student.client.post("/api/v1/me/backpack", content=peer.baked(png())), 201)
    return student, credential, token


async def test_the_copy_holds_the_files(world: World, app: FastAPI) -> None:
    student, credential, _ = await everything(world, app)
    asked = ok(await student.client.post("/api/v1/me/exports"), 202)
    async with world.database.transaction() as session:
        await exports.build(session, world.settings, PERSONAL_DATA, LABELS, UUID(asked["id"]))
    content = (await student.client.get(f"/api/v1/me/exports/{asked['id']}/file")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        kept = json.loads(archive.read("mes-donnees.json"))["badges"]
        jwt = archive.read(kept["badges"][0]["file"]).decode()
        assert archive.read(kept["evidence"][0]["photo"]) == b"\xff\xd8\xff photo"
        assert archive.read(kept["backpack"][0]["file"]).startswith(b"\x89PNG")
        page = archive.read("mes-donnees.html").decode()
    assert payload(jwt)["id"] == f"urn:uuid:{credential}"
    assert {"badges/badges-1.jwt", "badges/evidence-1.jpg", "badges/backpack-1.png"} <= set(names)
    assert "badges/badges-1.jwt" in page
    assert "J'ai tenu le stand deux jours." in json.dumps(kept, ensure_ascii=False)


async def test_erased_nothing_is_left_but_a_revoked_place(
    world: World, app: FastAPI, client: httpx.AsyncClient
) -> None:
    student, credential, token = await everything(world, app)
    other = await world.student()
    await badge(world, other)
    jwt = (await student.client.get(f"{ME}/{credential}/file", params={"format": "jwt"})).content
    async with world.database.transaction() as session:
        await BACKPACK.erase(session, student.account)
    for table in ("badge_request", "badge_evidence", "badge_share", "badge_backpack"):
        assert world.row(f"SELECT count(*) FROM {table}") == (0,), table
    assert world.row("SELECT count(*) FROM badge_credential") == (1,)
    assert world.row("SELECT count(*), count(revoked_at) FROM badge_status") == (2, 1)
    assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404
    found = ok(await client.post(f"{BADGES}/verify", json={"text": jwt.decode()}))
    assert found["verdict"] == "revoked"
    assert await states(other) == ["valid"]


async def test_banned_nothing_is_shown_and_requests_end(
    world: World, app: FastAPI, client: httpx.AsyncClient
) -> None:
    student, _, token = await everything(world, app)
    async with world.database.transaction() as session:
        await BACKPACK.banned(session, student.account)
    assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404
    assert world.row("SELECT status FROM badge_request") == ("withdrawn",)
    assert world.row("SELECT status FROM badge_credential") == ("issued",)


async def test_erased_what_was_offered_to_the_address_is_forgotten(world: World) -> None:
    """Walls, line 24: an offer that was never taken kept address and words about the person for weeks."""
    student, other = await world.student(), await world.student()
    achievement = await world.achievement(await world.issuer())
    addresses = []
    for one in (student, other):
        (email,) = world.row("SELECT email FROM account WHERE id = %s", one.account)
        addresses.append(email)
        world.factory.badge_offer(
            achievement, None, email=email, token_digest=email.encode(), narrative="Bravo"
        )
        line = {"batch_id": world.factory.badge_batch(achievement), "position": 1, "email": email}
        world.factory._insert(
            "badge_batch_line", "batch_id", {**line, "status": "failed", "narrative": "Bravo"}
        )
    async with world.database.transaction() as session:
        await BACKPACK.erase(session, student.account)
    for table in ("badge_credential", "badge_batch_line"):
        kept = world.rows(f"SELECT email, narrative FROM {table} ORDER BY email NULLS FIRST")
        assert kept == [(None, ""), (addresses[1], "Bravo")], table
