"""Walls, line 21: badges of version 2.0, before a reader who asks for all that the standard asks for."""

import asyncio
import json
import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest
from jose import jws
from openbadgeslib.ob2 import OB2Verifier

from api.badges.issuing import keys
from api.badges.openbadges import ob2, vc_jwt
from api.badges.openbadges.signed import award_of
from tests.badges.backpack.owners import BADGES, ME, badge, consent, ok
from tests.badges.issuing.test_permanent import path_of
from tests.badges.issuing.world import API, Issuer, Student, World
from tests.badges.openbadges.peers import Published
from tests.settings import ORIGIN

REQUIRED = {
    "Issuer": {"id", "type", "name", "url", "email"},
    "BadgeClass": {"id", "type", "name", "description", "image", "criteria", "issuer"},
    "Assertion": {"id", "type", "recipient", "badge", "verification", "issuedOn"},
    "CryptographicKey": {"id", "owner", "publicKeyPem"},
    "RevocationList": {"id", "type", "issuer", "revokedAssertions"},
}
"""What version 2.0 and the official validator ask of each object."""


OFFICIAL_URN = r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
"""PyPI's openbadges 1.1.2, verifier/tasks/utils.py."""


@pytest.fixture
async def issuer(world: World) -> Issuer:
    return await world.issuer()


@pytest.fixture
async def student(world: World) -> Student:
    return await world.student()


@pytest.fixture
async def mine(world: World, issuer: Issuer, student: Student) -> UUID:
    """A signed badge of the student's, whose 2.0 form is public."""
    credential = await badge(world, student, issuer)
    await consent(student)
    ok(await student.client.put(f"{ME}/{credential}/hosting"))
    return credential


async def file(student: Student, credential: UUID, kind: str) -> str:
    answer = await student.client.get(f"{ME}/{credential}/file", params={"format": kind})
    assert answer.status_code == 200, answer.text
    return answer.text


