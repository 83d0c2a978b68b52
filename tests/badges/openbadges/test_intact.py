"""Walls, line 21: badges that nobody changed are never called altered; each gets a word of its own."""

import base64
import json
import textwrap
from datetime import UTC, datetime
from typing import Any

import pytest

from api.badges.openbadges.baking import Standard, bake_png
from api.badges.openbadges.verification import BadgeVerdict, Finding, verify
from tests.badges.openbadges import ours
from tests.badges.openbadges.ours import NOW, Desk
from tests.badges.openbadges.peers import DID, SITE, Peer
from tests.badges.openbadges.world import PNG, World

OLD = "https://old.example"
ASSERTION_1: dict[str, Any] = {
    "uid": "1",
    "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$00"},
    "badge": f"{OLD}/badge.json",
    "verify": {"type": "hosted", "url": f"{OLD}/1.json"},
    "issuedOn": "2015-01-01",
}
OLDEST: dict[str, Any] = {
    "recipient": "sha256$00",
    "salt": "s",
    "badge": {"version": "0.5.0", "name": "B", "issuer": {"origin": OLD, "name": "Old"}},
}


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


async def check(data: str | bytes, world: World | None = None, at: datetime | None = None) -> Finding:
    return await verify(
        data.encode() if isinstance(data, str) else data, world or World(), at or datetime.now(UTC)
    )


def said(found: Finding) -> tuple[str, str]:
    return found.verdict, found.code


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.with_key()


class TestTokens:
    @pytest.mark.parametrize(
        "algorithm", ["ES384", "ES512", "ES256K", "PS256", "RS512", "Ed25519", "ML-DSA-44"]
    )
    async def test_an_algorithm_that_is_not_known_here(self, algorithm: str) -> None:
        """Walls, line 21."""
        token = f"{part({'alg': algorithm, 'kid': f'{DID}#key'})}.{part({'iss': DID})}.AAAA"
        assert said(await check(token)) == ("unsupported", "algorithm_unknown")

    @pytest.mark.parametrize("tail", ["~", "~WyJhIl0~WyJiIl0~", "~WyJhIl0~eyJhbGciOiJFUzI1NiJ9.e30.AAAA"])
    async def test_a_selective_disclosure(self, tail: str) -> None:
        """Walls, line 21: an SD-JWT, with disclosures or none, with the holder's proof or without."""
        header = {"alg": "ES256", "typ": "vc+sd-jwt"}
        for head, claims in ((header, {"iss": DID}), ({"alg": "ES256"}, {"iss": DID, "_sd_alg": "sha-256"})):
            found = await check(f"{part(head)}.{part(claims)}.AAAA{tail}")
            assert said(found) == ("unsupported", "sd_jwt")

    async def test_an_encrypted_one(self) -> None:
        """Walls, line 21: a JWE."""
        header = part({"alg": "RSA-OAEP-256", "enc": "A256GCM"})
        for key in ("AAAA", ""):
            assert said(await check(f"{header}.{key}.AAAA.AAAA.AAAA")) == ("unsupported", "encrypted")

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r\n ", " \n\t"])
    async def test_one_that_a_mail_wrapped_is_the_same_one(self, desk: Desk, end: str) -> None:
        """Walls, line 21: line breaks are no part of a token."""
        token = desk.jwt()
        wrapped = end.join(textwrap.wrap(token, 76))
        for data in (wrapped.encode(), bake_png(PNG, wrapped, Standard.OB3)):
            found = await check(data, World.of(desk), NOW)
            assert (said(found), found.text) == (("valid", "ok"), token)

    async def test_a_wrapped_one_that_was_changed_is_altered(self, desk: Desk) -> None:
        token = desk.jwt()
        changed = token[:-9] + ("A" if token[-9] != "A" else "B") + token[-8:]
        found = await check("\n".join(textwrap.wrap(changed, 76)), World.of(desk), NOW)
        assert found.verdict == BadgeVerdict.ALTERED


class TestKeys:
    async def test_one_that_the_issuer_lists_no_longer(self) -> None:
        """Walls, line 21: without the key nobody can tell whether anything was changed."""
        desk = Desk.with_key()
        token, world = desk.jwt(), World.of(desk)
        world.serve(ours.key_url(desk.keys[0].kid), {}, status=404)
        found = await check(token, world, NOW)
        assert (said(found), found.domain) == (("unknown_issuer", "key_not_listed"), "")

    async def test_one_that_left_the_did_document(self) -> None:
        peer = Peer("EdDSA")
        token, world = peer.data_integrity(), World.of(peer)
        document = json.loads(world.documents[f"{SITE}/.well-known/did.json"])
        world.serve(
            f"{SITE}/.well-known/did.json", {**document, "verificationMethod": [], "assertionMethod": []}
        )
        assert said(await check(token, world)) == ("unknown_issuer", "key_not_listed")

    async def test_of_an_old_badge(self) -> None:
        old = (peer := Peer("RS256")).ob2()
        token, world = old.jws(), World.of(peer)
        issuer = json.loads(world.documents[old.issuer_url])
        del world.documents[old.key_url]
        world.serve(old.issuer_url, {**issuer, "publicKey": []})
        assert said(await check(token, world)) == ("unknown_issuer", "key_not_listed")


class TestForms:
    @pytest.mark.parametrize("assertion", [ASSERTION_1, OLDEST], ids=["1.1", "0.5"])
    async def test_of_the_first_versions(self, assertion: dict[str, Any]) -> None:
        """Walls, line 21: Open Badges 0.5 to 1.1, that nothing signs and that no rule of 2.0 leads home."""
        text = json.dumps(assertion)
        signed = f"{part({'alg': 'RS256'})}.{part(assertion)}.AAAA"
        for data in (text.encode(), bake_png(PNG, text, Standard.OB2), signed.encode()):
            assert said(await check(data)) == ("unsupported", "first_version")

    async def test_a_proof_of_another_suite(self) -> None:
        signed = json.loads(Peer("EdDSA").data_integrity())
        signed["proof"]["cryptosuite"] = "ecdsa-sd-2023"
        assert said(await check(json.dumps(signed))) == ("unsupported", "proof_type")

    async def test_several_in_a_list(self) -> None:
        signed = json.loads(Peer("EdDSA").data_integrity())
        assert said(await check(json.dumps([signed]))) == ("refused", "not_a_badge")

    @pytest.mark.parametrize(
        "page", ["<!DOCTYPE html><html>", '<html><script>{"@context": 1}</script></html>']
    )
    async def test_a_web_page_about_one(self, page: str) -> None:
        world = World()
        world.serve("https://badges.example/1", page)
        for data in (page, "https://badges.example/1"):
            assert said(await check(data, world)) == ("refused", "web_page")
