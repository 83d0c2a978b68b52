"""Walls, line 17: what is said of a badge says no more than was checked, and by whom."""

import json
from threading import current_thread
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from openbadgeslib.keys import public_jwk_from_pem
from openbadgeslib.ob3 import build_did_document

from api.badges.openbadges import status_list
from tests.badges.backpack.owners import BADGES, ME, badge, consent, ok, shared
from tests.badges.issuing.world import World, png
from tests.badges.openbadges.peers import INDEX, SITE, SVG, Peer
from tests.badges.verifying.elsewhere import Elsewhere
from tests.badges.verifying.test_verifying import asked, file, verify

MINISTRY = "Ministère de l’Éducation nationale"
BACKPACK = "/api/v1/me/backpack"


@pytest.fixture
def elsewhere(app: FastAPI) -> Elsewhere:
    """What is fetched from other servers."""
    return Elsewhere.of(app)


def ministry(**how: Any) -> str:
    """Whoever has a computer, in the State's name and with its address."""
    peer = Peer("EdDSA")
    how = {"issuer": peer.did_key, "named": MINISTRY, "url": "https://www.education.gouv.fr/", **how}
    return peer.jwt(**how)


def said(found: dict[str, Any]) -> tuple[str, ...]:
    return found["verdict"], found["trust"], found["domain"], found["revocation"]


