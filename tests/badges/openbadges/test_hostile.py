"""Badges made to deceive, or to keep the server busy: refused or altered, with a word that says why."""

import base64
import hashlib
import hmac
import json
import time
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.badges.openbadges import status_list
from api.badges.openbadges.baking import Standard, bake_png, bake_svg
from api.badges.openbadges.keys import new_key
from api.badges.openbadges.verification import BadgeVerdict, Finding, verify
from tests.badges.openbadges import ours
from tests.badges.openbadges.ours import NOW, Desk
from tests.badges.openbadges.peers import SVG, Peer
from tests.badges.openbadges.world import PNG, World


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.with_key()


@pytest.fixture(scope="module")
def ed() -> Peer:
    return Peer("EdDSA")


async def check(data: bytes | str, whose: Desk | Peer) -> Finding:
    at = NOW if isinstance(whose, Desk) else datetime.now(UTC)
    return await verify(data.encode() if isinstance(data, str) else data, World.of(whose), at)


def part(value: Any) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def opened(token: str) -> tuple[dict[str, Any], str, str]:
    header, payload, signature = token.split(".")
    return json.loads(base64.urlsafe_b64decode(header + "==")), payload, signature


class TestTokens:
    @pytest.mark.parametrize("algorithm", ["none", "None", "NONE", None, "HS512", 7])
    async def test_without_an_algorithm_that_is_taken(self, desk: Desk, algorithm: object) -> None:
        header, payload, signature = opened(desk.jwt())
        for last in (signature, ""):
            found = await check(f"{part(header | {'alg': algorithm})}.{payload}.{last}", desk)
            assert (found.verdict, found.code) == ("refused", "algorithm")

    async def test_hs256_with_the_public_key(self, desk: Desk) -> None:
        header, payload, _ = opened(desk.jwt())
        signed = f"{part(header | {'alg': 'HS256'})}.{payload}"
        mac = hmac.new(desk.keys[0].public_pem.encode(), signed.encode(), hashlib.sha256).digest()
        found = await check(f"{signed}.{part(mac)}", desk)
        assert (found.verdict, found.code) == ("refused", "algorithm")

    async def test_another_algorithm_than_the_keys(self, desk: Desk) -> None:
        header, payload, signature = opened(desk.jwt())
        found = await check(f"{part(header | {'alg': 'RS256'})}.{payload}.{signature}", desk)
        assert (found.verdict, found.code) == ("altered", "algorithm")

    async def test_a_key_of_their_own_in_the_header(self, desk: Desk) -> None:
        stranger = new_key()
        _, payload, _ = opened(desk.jwt())
        for kid in ({}, {"kid": ours.key_url(desk.keys[0].kid)}):
            signed = f"{part({'alg': 'ES256', 'jwk': stranger.public_jwk, **kid})}.{payload}"
            found = await check(f"{signed}.{part(stranger.sign(signed.encode()))}", desk)
            assert (found.verdict, found.code) == ("refused", "foreign_key")

    @pytest.mark.parametrize("name", ["jku", "x5u", "x5c"])
    async def test_a_place_to_fetch_a_key_from(self, desk: Desk, name: str) -> None:
        key = desk.keys[0]
        header, payload, _ = opened(desk.jwt())
        signed = f"{part(header | {name: 'https://evil.example/'})}.{payload}"
        found = await check(f"{signed}.{part(key.sign(signed.encode()))}", desk)
        assert (found.verdict, found.code) == ("refused", "foreign_key")

    async def test_headers_that_must_be_understood(self, desk: Desk) -> None:
        header, payload, signature = opened(desk.jwt())
        for more in ({"crit": ["exp"]}, {"b64": False}):
            found = await check(f"{part(header | more)}.{payload}.{signature}", desk)
            assert (found.verdict, found.code) == ("refused", "critical")

    @pytest.mark.parametrize(
        "kid",
        [
            "https://evil.example/key",
            "did:web:evil.example#key",
            "https://epass.example.evil.example/ob/issuers/7/keys/1",
            "https://epass.example/ob/issuers/77/keys/1",
            "https://epass.example/ob/issuers/7/../8/keys/1",
            "https://epass.example/ob/issuers/7/%2e%2e/8/keys/1",
            "https://user@epass.example/ob/issuers/7/keys/1",
            "http://[::1]/key",
            "file:///etc/passwd",
            "javascript:alert(1)",
        ],
    )
    async def test_a_key_at_somebody_elses(self, desk: Desk, kid: str) -> None:
        header, payload, _ = opened(desk.jwt())
        signed = f"{part(header | {'kid': kid})}.{payload}"
        found = await check(f"{signed}.{part(desk.keys[0].sign(signed.encode()))}", desk)
        assert found.verdict == BadgeVerdict.REFUSED
        assert found.code in ("key_elsewhere", "key_address")

    @pytest.mark.parametrize("claim", ["iss", "sub", "jti", "nbf", "exp"])
    async def test_claims_that_say_otherwise(self, desk: Desk, claim: str) -> None:
        header, payload, _ = opened(desk.jwt())
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        claims[claim] = claims[claim] + 90 if claim in ("nbf", "exp") else "https://else.example/"
        signed = f"{part(header)}.{part(claims)}"
        found = await check(f"{signed}.{part(desk.keys[0].sign(signed.encode()))}", desk)
        assert (found.verdict, found.code) == ("refused", "claims")

    async def test_an_end_that_only_the_token_says(self, desk: Desk) -> None:
        header, payload, _ = opened(desk.jwt())
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        del claims["validUntil"]
        claims["exp"] = int(NOW.timestamp()) - 5
        signed = f"{part(header)}.{part(claims)}"
        found = await check(f"{signed}.{part(desk.keys[0].sign(signed.encode()))}", desk)
        assert found.verdict == BadgeVerdict.EXPIRED

    async def test_the_form_of_data_model_1(self, desk: Desk) -> None:
        header, payload, _ = opened(desk.jwt())
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        registered = {name: claims.pop(name) for name in ("iss", "sub", "jti", "nbf", "exp")}
        signed = f"{part(header)}.{part({**registered, 'vc': claims})}"
        found = await check(f"{signed}.{part(desk.keys[0].sign(signed.encode()))}", desk)
        assert found.verdict == BadgeVerdict.VALID

    async def test_walls_21_a_badge_beside_its_vc_claim_is_a_second_one(self, desk: Desk) -> None:
        header, payload, _ = opened(desk.jwt())
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        signed = f"{part(header)}.{part({**claims, 'vc': claims})}"
        found = await check(f"{signed}.{part(desk.keys[0].sign(signed.encode()))}", desk)
        assert (found.verdict, found.code) == ("refused", "claims")

    async def test_walls_21_its_claims_stand_for_members_that_it_leaves_out(self, desk: Desk) -> None:
        """Walls, line 21: VC data model 1.1, §6.3.1; changed, they are found like the rest."""
        header, payload, _ = opened(desk.jwt())
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        registered = {name: claims.pop(name) for name in ("iss", "sub", "jti", "nbf", "exp")}
        assert claims["credentialSubject"].pop("id")
        assert claims.pop("issuer")
        assert claims.pop("id")

        def token(**changed: str) -> str:
            return f"{part(header)}.{part({**registered, **changed, 'vc': claims})}"

        signature = part(desk.keys[0].sign(token().encode()))
        found = await check(f"{token()}.{signature}", desk)
        assert found.verdict == BadgeVerdict.VALID
        assert found.credential is not None
        assert found.credential.credential_id == registered["jti"]
        for claim in ("sub", "jti"):
            forged = await check(f"{token(**{claim: 'https://else.example/'})}.{signature}", desk)
            assert forged.verdict == BadgeVerdict.ALTERED


