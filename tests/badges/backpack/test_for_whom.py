"""Walls, line 18: a badge from elsewhere is shown as its owner's only where it is known to be."""

import hashlib
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from openbadgeslib.ob3 import IdentityObject

from api.badges.openbadges.findings import Summary
from api.badges.openbadges.identity import hashed
from api.badges.openbadges.recipients import match
from tests.badges.backpack.owners import BADGES, ME, badge, consent, ok, refusal
from tests.badges.backpack.test_elsewhere import BACKPACK, add
from tests.badges.issuing.world import Student, World
from tests.badges.openbadges.peers import Peer
from tests.badges.verifying.elsewhere import Elsewhere

ZOE = "zoe.duval@example.org"


@pytest.fixture
def peer(app: FastAPI) -> Peer:
    """Another issuer, whose documents can be fetched."""
    made = Peer()
    Elsewhere.of(app).behind = made.published
    return made


@pytest.fixture
async def zoe(world: World) -> Student:
    return await world.student(email=ZOE, first_name="Zoé")


def to(email: str, *, salt: str | None = "sel") -> list[IdentityObject]:
    """Whom a badge is for: hashed, or in plain letters."""
    if salt is None:
        return [IdentityObject(email, "emailAddress", hashed=False)]
    return [IdentityObject(hashed(email, salt), "emailAddress", hashed=True, salt=salt)]


async def kept(student: Student, token: str) -> dict[str, Any]:
    made: dict[str, Any] = ok(await add(student, token.encode()), 201)
    return made


def recipient(item: dict[str, Any]) -> tuple[str, str | None]:
    return item["finding"]["recipient"], item["finding"]["recipient_by"]


async def shown(student: Student, item: str, visitor: httpx.AsyncClient, **wanted: Any) -> dict[str, Any]:
    """What the page of a new link says."""
    await consent(student)
    made = ok(
        await student.client.post(f"{BACKPACK}/{item}/shares", json={"id": str(uuid4()), **wanted}), 201
    )
    token = made["items"][0]["url"].partition("#")[2]
    page: dict[str, Any] = ok(await visitor.get(f"{BADGES}/shared/{token}"))
    return page