async def strictly(client: httpx.AsyncClient, url: str) -> dict[str, Any]:
    """What lies there, as a strict reader takes it."""
    answer = await client.get(path_of(url), headers={"Accept": "application/ld+json, application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    found: dict[str, Any] = answer.json()
    assert REQUIRED[found["type"]] <= found.keys(), found
    assert found["id"] == url
    return found


async def led_to(client: httpx.AsyncClient, assertion: dict[str, Any]) -> Published:
    """Everything that an assertion leads to, each read strictly."""
    published = Published()
    badge_class = await strictly(client, assertion["badge"])
    issuer = await strictly(client, badge_class["issuer"])
    revoked = await strictly(client, issuer["revocationList"])
    listed = [await strictly(client, url) for url in issuer.get("publicKey", [])]
    for one in (badge_class, issuer, revoked, *listed):
        published.put(one)
    assert "@" in issuer["email"]
    assert all(key["owner"] == issuer["id"] for key in listed)
    return published


class TestSigned:
    async def test_it_is_signed_with_rs256(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        """Walls, line 21: the official validator imports the key as RSA, and verifies RS256."""
        token = await file(student, mine, "ob2-jws")
        assert jws.get_unverified_header(token)["alg"] == "RS256"
        said = json.loads(jws.get_unverified_claims(token))
        published = await led_to(client, said)
        key = json.loads(published[said["verification"]["creator"]])
        issuer = json.loads(published[key["owner"]])
        # Those who take the first key take the one that signs.
        assert issuer["publicKey"][0] == key["id"]
        assert jws.verify(token, key["publicKeyPem"], "RS256")

    async def test_openbadgeslib_accepts_it(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        token = await file(student, mine, "ob2-jws")
        published = await led_to(client, json.loads(jws.get_unverified_claims(token)))
        read = OB2Verifier(download=published).verify(token, expected_recipient=student.email)
        assert read.id == ob2.signed_id(mine)

    async def test_a_strict_reader_takes_its_id_and_its_one_key(
        self, client: httpx.AsyncClient, world: World, issuer: Issuer, student: Student, mine: UUID
    ) -> None:
        """Walls, line 21: the official validator knows UUIDs of versions 1 to 5, and issuers of one key."""
        said = json.loads(jws.get_unverified_claims(await file(student, mine, "ob2-jws")))
        assert re.fullmatch(OFFICIAL_URN, said["id"])
        badge_class = await strictly(client, said["badge"])
        profile = await strictly(client, badge_class["issuer"])
        assert profile["publicKey"] == [said["verification"]["creator"]]
        await world.revoke(issuer, mine)
        listed = await strictly(client, profile["revocationList"])
        assert [one["id"] for one in listed["revokedAssertions"]] == [said["id"], f"urn:uuid:{mine}"]

    async def test_what_was_signed_with_es256_stays_good(
        self, client: httpx.AsyncClient, world: World, student: Student, mine: UUID
    ) -> None:
        """Walls, line 21: files that were taken before."""
        (issuer_id, jwt, achievement) = world.row(
            "SELECT a.issuer_id, c.jwt, a.id FROM badge_credential c"
            " JOIN badge_achievement a ON a.id = c.achievement_id WHERE c.id = %s",
            mine,
        )
        async with world.database.transaction() as session:
            key = await keys.signing_key(await session.connection(), world.secrets, issuer_id)
        home = f"{ORIGIN}/ob/v2"
        before = ob2.assertion(
            award_of(jwt),
            assertion_id=f"urn:uuid:{mine}",
            badge=f"{home}/badges/{achievement}",
            creator=f"{home}/issuers/{issuer_id}/keys/{key.kid}",
        )
        old = vc_jwt.compact({"alg": "ES256"}, before, key)
        # As the migration leaves the keys that were there.
        world.factory.connection.execute("UPDATE badge_key SET signed_older = true")
        await file(student, mine, "ob2-jws")
        found = ok(await client.post(f"{BADGES}/verify", json={"text": old}))
        assert (found["verdict"], found["ours"], found["technical"]["standard"]) == ("valid", True, "OB 2.0")
        published = await led_to(client, before)
        assert OB2Verifier(download=published).verify(old).id == f"urn:uuid:{mine}"

    async def test_its_key_is_made_once_sealed_and_rotated_as_others(
        self, client: httpx.AsyncClient, world: World, issuer: Issuer, student: Student, mine: UUID
    ) -> None:
        assert world.row("SELECT count(*) FROM badge_key") == (1,)
        tokens = await asyncio.gather(*(file(student, mine, "ob2-jws") for _ in range(4)))
        creators = {json.loads(jws.get_unverified_claims(one))["verification"]["creator"] for one in tokens}
        assert len(creators) == 1
        (kid, sealed) = world.row("SELECT kid, sealed_pem FROM badge_key WHERE algorithm = 'RS256'")
        assert b"PRIVATE KEY" not in bytes(sealed)
        path = f"{API}/organisations/{issuer.organisation}/profile"
        assert ok(await issuer.client.get(path))["keys"][0]["algorithm"] == "ES256"
        ok(await issuer.client.post(f"{path}/keys", json={"kid": kid}))
        assert world.rows("SELECT algorithm FROM badge_key WHERE retired_at IS NULL ORDER BY 1") == [
            ("ES256",),
            ("RS256",),
        ]
        for token in (tokens[0], await file(student, mine, "ob2-jws")):
            found = ok(await client.post(f"{BADGES}/verify", json={"text": token}))
            assert found["verdict"] == "valid"

    async def test_documents_of_3_0_do_not_name_it(
        self, client: httpx.AsyncClient, world: World, student: Student, mine: UUID
    ) -> None:
        await file(student, mine, "ob2-jws")
        (issuer_id,) = world.row("SELECT id FROM badge_issuer")
        listed = ok(await client.get(f"/ob/issuers/{issuer_id}/jwks.json"))["keys"]
        assert [one["kty"] for one in listed] == ["EC"]


class TestHosted:
    async def test_it_lies_there_as_plain_json(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        """Walls, line 21."""
        taken = json.loads(await file(student, mine, "ob2-json"))
        served = await strictly(client, taken["id"])
        assert served == taken
        published = await led_to(client, served)
        published.put(served)
        read = OB2Verifier(download=published).verify_hosted(served, expected_recipient=student.email)
        assert read.id == served["id"]

    async def test_revoked_it_says_so_as_plain_json(
        self, client: httpx.AsyncClient, world: World, issuer: Issuer, mine: UUID
    ) -> None:
        await world.revoke(issuer, mine)
        answer = await client.get(f"/ob/v2/assertions/{mine}")
        assert (answer.status_code, answer.headers["content-type"]) == (410, "application/json")


class TestEmail:
    async def test_the_issuers_own_or_the_regions(
        self, client: httpx.AsyncClient, world: World, issuer: Issuer
    ) -> None:
        """Walls, line 21: version 2.0 knows no issuer without a mail address."""
        (issuer_id,) = world.row("SELECT id FROM badge_issuer")
        url = f"{ORIGIN}/ob/v2/issuers/{issuer_id}"
        assert (await strictly(client, url))["email"] == "ne-pas-repondre@localhost"
        world.settings.contact_email = "contact@region.example"
        assert (await strictly(client, url))["email"] == "contact@region.example"
        ok(
            await issuer.client.put(
                f"{API}/organisations/{issuer.organisation}/profile", json={"email": "club@lac.example"}
            )
        )
        assert (await strictly(client, url))["email"] == "club@lac.example"
        # Version 3.0 asks for none, and names nobody else's.
        assert ok(await client.get(urlsplit(url).path.replace("/v2", "")))["email"] == "club@lac.example"