class TestDocuments:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ('{"a":' * 60 + "1" + "}" * 60, "too_deep"),
            ("[" * 100_000, "not_a_badge"),
            ('{"a":' + "[" * 100_000, "too_deep"),
            ('{"a":[' + "1," * 200_000 + "1]}", "too_large"),
            ('{"id":"a","id":"b"}', "bad_json"),
            ('{"a":NaN}', "bad_json"),
            ('{"a":1e999}', "bad_json"),
            ('{"a":' + "9" * 5000 + "}", "bad_json"),
            ('{"a":"\\ud800"}', "bad_json"),
            ('{"a":', "bad_json"),
            ("", "not_a_badge"),
            ("badge", "not_a_badge"),
            ("[]", "not_a_badge"),
            ("https://a.example/ https://b.example/", "not_a_badge"),
            ("http://a.example/", "address_unreachable"),
            ("file:///etc/passwd", "not_a_badge"),
            ("{}", "not_a_badge"),
            (" " * (2 * 1024 * 1024 + 1), "too_large"),
        ],
    )
    async def test_that_are_none(self, text: str, code: str) -> None:
        started = time.process_time()
        found = await verify(text.encode(), World(), NOW)
        assert (found.verdict, found.code) == ("refused", code)
        assert time.process_time() - started < 5

    async def test_bytes_that_are_no_text(self) -> None:
        found = await verify(b"{\xff\xfe", World(), NOW)
        assert (found.verdict, found.code) == ("refused", "not_a_badge")

    async def test_nodes_with_names_of_their_own_making(self, ed: Peer) -> None:
        signed = json.loads(ed.data_integrity())
        signed["credentialSubject"]["achievement"]["creator"] = {"id": "_:a", "type": ["Profile"]}
        assert (await check(json.dumps(signed), ed)).verdict == BadgeVerdict.ALTERED

    async def test_several_proofs_must_all_hold(self, ed: Peer) -> None:
        signed = json.loads(ed.data_integrity())
        proof = signed["proof"]
        signed["proof"] = [proof, {**proof, "created": "2020-01-01T00:00:00Z"}]
        assert (await check(json.dumps(signed), ed)).verdict == BadgeVerdict.ALTERED
        signed["proof"] = [proof] * 9
        assert (await check(json.dumps(signed), ed)).code == "proof_type"

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"proofPurpose": "authentication"}, "proof_purpose"),
            ({"cryptosuite": "ecdsa-sd-2023"}, "proof_type"),
            ({"type": "Whatever"}, "proof_type"),
            ({"verificationMethod": 7}, "key_address"),
            ({"proofValue": "z" + "1" * 5000}, "proof_value"),
            ({"proofValue": "uAAAA"}, "proof_value"),
            ({"@context": "https://www.w3.org/2018/credentials/v1"}, "context"),
        ],
    )
    async def test_proofs_that_are_none(self, ed: Peer, change: dict[str, Any], code: str) -> None:
        signed = json.loads(ed.data_integrity())
        signed["proof"] |= change
        assert (await check(json.dumps(signed), ed)).code == code

    async def test_a_chain_of_addresses_ends(self, desk: Desk) -> None:
        world = World()
        world.serve("https://a.example/1", "https://a.example/2")
        world.serve("https://a.example/2", desk.jwt())
        found = await verify(b"https://a.example/1", world, NOW)
        assert (found.verdict, found.code) == ("refused", "not_a_badge")
        assert world.asked == ["https://a.example/1"]


