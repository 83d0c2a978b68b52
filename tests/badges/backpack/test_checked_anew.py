"""Walls, line 19: a badge from elsewhere that was revoked is not shown as good: it is checked anew."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from api.badges.backpack import again
from api.badges.backpack.again import check_due
from api.badges.verifying.facade import Resolver
from api.badges.verifying.own import OwnDocuments
from tests.badges.backpack.owners import BADGES, ME, badge, consent, ok, shared
from tests.badges.backpack.test_elsewhere import BACKPACK, add, held
from tests.badges.issuing.world import Student, World
from tests.badges.openbadges.peers import INDEX, SITE, Peer
from tests.badges.verifying.elsewhere import Elsewhere
from tests.test_worker import run_due

DID_DOCUMENT = f"{SITE}/.well-known/did.json"


@pytest.fixture
def elsewhere(app: FastAPI) -> Elsewhere:
    """What is fetched from other servers."""
    return Elsewhere.of(app)


@pytest.fixture
def peer(elsewhere: Elsewhere) -> Peer:
    """Another issuer, whose documents can be fetched."""
    made = Peer()
    elsewhere.behind = made.published
    made.publish_status()
    return made


@pytest.fixture
async def student(world: World) -> Student:
    return await world.student()


def age(world: World, **ago: float) -> None:
    """The last check of everything is that long ago."""
    world.factory.connection.execute(
        "UPDATE badge_backpack SET checked_at = %s", (datetime.now(UTC) - timedelta(**ago),)
    )


async def link(student: Student, token: str) -> str:
    """The token of a link that shows a badge from elsewhere."""
    item = ok(await add(student, token.encode()), 201)["id"]
    await consent(student)
    made = ok(await student.client.post(f"{BACKPACK}/{item}/shares", json={"id": str(uuid4())}), 201)
    return str(made["items"][0]["url"].partition("#")[2])


async def page(client: httpx.AsyncClient, token: str) -> dict[str, Any]:
    found: dict[str, Any] = ok(await client.get(f"{BADGES}/shared/{token}"))
    return found


def since(found: dict[str, Any]) -> timedelta:
    """How long ago what a page says was checked."""
    return datetime.now(UTC) - datetime.fromisoformat(found["checked_at"])


class TestShown:
    async def test_revoked_since_it_says_so(
        self, world: World, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 19."""
        token = await link(student, peer.jwt(status=True))
        assert (await page(client, token))["verdict"] == "valid"
        peer.publish_status((INDEX,))
        age(world, minutes=11)
        seen = await page(client, token)
        assert (seen["verdict"], seen["revocation"]) == ("revoked", "revoked")
        assert since(seen) < timedelta(minutes=1)
        assert (await held(student))[0]["finding"]["verdict"] == "revoked"

    async def test_a_check_is_kept_for_minutes(
        self, world: World, student: Student, peer: Peer, elsewhere: Elsewhere, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 19: not by each visitor; what was checked when is told."""
        token = await link(student, peer.jwt(status=True))
        age(world, minutes=8)
        before = len(elsewhere.asked)
        for _ in range(3):
            seen = await page(client, token)
            assert (seen["verdict"], since(seen) > timedelta(minutes=7)) == ("valid", True)
        assert len(elsewhere.asked) == before

    async def test_of_many_visitors_one_brings_it_about(
        self, world: World, student: Student, peer: Peer, elsewhere: Elsewhere, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 19: one check at a time."""
        token = await link(student, peer.jwt(status=True))
        age(world, minutes=11)
        elsewhere.asked.clear()
        await asyncio.gather(*(page(client, token) for _ in range(12)))
        assert elsewhere.asked.count(DID_DOCUMENT) == 1
        assert world.row("SELECT checking_at FROM badge_backpack") == (None,)

    async def test_a_slow_issuer_holds_up_no_page(
        self,
        world: World,
        student: Student,
        peer: Peer,
        elsewhere: Elsewhere,
        client: httpx.AsyncClient,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Walls, line 19: the page shows the last check; the new one ends without it."""
        token = await link(student, peer.jwt(status=True))
        peer.publish_status((INDEX,))
        age(world, minutes=11)
        answers = asyncio.Event()
        quick = elsewhere.fetch

        async def slow(url: str, *, limit: int) -> bytes:
            await answers.wait()
            return await quick(url, limit=limit)

        monkeypatch.setattr(elsewhere, "fetch", slow)
        monkeypatch.setattr(again, "PAGE_WAITS", 0.2)
        async with asyncio.timeout(30):
            seen = await page(client, token)
        assert (seen["verdict"], since(seen) > timedelta(minutes=10)) == ("valid", True)
        # Whoever comes meanwhile does not wait at all.
        assert (await page(client, token))["verdict"] == "valid"
        answers.set()
        await asyncio.gather(*again._running)
        assert (await page(client, token))["verdict"] == "revoked"

    async def test_as_many_hanging_checks_as_there_are_places_give_them_up_again(
        self,
        world: World,
        student: Student,
        peer: Peer,
        elsewhere: Elsewhere,
        client: httpx.AsyncClient,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Walls, line 19: they may keep another badge at its last check for seconds, not for a day."""
        hangs, other = await link(student, peer.jwt(status=True)), await link(student, peer.jwt(status=True))
        peer.publish_status((INDEX,))
        age(world, minutes=11)
        quick, hanging = elsewhere.fetch, asyncio.Event()

        async def never(url: str, *, limit: int) -> bytes:
            await hanging.wait()
            raise AssertionError

        monkeypatch.setattr(again, "MOST_AT_ONCE", 1)
        monkeypatch.setattr(again, "PAGE_WAITS", 0.1)
        monkeypatch.setattr(again, "CHECK_TAKES", 0.8)
        monkeypatch.setattr(elsewhere, "fetch", never)
        assert (await page(client, hangs))["verdict"] == "valid"
        assert (await page(client, other))["verdict"] == "valid"
        await asyncio.wait_for(asyncio.gather(*again._running), 5)
        assert (await page(client, hangs))["verdict"] == "unknown_issuer"
        monkeypatch.setattr(elsewhere, "fetch", quick)
        monkeypatch.setattr(again, "PAGE_WAITS", 5)
        assert (await page(client, other))["verdict"] == "revoked"

    async def test_a_check_that_was_lost_with_its_process_is_made_again(
        self, world: World, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        token = await link(student, peer.jwt(status=True))
        peer.publish_status((INDEX,))
        age(world, minutes=11)
        world.factory.connection.execute(
            "UPDATE badge_backpack SET checking_at = now() - interval '3 minutes'"
        )
        assert (await page(client, token))["verdict"] == "revoked"

    async def test_an_issuer_who_does_not_answer_any_more_is_not_called_good(
        self, world: World, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        token = await link(student, peer.jwt(status=True))
        peer.published.clear()
        age(world, minutes=11)
        assert (await page(client, token))["verdict"] == "unknown_issuer"

    async def test_what_was_found_before_levels_were_told_is_called_good_by_nobody(
        self, world: World, student: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        """A finding as it was kept until then has no level of trust."""
        token = await link(student, peer.jwt())
        world.factory.connection.execute(
            "UPDATE badge_backpack SET finding = finding - 'trust' - 'domain' - 'revocation' - 'recipient_by'"
        )
        seen = await page(client, token)
        assert (seen["trust"], seen["revocation"]) == ("unconfirmed", "not_read")


async def badge_of_ours(world: World, student: Student) -> str:
    """A badge that this server gave to somebody else, and the student keeps: no other server is asked."""
    issuer, friend = await world.issuer(), await world.student()
    credential = await badge(world, friend, issuer)
    await shared(friend, credential)
    ok(await friend.client.put(f"{ME}/{credential}/hosting"))
    taken = await friend.client.get(f"{ME}/{credential}/file", params={"format": "jwt"})
    ok(await add(student, taken.content), 201)
    return str(taken.text)


class TestJob:
    async def test_what_was_not_looked_at_for_a_day_is_checked_by_itself(
        self, app: FastAPI, world: World, student: Student, peer: Peer, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 19: a job for the rest, which nobody looks at."""
        ok(await add(student, peer.jwt(status=True).encode()), 201)
        peer.publish_status((INDEX,))
        own = OwnDocuments(world.database, world.settings, world.secrets)

        async def run() -> int:
            return await check_due(world.database, world.settings, Resolver(world.settings, own, elsewhere))

        age(world, hours=23)
        assert await run() == 0
        assert (await held(student))[0]["finding"]["verdict"] == "valid"
        age(world, hours=25)
        assert sorted(await asyncio.gather(run(), run())) == [0, 1]
        assert (await held(student))[0]["finding"]["verdict"] == "revoked"

    async def test_checks_that_fail_leave_the_others_their_turn(
        self,
        app: FastAPI,
        world: World,
        student: Student,
        peer: Peer,
        elsewhere: Elsewhere,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Walls, line 19: the oldest checks are of badges that break each one."""
        broken = [peer.jwt(status=True) for _ in range(3)]
        for token in broken:
            ok(await add(student, token.encode()), 201)
        age(world, hours=30)
        sound = peer.jwt(status=True)
        ok(await add(student, sound.encode()), 201)
        world.factory.connection.execute(
            "UPDATE badge_backpack SET checked_at = %s WHERE content = %s",
            (datetime.now(UTC) - timedelta(hours=25), sound.encode()),
        )
        real = again.check

        async def check(*args: Any, data: bytes, **values: Any) -> Any:
            if data != sound.encode():
                raise RuntimeError
            return await real(*args, data=data, **values)

        monkeypatch.setattr(again, "check", check)
        monkeypatch.setattr(again, "CHUNK", 3)
        own = OwnDocuments(world.database, world.settings, world.secrets)
        resolver = Resolver(world.settings, own, elsewhere)
        assert await check_due(world.database, world.settings, resolver) == 1
        assert await check_due(world.database, world.settings, resolver) == 0

    async def test_one_run_checks_whatever_is_due_and_ends_in_time(
        self,
        app: FastAPI,
        world: World,
        student: Student,
        peer: Peer,
        elsewhere: Elsewhere,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Walls, line 19: 400 a run were the most, however many were due."""
        for _ in range(7):
            ok(await add(student, peer.jwt(status=True).encode()), 201)
        peer.publish_status((INDEX,))
        age(world, hours=25)
        monkeypatch.setattr(again, "CHUNK", 2)
        own = OwnDocuments(world.database, world.settings, world.secrets)
        resolver = Resolver(world.settings, own, elsewhere)
        monkeypatch.setattr(again, "JOB_TAKES", -1)
        assert await check_due(world.database, world.settings, resolver) == 0
        monkeypatch.setattr(again, "JOB_TAKES", 60)
        assert await check_due(world.database, world.settings, resolver) == 7
        assert {one["finding"]["verdict"] for one in await held(student)} == {"revoked"}

    async def test_an_issuer_that_hangs_is_given_up_and_goes_to_the_back(
        self,
        app: FastAPI,
        world: World,
        student: Student,
        peer: Peer,
        elsewhere: Elsewhere,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Walls, line 19: as many hanging checks as are made at a time kept another badge as it was."""
        hanging = 3
        for _ in range(hanging):
            ok(await add(student, peer.jwt(status=True).encode()), 201)
        sound = (await badge_of_ours(world, student)).encode()
        age(world, hours=30)
        world.factory.connection.execute(
            "UPDATE badge_backpack SET checked_at = %s WHERE content = %s",
            (datetime.now(UTC) - timedelta(hours=25), sound),
        )

        async def never(url: str, *, limit: int) -> bytes:
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(elsewhere, "fetch", never)
        monkeypatch.setattr(again, "CHECK_TAKES", 0.3)
        monkeypatch.setattr(again, "AT_ONCE", hanging)
        own = OwnDocuments(world.database, world.settings, world.secrets)
        async with asyncio.timeout(30):
            checked = await check_due(
                world.database, world.settings, Resolver(world.settings, own, elsewhere)
            )
        assert checked == hanging + 1
        verdicts = sorted(one["finding"]["verdict"] for one in await held(student))
        assert verdicts == ["unknown_issuer"] * hanging + ["valid"]

    async def test_the_worker_does_it(self, world: World, student: Student) -> None:
        """Walls, line 19: a badge of ours that somebody else keeps, as it needs no other server."""
        issuer, friend = await world.issuer(), await world.student()
        credential = await badge(world, friend, issuer)
        await shared(friend, credential)
        ok(await friend.client.put(f"{ME}/{credential}/hosting"))
        for kind in ("jwt", "ob2-jws"):
            taken = await friend.client.get(f"{ME}/{credential}/file", params={"format": kind})
            assert ok(await add(student, taken.content), 201)["finding"]["verdict"] == "valid"
        await world.revoke(issuer, credential)
        age(world, hours=25)
        await run_due(world.settings, ("backpack:check_anew", {"timestamp": 0}))
        assert {one["finding"]["verdict"] for one in await held(student)} == {"revoked"}
        assert all(since(one) < timedelta(minutes=1) for one in await held(student))


async def test_a_check_is_told_what_the_permanent_addresses_answer(
    world: World, student: Student, client: httpx.AsyncClient
) -> None:
    """Without calling this server, in the api as in the worker."""
    credential = await badge(world, student)
    await consent(student)
    ok(await student.client.put(f"{ME}/{credential}/hosting"))
    ok_jws = await student.client.get(f"{ME}/{credential}/file", params={"format": "ob2-jws"})
    assert ok_jws.status_code == 200
    (issuer,) = world.row("SELECT id FROM badge_issuer")
    (achievement, image) = world.row("SELECT achievement_id, image_id FROM badge_credential")
    (status,) = world.row("SELECT id FROM badge_status_list")
    (kid,) = world.row("SELECT kid FROM badge_key WHERE algorithm = 'ES256'")
    (older,) = world.row("SELECT kid FROM badge_key WHERE algorithm = 'RS256'")
    own = OwnDocuments(world.database, world.settings, world.secrets)
    paths = [
        *(f"issuers/{issuer}", f"issuers/{issuer}/did.json", f"issuers/{issuer}/jwks.json"),
        *(f"issuers/{issuer}/keys/{kid}", f"achievements/{achievement}", f"images/{image}.png"),
        *(f"v2/issuers/{issuer}", f"v2/issuers/{issuer}/keys/{older}", f"v2/issuers/{issuer}/revoked"),
        *(f"v2/badges/{achievement}", f"v2/assertions/{credential}"),
        *(f"issuers/{issuer}/keys/{older}", f"issuers/{uuid4()}", f"v2/badges/{uuid4()}"),
        *(f"status/{uuid4()}", "issuers/------------------------------------"),
    ]
    for path in paths:
        answer = await client.get(f"/ob/{path}")
        status_code, body = await own(f"/ob/{path}")
        assert status_code == answer.status_code or {status_code, answer.status_code} == {404, 422}, path
        if status_code == 200 and "json" in answer.headers["content-type"]:
            # The served one may stand in a page: its signs are written otherwise, it says the same.
            assert json.loads(body) == answer.json(), path
        else:
            assert status_code != 200 or body == answer.content, path
    # Signatures of ES256 differ each time; what is signed does not.
    _, listed = await own(f"/ob/status/{status}")
    served = (await client.get(f"/ob/status/{status}")).content
    assert listed.rpartition(b".")[0] == served.rpartition(b".")[0]
