"""Badges of another implementation (openbadgeslib) and of ours, verified by us."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from api.badges.openbadges import did, ob2, vc_jwt
from api.badges.openbadges.baking import Standard, bake_png, bake_svg
from api.badges.openbadges.keys import Algorithm
from api.badges.openbadges.verification import BadgeVerdict, Check, Finding, verify
from tests.badges.openbadges import ours
from tests.badges.openbadges.ours import NOW, Desk
from tests.badges.openbadges.peers import DID, EMAIL, INDEX, SITE, STATUS_URL, SVG, Peer
from tests.badges.openbadges.world import PNG, World


@pytest.fixture(scope="module", params=["ES256", "RS256", "EdDSA"])
def peer(request: pytest.FixtureRequest) -> Peer:
    return Peer(request.param)


@pytest.fixture(scope="module")
def ed() -> Peer:
    return Peer("EdDSA")


@pytest.fixture(scope="module", params=list(Algorithm))
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk.with_key(request.param)


async def check(data: bytes | str, world: World | Peer, *, email: str | None = None) -> Finding:
    world = World.of(world) if isinstance(world, Peer) else world
    return await verify(
        data.encode() if isinstance(data, str) else data, world, datetime.now(UTC), email=email
    )


class TestTheirTokens:
    async def test_hold(self, peer: Peer) -> None:
        found = await check(peer.jwt(), peer)
        assert (found.verdict, found.code, found.standard, found.format) == ("valid", "ok", "OB 3.0", "jwt")
        assert found.credential is not None
        assert found.credential.name == "Esprit d’équipe"
        assert found.credential.criteria == "Mener un projet à plusieurs."
        assert (found.credential.issuer_id, found.credential.issuer_name) == (DID, "Association des Cadets")

    async def test_hold_in_pictures(self, peer: Peer) -> None:
        for picture in (SVG, PNG):
            found = await check(peer.baked(picture), peer)
            assert (found.verdict, found.format) == ("valid", "jwt")

    async def test_end(self, peer: Peer) -> None:
        now = datetime.now(UTC)
        found = await check(peer.jwt(valid_until=now - timedelta(seconds=5)), peer)
        assert found.verdict == BadgeVerdict.EXPIRED
        found = await check(peer.jwt(valid_from=now + timedelta(hours=1)), peer)
        assert found.verdict == BadgeVerdict.NOT_YET

    async def test_are_revoked(self, peer: Peer) -> None:
        token = peer.jwt(status=True)
        peer.publish_status()
        assert (await check(token, peer)).verdict == BadgeVerdict.VALID
        peer.publish_status((INDEX,))
        found = await check(token, peer)
        assert (found.verdict, found.code) == ("revoked", "revoked")

    async def test_without_their_status_list_nothing_is_valid(self, peer: Peer) -> None:
        peer.publish_status()
        token, world = peer.jwt(status=True), World.of(peer)
        del world.documents[STATUS_URL]
        found = await check(token, world)
        assert (found.verdict, found.code) == ("unknown_issuer", "status_unreachable")

    @pytest.mark.parametrize("what", ["somebody else's", "old", "bomb", "nothing"])
    async def test_of_a_status_list_that_is_not_theirs_or_not_one(self, peer: Peer, what: str) -> None:
        token = peer.jwt(status=True)
        if what == "somebody else's":
            served: bytes = Peer("ES256").publish_status().encode()
        elif what == "old":
            served = peer.publish_status(valid_until=datetime.now(UTC) - timedelta(hours=1)).encode()
        elif what == "bomb":
            served = b"\x1f\x8b" + bytes(100)
        else:
            served = b'{"credentialSubject": {"encodedList": "uH4sI"}}'
        world = World.of(peer)
        world.serve(STATUS_URL, served)
        found = await check(token, world)
        assert (found.verdict, found.code) == ("unknown_issuer", "status_unreadable")

    async def test_of_an_issuer_whom_nobody_reaches(self, peer: Peer) -> None:
        found = await check(peer.jwt(), World())
        assert (found.verdict, found.code) == ("unknown_issuer", "issuer_unreachable")

    async def test_of_a_key_that_is_its_own_name(self, ed: Peer) -> None:
        found = await check(ed.jwt(issuer=ed.did_key), World())
        assert (found.verdict, found.code, found.domain) == ("self_signed", "self_signed", "")


class TestTheirProofs:
    async def test_hold(self, ed: Peer) -> None:
        found = await check(ed.data_integrity(), ed)
        assert (found.verdict, found.code, found.format) == ("valid", "ok", "data-integrity")

    async def test_hold_in_pictures(self, ed: Peer) -> None:
        for picture in (SVG, PNG):
            assert (await check(ed.baked(picture, embedded=True), ed)).verdict == BadgeVerdict.VALID

    async def test_of_a_key_that_is_its_own_name(self, ed: Peer) -> None:
        found = await check(ed.data_integrity(method=None), World())
        assert (found.verdict, found.code, found.domain) == ("self_signed", "self_signed", "")

    async def test_of_somebody_else_in_their_name(self, ed: Peer) -> None:
        other = Peer("EdDSA")
        named = other.data_integrity(issuer=DID, method=other.did_key)
        found = await check(named, ed)
        assert (found.verdict, found.code) == ("refused", "key_elsewhere")
        assert (await check(other.data_integrity(), ed)).verdict == BadgeVerdict.ALTERED

    async def test_a_status_said_another_way_is_no_way_around_it(self, ed: Peer) -> None:
        ed.publish_status((INDEX,))
        signed = json.loads(ed.data_integrity(status=True))
        assert (await check(json.dumps(signed), ed)).verdict == BadgeVerdict.REVOKED
        signed["https://www.w3.org/2018/credentials#credentialStatus"] = signed.pop("credentialStatus")
        found = await check(json.dumps(signed), ed)
        assert (found.verdict, found.code) == ("refused", "unsigned_part")

    async def test_an_end_moved_to_a_part_with_the_same_id(self, ed: Peer) -> None:
        signed = json.loads(ed.data_integrity(valid_until=datetime.now(UTC) - timedelta(hours=1)))
        until = signed.pop("validUntil")
        signed["credentialSubject"]["achievement"]["related"] = {"id": signed["id"], "validUntil": until}
        assert (await check(json.dumps(signed), ed)).verdict != BadgeVerdict.VALID

    async def test_a_context_of_their_own_further_down(self, ed: Peer) -> None:
        signed = json.loads(ed.data_integrity())
        signed["credentialSubject"]["@context"] = {"remark": "https://schema.org/name"}
        assert (await check(json.dumps(signed), ed)).code == "context"

    async def test_of_an_issuer_that_is_a_whole_host(self, ed: Peer) -> None:
        """Anyone may have put a document somewhere on it: only the DID document tells its keys."""
        other, world = Peer("EdDSA"), World.of(ed)
        upload = f"{SITE}/uploads/key.json"
        jwk = json.loads(other.published[f"{SITE}/.well-known/did.json"])["verificationMethod"][0]
        world.serve(upload, jwk["publicKeyJwk"])
        found = await check(other.data_integrity(method=upload), world)
        assert (found.verdict, found.code) == ("refused", "key_elsewhere")
        own = json.loads(ed.published[f"{SITE}/.well-known/did.json"])["verificationMethod"][0]
        world.serve(upload, own["publicKeyJwk"])
        assert (await check(ed.data_integrity(method=upload), world)).verdict == BadgeVerdict.VALID

    async def test_what_no_context_knows_is_not_signed(self, ed: Peer) -> None:
        signed = json.loads(ed.data_integrity())
        signed["credentialSubject"]["remark"] = "Avec les félicitations du jury"
        found = await check(json.dumps(signed), ed)
        assert (found.verdict, found.code) == ("refused", "unsigned_part")


class TestTheirOldBadges:
    async def test_signed(self, peer: Peer) -> None:
        old = peer.ob2()
        found = await check(old.jws(), peer, email=EMAIL)
        assert (found.verdict, found.standard, found.format) == ("valid", "OB 2.0", "jws")
        assert found.checks[-1].code == "recipient"
        assert found.checks[-1].ok is True
        assert (await check(old.jws(), peer, email="autre@eleve.example")).checks[-1].ok is False

    async def test_signed_in_pictures(self, peer: Peer) -> None:
        for picture in (SVG, PNG):
            assert (await check(peer.ob2().baked(picture), peer)).verdict == BadgeVerdict.VALID

    async def test_revoked_by_the_list(self, peer: Peer) -> None:
        old = peer.ob2()
        assertion = old.assertion()
        token = old._signer.sign(assertion)
        old.revoke(str(assertion.id), reason="Donné par erreur")
        found = await check(token, peer)
        assert (found.verdict, found.reason) == ("revoked", "Donné par erreur")

    async def test_by_a_key_that_the_issuer_does_not_list(self, peer: Peer) -> None:
        old = peer.ob2()
        world, stranger = World.of(peer), Peer("ES256").ob2()
        key_url = f"{SITE}/v2/other"
        world.serve(key_url, {**json.loads(stranger.published[stranger.key_url]), "id": key_url})
        assertion = stranger.assertion()
        assertion.verification.creator = key_url
        found = await check(stranger._signer.sign(assertion), world)
        assert (found.verdict, found.code) == ("refused", "key_not_of_issuer")
        assert old.key_url != key_url

    async def test_hosted(self, peer: Peer) -> None:
        old = peer.ob2()
        document = old.hosted()
        world = World.of(peer)
        found = await check(document, world)
        assert (found.verdict, found.standard, found.format) == ("valid", "OB 2.0", "hosted")
        assert (await check(old.hosted_url, world)).verdict == BadgeVerdict.VALID
        changed = json.loads(document) | {"narrative": "Avec les félicitations"}
        assert (await check(json.dumps(changed), world)).code == "differs"
        world.serve(old.hosted_url, {"revoked": True, "revocationReason": "Erreur"}, status=410)
        for way in (document, old.hosted_url):
            found = await check(way, world)
            assert (found.verdict, found.reason) == ("revoked", "Erreur")

    async def test_gone_with_a_reason_that_nobody_can_read(self, peer: Peer) -> None:
        """Walls, lines 1 and 19: whatever comes with « gone », the badge is gone."""
        old = peer.ob2()
        document = old.hosted()
        world = World.of(peer)
        for body in (b"[" * 900_000, b'{"revocationReason":' * 40_000, b"1" * 5000, b'"\xff', b"[]"):
            world.serve(old.hosted_url, body, status=410)
            for way in (document, old.hosted_url):
                found = await check(way, world)
                assert (found.verdict, found.reason) == ("revoked", "")

    async def test_hosted_by_somebody_else(self, peer: Peer) -> None:
        old = peer.ob2()
        elsewhere = "https://elsewhere.example/1"
        document = old.hosted(id=elsewhere)
        found = await check(document, peer)
        assert (found.verdict, found.code) == ("unknown_issuer", "issuer_unconfirmed")

    async def test_expired(self, peer: Peer) -> None:
        found = await check(peer.ob2().jws(expires=datetime.now(UTC) - timedelta(seconds=5)), peer)
        assert found.verdict == BadgeVerdict.EXPIRED


class TestOurs:
    async def test_every_form_holds(self, desk: Desk) -> None:
        token = desk.jwt()
        for data in (token.encode(), bake_png(PNG, token, Standard.OB3), bake_svg(SVG, token, Standard.OB3)):
            found = await verify(data, World.of(desk), NOW, email=ours.EMAIL)
            assert (found.verdict, found.code) == ("valid", "ok"), found.checks
            assert Check("recipient", ok=True, detail="hash") in found.checks
            assert found.text == token

    async def test_old_keys_stay_good(self) -> None:
        desk = Desk.with_key()
        token = desk.jwt()
        desk.rotate()
        assert (await verify(token.encode(), World.of(desk), NOW)).verdict == BadgeVerdict.VALID

    async def test_a_key_that_was_withdrawn(self) -> None:
        desk = Desk.with_key()
        token, address = desk.jwt(), ours.key_url(desk.keys[0].kid)
        world = World.of(desk)
        world.serve(address, {}, status=404)
        found = await verify(token.encode(), world, NOW)
        assert (found.verdict, found.code) == ("unknown_issuer", "key_not_listed")

    async def test_revoked(self) -> None:
        desk = Desk.with_key()
        desk.publish(revoked=[ours.INDEX])
        assert (await verify(desk.jwt().encode(), World.of(desk), NOW)).verdict == BadgeVerdict.REVOKED

    async def test_old_ones_signed_and_hosted(self, desk: Desk) -> None:
        key = desk.keys[0]
        creator = ours.v2_key_url(key.kid)
        signed = ob2.assertion(
            ours.AWARD, assertion_id=ours.AWARD.id, badge=ours.V2_BADGE_URL, creator=creator
        )
        token = ob2.sign(signed, key)
        hosted = ob2.assertion(ours.AWARD, assertion_id=ours.V2_ASSERTION_URL, badge=ours.V2_BADGE_URL)
        desk.published.put(hosted)
        for data in (
            token.encode(),
            json.dumps(hosted).encode(),
            ours.V2_ASSERTION_URL.encode(),
            bake_png(PNG, token, Standard.OB2),
            bake_svg(SVG, json.dumps(hosted), Standard.OB2),
        ):
            found = await verify(data, World.of(desk), NOW, email=ours.EMAIL)
            assert (found.verdict, found.standard) == ("valid", "OB 2.0"), found.checks
            assert found.checks[-1] == Check("recipient", ok=True, detail="hash")

    async def test_nobody_signs_in_our_name(self, desk: Desk) -> None:
        stranger = Desk.with_key()
        kid = "https://evil.example/key"
        world = World.of(desk)
        world.serve(kid, did.jwk(stranger.keys[0], kid))
        forged = vc_jwt.sign(desk.credential(), stranger.keys[0], kid)
        found = await verify(forged.encode(), world, NOW)
        assert (found.verdict, found.code) == ("refused", "key_elsewhere")
        own = vc_jwt.sign(desk.credential(), stranger.keys[0], ours.key_url(desk.keys[0].kid))
        assert (await verify(own.encode(), world, NOW)).verdict == BadgeVerdict.ALTERED
