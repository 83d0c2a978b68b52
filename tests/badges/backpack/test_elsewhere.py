"""The backpack: badges from elsewhere, byte for byte, with where they came from and what was found."""

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.badges.backpack import elsewhere as backpack
from tests.badges.backpack.owners import BADGES, consent, ok, refusal
from tests.badges.issuing.world import Student, World, png
from tests.badges.openbadges.peers import INDEX, Peer
from tests.badges.verifying.elsewhere import Elsewhere

BACKPACK = "/api/v1/me/backpack"
OCTETS = {"Content-Type": "application/octet-stream"}


@pytest.fixture
def elsewhere(app: FastAPI) -> Elsewhere:
    """What is fetched from other servers."""
    return Elsewhere.of(app)


@pytest.fixture
def peer(elsewhere: Elsewhere) -> Peer:
    """Another issuer, with other software, whose documents can be fetched."""
    made = Peer()
    elsewhere.behind = made.published
    return made


@pytest.fixture
async def student(world: World) -> Student:
    return await world.student()


async def add(student: Student, data: bytes) -> httpx.Response:
    return await student.client.post(BACKPACK, content=data, headers=OCTETS)


async def held(student: Student) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = ok(await student.client.get(BACKPACK))["items"]
    return items


class TestAdding:
    async def test_all_of_it_has_a_size(
        self, student: Student, peer: Peer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Walls, lines 1 and 2: a hundred pictures of 2 MB made a copy of one's data of 200, held whole."""
        first, second = peer.baked(png()), peer.baked(png(), named="Une autre association")
        monkeypatch.setattr(backpack, "MAX_TOTAL", len(first) + len(second) - 1)
        ok(await add(student, first), 201)
        assert refusal(await add(student, second)) == (409, "backpack-full")
        ok(await add(student, first))
        monkeypatch.setattr(backpack, "MAX_TOTAL", len(first) + len(second))
        ok(await add(student, second), 201)

    async def test_a_file_is_checked_and_kept_byte_for_byte(self, student: Student, peer: Peer) -> None:
        baked = peer.baked(png())
        added = ok(await add(student, baked), 201)
        assert (added["finding"]["verdict"], added["media_type"]) == ("valid", "image/png")
        assert (added["finding"]["ours"], added["source_url"]) == (False, "")
        assert added["name"] == added["finding"]["badge"]["name"] != ""
        fetched = await student.client.get(f"{BACKPACK}/{added['id']}/file")
        assert fetched.content == baked
        assert fetched.headers["content-disposition"].startswith("attachment")
        assert fetched.headers["content-type"] == "application/octet-stream"
        picture = await student.client.get(added["picture_url"])
        assert picture.headers["content-type"] == "image/png"

    async def test_twice_the_same_file_is_one_badge(self, student: Student, peer: Peer) -> None:
        jwt = peer.jwt().encode()
        answers = await asyncio.gather(*(add(student, jwt) for _ in range(4)))
        assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
        assert len(await held(student)) == 1

    async def test_from_an_address_its_origin_is_told(
        self, student: Student, peer: Peer, elsewhere: Elsewhere
    ) -> None:
        elsewhere.served["https://badges.example.org/1.png"] = peer.baked(png())
        added = ok(await student.client.post(BACKPACK, json={"url": "https://badges.example.org/1.png"}), 201)
        assert added["source_url"] == "https://badges.example.org/1.png"
        assert added["finding"]["verdict"] == "valid"

    async def test_what_is_no_badge_or_nowhere_is_not_kept(
        self, student: Student, elsewhere: Elsewhere
    ) -> None:
        for data in (b"bonjour", png(), b"{}"):
            assert (await add(student, data)).status_code == 422
        for url in ("https://nowhere.example.org/1", "http://example.org/1", "https://test.local/api/v1/me"):
            assert (await student.client.post(BACKPACK, json={"url": url})).status_code == 422
        assert await held(student) == []

    async def test_an_altered_one_is_kept_with_its_verdict(self, student: Student, peer: Peer) -> None:
        jwt = peer.jwt()
        added = ok(await add(student, (jwt[:-8] + "AAAAAAAA").encode()), 201)
        assert added["finding"]["verdict"] == "altered"
        await consent(student)
        wanted = {"id": "01900000-0000-7000-8000-000000000002"}
        refused = await student.client.post(f"{BACKPACK}/{added['id']}/shares", json=wanted)
        assert refusal(refused) == (409, "badge-unsound")

    async def test_it_is_full_at_some_time(self, world: World, student: Student, peer: Peer) -> None:
        world.settings.badge_backpack = 1
        ok(await add(student, peer.jwt().encode()), 201)
        assert refusal(await add(student, peer.baked(png()))) == (409, "backpack-full")


class TestKeeping:
    async def test_checked_again_it_may_be_revoked(self, student: Student, peer: Peer) -> None:
        peer.publish_status()
        added = ok(await add(student, peer.jwt(status=True).encode()), 201)
        assert added["finding"]["verdict"] == "valid"
        peer.publish_status((INDEX,))
        again = ok(await student.client.post(f"{BACKPACK}/{added['id']}/check"))
        assert again["finding"]["verdict"] == "revoked"
        assert again["checked_at"] > added["checked_at"]

    async def test_nobody_else_sees_it(
        self, world: World, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        item = ok(await add(student, peer.baked(png())), 201)["id"]
        other = await world.student()
        await consent(other)
        for path in ("", "/file", "/picture"):
            assert (await other.client.get(f"{BACKPACK}/{item}{path}")).status_code == 404
            assert (await client.get(f"{BACKPACK}/{item}{path}")).status_code == 401
        assert (await other.client.post(f"{BACKPACK}/{item}/check")).status_code == 404
        assert (await other.client.delete(f"{BACKPACK}/{item}")).status_code == 404
        wanted = {"id": item}
        assert (await other.client.post(f"{BACKPACK}/{item}/shares", json=wanted)).status_code == 404

    async def test_shown_by_a_link_until_it_is_deleted(
        self, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        item = ok(await add(student, peer.baked(png())), 201)["id"]
        await consent(student)
        wanted = {"id": "01900000-0000-7000-8000-000000000001"}
        made = ok(await student.client.post(f"{BACKPACK}/{item}/shares", json=wanted), 201)["items"][0]
        token = made["url"].partition("#")[2]
        seen = ok(await client.get(f"{BADGES}/shared/{token}"))
        assert (seen["verdict"], seen["ours"]) == ("valid", False)
        assert (await client.get(seen["picture_url"])).headers["content-type"] == "image/png"
        ok(await student.client.delete(f"{BACKPACK}/{item}"), 204)
        assert (await client.get(f"{BADGES}/shared/{token}")).status_code == 404