class TestPictures:
    async def test_entities(self) -> None:
        bomb = '<!DOCTYPE svg [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "' + "&a;" * 1000 + '">]>'
        for head in (bomb, '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'):
            svg = f'{head}<svg xmlns="http://www.w3.org/2000/svg"><text>&a;&b;</text></svg>'
            found = await verify(svg.encode(), World(), NOW)
            assert found.verdict == BadgeVerdict.REFUSED
            assert found.code == "unsafe_svg"

    @pytest.mark.parametrize(
        "evil", ["<script>alert(1)</script>", "<foreignObject/>", '<g onload="alert(1)"/>']
    )
    async def test_a_drawing_that_runs_something(self, desk: Desk, evil: str) -> None:
        svg = bake_svg(SVG, desk.jwt(), Standard.OB3).replace(b"<circle", evil.encode() + b"<circle")
        found = await check(svg, desk)
        assert (found.verdict, found.code) == ("refused", "unsafe_svg")

    async def test_a_compressed_badge_that_unfolds_to_much(self, desk: Desk) -> None:
        png = bake_png(PNG, desk.jwt(), Standard.OB3)
        text = b"openbadgecredential\0\1\0\0\0" + zlib.compress(bytes(50_000_000))
        chunk = len(text).to_bytes(4) + b"iTXt" + text + zlib.crc32(b"iTXt" + text).to_bytes(4)
        found = await verify(PNG[:33] + chunk + PNG[33:], World(), NOW)
        assert found.verdict == BadgeVerdict.REFUSED
        assert len(png) > len(PNG)

    async def test_50_megabytes(self) -> None:
        found = await verify(PNG + bytes(50_000_000), World(), NOW)
        assert (found.verdict, found.code) == ("refused", "too_large")

    async def test_a_status_list_that_unfolds_to_much(self, desk: Desk) -> None:
        world = World.of(desk)
        packer = zlib.compressobj(9, wbits=31)
        bomb = packer.compress(bytes(200_000_000)) + packer.flush()
        listed = status_list.status_credential(
            ours.STATUS_URL, ours.ISSUER.id, [], NOW, good_for=ours.AWARD.valid_until - NOW
        )
        listed["credentialSubject"]["encodedList"] = "u" + part(bomb)
        world.serve(ours.STATUS_URL, desk.signed(listed))
        found = await verify(desk.jwt().encode(), world, NOW)
        assert (found.verdict, found.code) == ("unknown_issuer", "status_unreadable")