class TestSelfSigned:
    async def test_a_ministry_that_is_only_a_key_is_valid_nowhere(
        self, client: httpx.AsyncClient, world: World, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17: neither when checked, nor kept, nor shared."""
        token, student = ministry(), await world.student()
        found = await verify(client, token.encode())
        assert said(found) == ("self_signed", "self_signed", "", "no_list")
        assert found["badge"]["issuer_name"] == MINISTRY
        assert found["badge"]["issuer_url"] == ""
        kept = ok(
            await student.client.post(BACKPACK, content=token, headers={"Content-Type": "text/plain"}), 201
        )
        assert said(kept["finding"]) == said(found)
        await consent(student)
        made = ok(
            await student.client.post(f"{BACKPACK}/{kept['id']}/shares", json={"id": str(uuid4())}), 201
        )
        token = made["items"][0]["url"].partition("#")[2]
        answer = await client.get(f"{BADGES}/shared/{token}")
        assert said(ok(answer)) == said(found)
        assert '"valid"' not in answer.text
        # There is no certificate of it either: only what was signed here is printed.
        printed = await student.client.get(f"{ME}/{kept['id']}/file", params={"format": "pdf"})
        assert printed.status_code == 404

    @pytest.mark.parametrize("issuer", ["urn:uuid:6d0c6d4e-3c4f-4a7c-9a68-0f3b8a1f2f11", "urn:ministere"])
    async def test_a_name_alone_is_no_more(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere, issuer: str
    ) -> None:
        found = await verify(client, ministry(issuer=issuer).encode())
        assert said(found) == ("self_signed", "self_signed", "", "no_list")

    async def test_nor_with_its_proof_inside_or_in_a_picture(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        peer = Peer("EdDSA")
        embedded = peer.data_integrity(method=None, named=MINISTRY)
        baked = [peer.baked(picture, issuer=peer.did_key) for picture in (SVG, png())]
        for data in (embedded.encode(), *baked):
            assert said(await verify(client, data))[:2] == ("self_signed", "self_signed")


class TestDomain:
    async def test_the_domain_that_confirms_is_told(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17: signed by a domain, which nobody here has looked at."""
        peer = Peer()
        elsewhere.behind = peer.published
        found = await verify(client, peer.jwt(named=MINISTRY, url="https://www.education.gouv.fr/").encode())
        assert said(found) == ("valid", "domain", "peer.example", "no_list")
        assert found["badge"]["issuer_url"] == ""
        own = await verify(client, peer.jwt(url=SITE).encode())
        assert own["badge"]["issuer_url"] == SITE
        old = peer.ob2()
        assert said(await verify(client, old.jws().encode())) == (
            "valid",
            "domain",
            "peer.example",
            "not_revoked",
        )
        assert said(await verify(client, old.hosted().encode()))[1:3] == ("domain", "peer.example")

    @pytest.mark.parametrize(
        "place",
        [
            "static.data.gouv.fr/resources/ministere",
            "ministere.github.io",
            "raw.githubusercontent.com/ministere/badges/main",
            "storage.googleapis.com/ministere",
            "ministere.s3.eu-west-3.amazonaws.com",
            "s3.fr-par.scw.cloud/ministere",
            "cdn.jsdelivr.net/npm/ministere",
        ],
    )
    async def test_where_anybody_publishes_anybody_may_have_made_it(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere, place: str
    ) -> None:
        """Walls, line 17: was « signé par le site static.data.gouv.fr », as if by the State."""
        host, _, path = place.partition("/")
        did = ":".join(["did:web", host, *filter(None, path.split("/"))])
        peer = Peer()
        elsewhere.behind = peer.published
        key = public_jwk_from_pem(peer.public_pem)
        document = f"https://{place}/did.json" if path else f"https://{host}/.well-known/did.json"
        peer.published.put(build_did_document(did, [("key", key)]), document)
        token = peer.jwt(issuer=did, named=MINISTRY, url=f"https://{place}/")
        found = await verify(client, token.encode())
        assert said(found) == ("valid", "public_host", host, "no_list")
        assert found["badge"]["issuer_url"] == ""

    async def test_unreachable_nobody_confirms_it(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        found = await verify(client, Peer().jwt().encode())
        assert said(found) == ("unknown_issuer", "unconfirmed", "", "not_read")

    async def test_not_revoked_is_said_where_a_list_was_read(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17."""
        peer = Peer()
        elsewhere.behind = peer.published
        peer.publish_status()
        token = peer.jwt(status=True).encode()
        assert said(await verify(client, token))[3] == "not_revoked"
        peer.publish_status((INDEX,))
        assert said(await verify(client, token)) == ("revoked", "domain", "peer.example", "revoked")
        del peer.published[f"{SITE}/status/1"]
        found = await verify(client, token)
        assert (found["code"], *said(found)[1:]) == (
            "status_unreachable",
            "domain",
            "peer.example",
            "not_read",
        )

    async def test_a_list_is_unfolded_beside_the_event_loop(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of four mebibytes each, and as many as a badge names."""
        peer, decode, threads = Peer(), status_list.decode, []

        def decoded(encoded: str) -> bytes:
            threads.append(current_thread().name)
            return decode(encoded)

        monkeypatch.setattr(status_list, "decode", decoded)
        elsewhere.behind = peer.published
        peer.publish_status()
        assert said(await verify(client, peer.jwt(status=True).encode()))[3] == "not_revoked"
        assert [name.partition("_")[0] for name in threads] == ["badges"]

    async def test_an_old_issuer_without_a_list_is_no_list(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17: nor with one that is named nowhere (null), which nobody can have read."""
        peer = Peer()
        elsewhere.behind = peer.published
        old = peer.ob2()
        issuer = json.loads(peer.published[old.issuer_url])
        for named in ({}, {"revocationList": None}):
            peer.published.put({**{k: v for k, v in issuer.items() if k != "revocationList"}, **named})
            assert said(await verify(client, old.jws().encode()))[3] == "no_list"

    async def test_a_list_of_other_things_says_nothing_of_that(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17: a status list that tells of renewals, say."""
        peer = Peer()
        elsewhere.behind = peer.published
        entry = {
            "id": f"{SITE}/status/2#1",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "message",
            "statusListIndex": "1",
            "statusListCredential": f"{SITE}/status/2",
        }
        found = await verify(client, peer.jwt(credential_status=[entry]).encode())
        assert said(found)[3] == "no_list"
        assert "status" not in [one["code"] for one in found["technical"]["checks"]]


class TestHere:
    @pytest.mark.parametrize("kind", ["jwt", "png", "ob2-jws", "ob2-json"])
    async def test_verified_here_while_its_organisation_is(
        self, kind: str, client: httpx.AsyncClient, world: World, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 17: an organisation that this Region verified, and no more once it is not."""
        student = await world.student()
        credential: UUID = await badge(world, student)
        await consent(student)
        ok(await student.client.put(f"{ME}/{credential}/hosting"))
        taken = await file(student, credential, kind)
        assert said(await verify(client, taken)) == ("valid", "verified_here", "", "not_revoked")
        world.factory.connection.execute("UPDATE organisation SET verified_at = NULL")
        assert said(await verify(client, taken)) == ("valid", "verified_before", "", "not_revoked")
        _, token = await shared(student, credential)
        seen = ok(await client.get(f"{BADGES}/shared/{token}"))
        assert said(seen) == ("valid", "verified_before", "", "not_revoked")
        assert (seen["recipient"], seen["recipient_by"]) == ("confirmed", "account")
        world.factory.connection.execute("UPDATE organisation SET verified_at = now()")
        assert ok(await client.get(f"{BADGES}/shared/{token}"))["trust"] == "verified_here"

    async def test_altered_nothing_stands_behind_it(
        self, client: httpx.AsyncClient, world: World, elsewhere: Elsewhere
    ) -> None:
        student = await world.student()
        jwt = (await file(student, await badge(world, student), "jwt")).decode()
        found = await verify(client, (jwt[:-8] + "AAAAAAAA").encode())
        assert said(found) == ("altered", "none", "", "not_read")

    async def test_wrapped_by_a_mail_it_is_the_very_one(
        self, client: httpx.AsyncClient, world: World, elsewhere: Elsewhere
    ) -> None:
        """Walls, line 21: a token of ours with line breaks in it."""
        student = await world.student()
        jwt = (await file(student, await badge(world, student), "jwt")).decode()
        wrapped = "\r\n".join(jwt[at : at + 76] for at in range(0, len(jwt), 76))
        assert said(await asked(client, text=wrapped))[:2] == ("valid", "verified_here")


async def test_whom_an_address_cannot_be_compared_with_is_not_somebody_else(
    client: httpx.AsyncClient, elsewhere: Elsewhere
) -> None:
    """Walls, line 18: an address that was asked about, and a badge that names a pseudonym, or nobody."""
    peer = Peer()
    elsewhere.behind = peer.published
    email = "zoe@example.org"
    assert (await asked(client, text=peer.jwt(), email=email))["recipient"] == "unknown"
    assert (await asked(client, text=peer.jwt(subject=None), email=email))["recipient"] == "nobody"
    mine = await asked(client, text=peer.jwt(subject=f"mailto:{email}"), email=email)
    assert (mine["recipient"], mine["recipient_by"]) == ("confirmed", "address")
    assert json.loads(json.dumps(mine))["verdict"] == "valid"
