"""Files of a badge: what each says, and what it never says."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI

from api.badges.backpack import files
from api.badges.openbadges import certificate
from api.badges.openbadges.baking import unbake
from api.platform.kit.language import Language
from tests.badges.backpack.owners import ME, badge, consent, ok, refusal, shared
from tests.badges.issuing.world import Student, World, payload


@pytest.fixture
async def student(world: World) -> Student:
    return await world.student(first_name="Łukasz")


@pytest.fixture
async def mine(world: World, student: Student) -> UUID:
    return await badge(world, student)


async def test_pictures_and_json_hold_the_very_token(student: Student, mine: UUID) -> None:
    path = f"{ME}/{mine}/file"
    jwt = (await student.client.get(path, params={"format": "jwt"})).text
    baked = await student.client.get(path)
    assert unbake(baked.content).text == jwt
    named = baked.headers["content-disposition"].split("; ")
    assert named[1:] == [
        'filename="benevole-d-un-festival.png"',
        "filename*=UTF-8''B%C3%A9n%C3%A9vole%20d%27un%20festival.png",
    ]
    around = (await student.client.get(path, params={"format": "json"})).json()
    assert around["type"] == "EnvelopedVerifiableCredential"
    assert around["id"].removeprefix("data:application/vc+jwt,") == jwt


async def test_of_2_0_hosted_and_signed(student: Student, mine: UUID) -> None:
    await consent(student)
    ok(await student.client.put(f"{ME}/{mine}/hosting"))
    path = f"{ME}/{mine}/file"
    hosted = json.loads((await student.client.get(path, params={"format": "ob2-json"})).content)
    signed = payload((await student.client.get(path, params={"format": "ob2-jws"})).text)
    assert (hosted["verification"]["type"], signed["verification"]["type"]) == ("HostedBadge", "SignedBadge")
    for said in (hosted, signed):
        assert said["recipient"]["hashed"] is True
        assert student.email not in json.dumps(said)
        assert "Łukasz" not in json.dumps(said, ensure_ascii=False)


async def test_a_picture_that_was_no_drawing_has_no_svg(student: Student, mine: UUID) -> None:
    assert (await student.client.get(f"{ME}/{mine}/file", params={"format": "svg"})).status_code == 404


async def test_a_certificate_to_print(student: Student, mine: UUID) -> None:
    path = f"{ME}/{mine}/file"
    bare = (await student.client.get(path, params={"format": "pdf"})).content
    assert b"/URI" not in bare
    share_id, token = await shared(student, mine)
    # With a link that works the plain one leads to it.
    assert f"/verify#{token})".encode() in (await student.client.get(path, params={"format": "pdf"})).content
    for query in ({}, {"show_name": False}, {"share_id": share_id}):
        made = await student.client.get(f"{ME}/{mine}/file", params={"format": "pdf", **query})
        assert made.headers["content-type"] == "application/pdf"
        assert made.content.startswith(b"%PDF-")
    ok(await student.client.delete(f"{ME}/shares/{share_id}"), 204)
    for gone in (share_id, uuid4()):
        query = {"format": "pdf", "share_id": str(gone)}
        assert (await student.client.get(f"{ME}/{mine}/file", params=query)).status_code == 404


async def test_a_certificate_says_no_more_than_was_checked(
    world: World, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Walls, line 17: that its organisation is verified, while it is; and nothing of a revoked one."""
    issuer = await world.issuer()
    mine = await badge(world, student, issuer)
    told: list[bool] = []
    made = certificate.pdf

    def pdf(said: certificate.Certificate, at: datetime, language: Language = "fr") -> bytes:
        told.append(said.verified)
        return made(said, at, language)

    monkeypatch.setattr(certificate, "pdf", pdf)
    ask = {"format": "pdf"}
    assert (await student.client.get(f"{ME}/{mine}/file", params=ask)).status_code == 200
    world.factory.connection.execute("UPDATE organisation SET verified_at = NULL")
    assert (await student.client.get(f"{ME}/{mine}/file", params=ask)).status_code == 200
    assert told == [True, False]
    world.factory.connection.execute("UPDATE organisation SET verified_at = now()")
    await world.revoke(issuer, mine)
    refused = await student.client.get(f"{ME}/{mine}/file", params=ask)
    assert refusal(refused) == (409, "badge-revoked")


async def test_without_a_mail_address_there_is_no_2_0(world: World) -> None:
    student = await world.student()
    world.factory.connection.execute("UPDATE account SET email = NULL WHERE id = %s", (student.account,))
    credential = await badge(world, student)
    made = await student.client.get(f"{ME}/{credential}/file", params={"format": "ob2-jws"})
    assert made.status_code == 409
    assert (await student.client.get(f"{ME}/{credential}/file")).status_code == 200


async def test_no_connection_is_held_while_a_file_is_made(
    app: FastAPI, student: Student, mine: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    database = app.state.database

    def watched(make: Callable[..., bytes]) -> Callable[..., bytes]:
        def watching(*given: Any, **named: Any) -> bytes:
            held.append(database.reads.pool.checkedout() + database.writes.pool.checkedout())
            return make(*given, **named)

        return watching

    monkeypatch.setattr(files, "bake_png", watched(files.bake_png))
    monkeypatch.setattr(certificate, "pdf", watched(certificate.pdf))
    for wanted in ("png", "pdf"):
        answer = await student.client.get(f"{ME}/{mine}/file", params={"format": wanted})
        assert answer.status_code == 200
    assert held == [0, 0]