OFTEN = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BYTES = st.integers(1, 255)


def changed(data: bytes, place: int, by: int) -> bytes:
    place %= len(data)
    return data[:place] + bytes([data[place] ^ by]) + data[place + 1 :]


class TestOneByte:
    """One byte changed anywhere is never the same badge."""

    @OFTEN
    @given(place=st.integers(0, 100_000), by=BYTES)
    async def test_of_a_token(self, desk: Desk, place: int, by: int) -> None:
        token = desk.jwt().encode()
        found = await check(changed(token, place, by), desk)
        assert found.verdict != BadgeVerdict.VALID
        if place % len(token) > token.index(b"."):
            assert found.verdict == BadgeVerdict.ALTERED, found

    @OFTEN
    @given(place=st.integers(0, 100_000), by=BYTES)
    async def test_of_a_document(self, ed: Peer, here: None, place: int, by: int) -> None:
        signed = ed.data_integrity().encode()
        found = await check(changed(signed, place, by), ed)
        if found.verdict == BadgeVerdict.VALID:
            assert json.loads(found.text) == json.loads(signed)

    @OFTEN
    @given(place=st.integers(0, 100_000), by=BYTES)
    async def test_of_a_png(self, desk: Desk, place: int, by: int) -> None:
        png = bake_png(PNG, desk.jwt(), Standard.OB3)
        found = await check(changed(png, place, by), desk)
        assert found.verdict != BadgeVerdict.VALID
        if place % len(png) >= 8:
            assert found.verdict == BadgeVerdict.ALTERED, found

    @OFTEN
    @given(place=st.integers(0, 100_000), by=BYTES)
    async def test_of_an_svg(self, desk: Desk, place: int, by: int) -> None:
        token = desk.jwt()
        found = await check(changed(bake_svg(SVG, token, Standard.OB3), place, by), desk)
        assert found.verdict != BadgeVerdict.VALID or found.text == token

    @OFTEN
    @given(place=st.integers(0, 100_000), by=BYTES)
    async def test_of_an_old_assertion(self, ed: Peer, place: int, by: int) -> None:
        token = ed.ob2().jws().encode()
        found = await check(changed(token, place, by), ed)
        assert found.verdict != BadgeVerdict.VALID
        if found.code == "key_not_listed":  # nothing tells a changed key address from a withdrawn key's
            assert _creator(changed(token, place, by)) != _creator(token)
        elif place % len(token) > token.index(b"."):
            assert found.verdict == BadgeVerdict.ALTERED, found


def _creator(token: bytes) -> object:
    payload = token.split(b".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + b"=="))["verification"]["creator"]