class TestFriends:
    async def test_a_friends_badge_is_never_under_my_name(
        self, zoe: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 18."""
        for salt in ("sel", None):
            item = await kept(zoe, peer.jwt(identifiers=to("ami@example.org", salt=salt)))
            assert recipient(item) == ("other", None)
            await consent(zoe)
            refused = await zoe.client.post(
                f"{BACKPACK}/{item['id']}/shares", json={"id": str(uuid4()), "show_name": True}
            )
            assert refusal(refused) == (409, "badge-not-yours")
            page = await shown(zoe, item["id"], client)
            assert (page["holder_name"], page["recipient"]) == (None, "other")

    async def test_a_name_that_was_agreed_to_before_is_not_shown_either(
        self, world: World, zoe: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 18: links that were made when nobody compared."""
        item = await kept(zoe, peer.jwt(identifiers=to("ami@example.org")))
        await consent(zoe)
        wanted = {"id": str(uuid4())}
        made = ok(await zoe.client.post(f"{BACKPACK}/{item['id']}/shares", json=wanted), 201)
        token = made["items"][0]["url"].partition("#")[2]
        world.factory.connection.execute("UPDATE badge_share SET shown_name = 'Zoé'")
        assert ok(await client.get(f"{BADGES}/shared/{token}"))["holder_name"] is None

    async def test_a_friends_badge_of_ours_too(
        self, world: World, zoe: Student, client: httpx.AsyncClient, peer: Peer
    ) -> None:
        friend = await world.student()
        credential = await badge(world, friend)
        jwt = (await friend.client.get(f"{ME}/{credential}/file", params={"format": "jwt"})).text
        item = await kept(zoe, jwt)
        assert (recipient(item), item["finding"]["trust"]) == (("other", None), "verified_here")
        assert (await shown(zoe, item["id"], client))["holder_name"] is None


class TestMine:
    @pytest.mark.parametrize(
        ("salt", "by"), [("sel", "hash"), (None, "address")], ids=["hashed", "in plain letters"]
    )
    async def test_what_matched_is_said(
        self, zoe: Student, peer: Peer, client: httpx.AsyncClient, salt: str | None, by: str
    ) -> None:
        """Walls, line 18."""
        item = await kept(zoe, peer.jwt(identifiers=to(ZOE, salt=salt)))
        assert recipient(item) == ("confirmed", by)
        page = await shown(zoe, item["id"], client, show_name=True)
        assert (page["holder_name"], page["recipient_by"]) == ("Zoé", by)
        assert ZOE not in str(page)

    async def test_by_the_subject_that_is_an_address(self, zoe: Student, peer: Peer) -> None:
        assert recipient(await kept(zoe, peer.jwt(subject=f"mailto:{ZOE}"))) == ("confirmed", "address")
        assert recipient(await kept(zoe, peer.jwt(subject="mailto:ami@example.org"))) == ("other", None)

    async def test_one_that_was_awarded_here_to_my_account(
        self, world: World, zoe: Student, peer: Peer
    ) -> None:
        credential = await badge(world, zoe)
        jwt = (await zoe.client.get(f"{ME}/{credential}/file", params={"format": "jwt"})).text
        world.factory.connection.execute(
            "UPDATE account SET email = 'autre@example.org' WHERE email = %s", (ZOE,)
        )
        assert recipient(await kept(zoe, jwt)) == ("confirmed", "account")

    async def test_of_version_2(self, zoe: Student, peer: Peer, world: World) -> None:
        cadet = await world.student(email="cadet@eleve.example")
        assert recipient(await kept(cadet, peer.ob2().jws())) == ("confirmed", "hash")
        assert recipient(await kept(zoe, peer.ob2().jws())) == ("other", None)


class TestNobodys:
    async def test_a_pseudonym_or_nobody_matches_nobody(
        self, zoe: Student, peer: Peer, client: httpx.AsyncClient
    ) -> None:
        """Walls, line 18: what cannot be matched says so."""
        for subject, wanted in (
            ("urn:uuid:6d0c6d4e-3c4f-4a7c-9a68-0f3b8a1f2f10", "unknown"),
            ("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "unknown"),
            (None, "nobody"),
        ):
            item = await kept(zoe, peer.jwt(subject=subject))
            assert recipient(item) == (wanted, None)
            assert (await shown(zoe, item["id"], client))["holder_name"] is None

    async def test_an_account_without_an_address_has_nothing_to_compare(
        self, world: World, peer: Peer
    ) -> None:
        student = await world.student(email=None)
        assert recipient(await kept(student, peer.jwt(identifiers=to(ZOE)))) == ("unknown", None)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (ZOE, "confirmed"),
        ("ZOE.DUVAL@EXAMPLE.ORG", "confirmed"),
        ("Zoe.Duval@example.org", "confirmed"),
        ("Zoe.duval@example.org", "confirmed"),
        ("zoe.duval+badges@example.org", "other"),
        ("zoeduval@example.org", "other"),
        ("zoe.duval@example.org.evil.example", "other"),
    ],
)
def test_capitals_are_no_other_address_and_what_stands_after_a_plus_is(written: str, wanted: str) -> None:
    """Walls, line 18: a mailbox with « + » may be somebody else's, and is never taken for the owner's."""
    for one in (
        {"hashed": True, "salt": "s", "identity": _as_typed(written)},
        {"hashed": False, "identity": written},
        {"type": ["email"], "identity": written},
    ):
        assert match(Summary(identities=({"type": "email", **one},)), ZOE).recipient == wanted
    tagged = "zoe.duval+epass@example.org"
    assert match(Summary(subject_id=f"mailto:{ZOE}"), tagged).recipient == "other"


def test_domains_are_compared_as_they_are_registered() -> None:
    assert (
        match(Summary(subject_id="mailto:zoe@école.example"), "zoe@xn--cole-9oa.example").recipient
        == "confirmed"
    )


def _as_typed(email: str) -> str:
    return "sha256$" + hashlib.sha256((email + "s").encode()).hexdigest()
