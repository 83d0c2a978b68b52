"""The permanent addresses: read by anybody, from anywhere; what they answer agrees with what was signed."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from jose import jws
from openbadgeslib.ob3 import (
    OB3VerificationError,
    OB3Verifier,
    OpenBadgeCredential,
    resolve_verification_method,
)

from api.badges.openbadges import status_list
from tests.badges.issuing.test_signing import profile, rotate
from tests.badges.issuing.world import API, REASON, World, payload, png
from tests.badges.openbadges.test_documents import validator
from tests.settings import ORIGIN


def path_of(url: str) -> str:
    assert url.startswith(ORIGIN)
    return urlsplit(url).path


async def read(client: httpx.AsyncClient, url: str) -> dict[str, Any]:
    response = await client.get(path_of(url))
    assert response.status_code == 200, response.text
    assert response.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in response.headers
    found: dict[str, Any] = response.json()
    return found


class TestVersion3:
    async def test_a_badge_is_verified_by_what_it_points_to(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        """Also after the key was replaced: the old one is still served."""
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credential = await world.issued(achievement, student)
        await rotate(issuer, (await profile(issuer))["keys"][0]["kid"])
        (jwt,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", credential)
        said = payload(jwt)
        key_url = jws.get_unverified_header(jwt)["kid"]
        key = await read(client, key_url)
        assert "d" not in key
        assert jws.verify(jwt, key, "ES256")
        served = await read(client, said["credentialSubject"]["achievement"]["id"])
        assert served["name"] == said["name"]
        issuer_url = f"{ORIGIN}/ob/issuers/{(await profile(issuer))['issuer_id']}"
        assert (await read(client, issuer_url))["id"] == said["issuer"]["id"]
        document = await read(client, f"{issuer_url}/did.json")
        assert document["id"] == said["issuer"]["id"]
        assert {one["type"] for one in document["verificationMethod"]} == {"JsonWebKey", "Multikey"}
        keys = (await read(client, f"{issuer_url}/jwks.json"))["keys"]
        assert [one["kid"] for one in keys][1] == key_url

    async def test_the_picture_is_kept_for_ever(self, world: World, client: httpx.AsyncClient) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        credential = await world.issued(achievement, student)
        (jwt,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", credential)
        url = payload(jwt)["credentialSubject"]["achievement"]["image"]["id"]
        await issuer.client.put(f"{API}/achievements/{achievement}/image", content=png(colour="green"))
        answer = await client.get(path_of(url))
        assert answer.headers["content-type"] == "image/png"
        assert "immutable" in answer.headers["cache-control"]
        head = await client.head(path_of(url))
        assert (head.status_code, head.headers["content-length"]) == (200, str(len(answer.content)))
        new = (await issuer.client.get(f"{API}/achievements/{achievement}/own")).json()["image_url"]
        assert new != url
        assert (await client.get(path_of(url.replace(".png", ".svg")))).status_code == 404

    async def test_a_picture_that_nothing_was_signed_with_is_not_kept(self, world: World) -> None:
        issuer = await world.issuer()
        achievement = await world.draft(issuer)
        for colour in ("red", "blue"):
            await issuer.client.put(f"{API}/achievements/{achievement}/image", content=png(colour=colour))
        assert world.row("SELECT count(*) FROM badge_image") == (1,)

    async def test_a_revocation_is_on_the_list_at_once(self, world: World, client: httpx.AsyncClient) -> None:
        issuer, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuer)
        good, bad = await world.issued(achievement, student), await world.issued(achievement, student)
        (jwt,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", bad)
        status = payload(jwt)["credentialStatus"]
        path = path_of(status["statusListCredential"])
        before = await client.get(path)
        assert before.headers["content-type"].startswith("application/vc+jwt")
        assert int(before.headers["cache-control"].partition("max-age=")[2]) <= 30
        unchanged = await client.get(path, headers={"If-None-Match": before.headers["etag"]})
        assert unchanged.status_code == 304
        await world.revoke(issuer, bad)
        after = await client.get(path, headers={"If-None-Match": before.headers["etag"]})
        listed = payload(after.text)
        assert listed["id"] == status["statusListCredential"]
        encoded = listed["credentialSubject"]["encodedList"]
        (other,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", good)
        place = payload(other)["credentialStatus"]["statusListIndex"]
        assert status_list.is_set(encoded, int(status["statusListIndex"]))
        assert not status_list.is_set(encoded, int(place))
        key = await read(client, jws.get_unverified_header(after.text)["kid"])
        assert jws.verify(after.text, key, "ES256")

    async def test_a_list_stays_revoked_when_the_credential_goes(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        await world.revoke(issuer, credential)
        world.factory.connection.execute("DELETE FROM badge_credential")
        (list_id, position) = world.row("SELECT list_id, position FROM badge_status")
        encoded = payload((await client.get(f"/ob/status/{list_id}")).text)["credentialSubject"][
            "encodedList"
        ]
        assert status_list.is_set(encoded, position)

    async def test_a_person_is_sent_to_the_page(self, world: World, client: httpx.AsyncClient) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
        answer = await client.get(f"/ob/achievements/{achievement}", headers=browser)
        assert answer.status_code == 303
        assert answer.headers["location"].endswith(f"/achievements/{achievement}")

    async def test_a_draft_is_nobody_s_business(self, world: World, client: httpx.AsyncClient) -> None:
        draft = await world.draft(await world.issuer())
        for path in (f"/ob/achievements/{draft}", f"/ob/v2/badges/{draft}"):
            assert (await client.get(path)).status_code == 404

    async def test_it_stays_when_the_organisation_is_gone(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer = await world.issuer()
        achievement = await world.achievement(issuer)
        world.factory.connection.execute("DELETE FROM organisation")
        assert (await read(client, f"{ORIGIN}/ob/achievements/{achievement}"))["name"]


class TestPeers:
    """What is really signed and served, before another implementation and the official schemas."""

    async def test_openbadgeslib_accepts_a_badge_until_it_is_revoked(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer, validity_months=12), student)
        (jwt, kid) = world.row("SELECT jwt, kid FROM badge_credential WHERE id = %s", credential)
        said = payload(jwt)
        status_url = said["credentialStatus"]["statusListCredential"]
        served: dict[str, bytes] = {}

        async def fetch() -> None:
            for url in (f"{ORIGIN}/ob/issuers/{(await profile(issuer))['issuer_id']}/did.json", status_url):
                served[urlsplit(url).path] = (await client.get(path_of(url))).content

        def download(url: str, *_: object, **__: object) -> bytes:
            return served[urlsplit(url).path]

        def checked() -> OpenBadgeCredential:
            key = resolve_verification_method(f"{said['issuer']['id']}#{kid}", download)
            verifier = OB3Verifier(key, issuer_did=said["issuer"]["id"])
            return verifier.verify(jwt, check_status=True, download=download)

        await fetch()
        assert checked().id == said["id"]
        await world.revoke(issuer, credential)
        await fetch()
        with pytest.raises(OB3VerificationError, match="revocation"):
            checked()

    @pytest.mark.open_data
    async def test_the_official_schema_accepts_it(self, world: World, open_data: Path) -> None:
        world.factory.career("A1202", "Jardinier / Jardinière")
        issuer, student = await world.issuer(), await world.student()
        node = {"target_url": "https://esco.example.org/skill/1", "target_name": "Accueillir"}
        words = {"career_codes": ["A1202"], "alignments": [node], "tags": ["accueil"], "validity_months": 3}
        achievement = await world.achievement(issuer, **words)
        credential = await world.issued(achievement, student, narrative="Toujours à l'heure.")
        (jwt,) = world.row("SELECT jwt FROM badge_credential WHERE id = %s", credential)
        claims = {"iss", "sub", "jti", "nbf", "exp"}
        signed = {name: value for name, value in payload(jwt).items() if name not in claims}
        validator(open_data, "achievementcredential").validate(signed)


class TestVersion2:
    async def test_issuer_badge_and_key_lead_to_each_other(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuing, student = await world.issuer(), await world.student()
        achievement = await world.achievement(issuing)
        credential = await world.issued(achievement, student)
        # The first file of 2.0 makes the key.
        await student.client.get(f"/api/v1/me/badges/{credential}/file", params={"format": "ob2-jws"})
        badge = await read(client, f"{ORIGIN}/ob/v2/badges/{achievement}")
        issuer = await read(client, badge["issuer"])
        assert issuer["name"] == "Club du Lac"
        key = await read(client, issuer["publicKey"][0])
        assert key["owner"] == badge["issuer"]
        assert key["publicKeyPem"].startswith("-----BEGIN PUBLIC KEY-----")

    async def test_an_award_is_hosted_while_its_owner_wants_it(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        path = f"/ob/v2/assertions/{credential}"
        assert (await client.get(path)).status_code == 404
        world.factory.connection.execute("UPDATE badge_credential SET hosted_at = now()")
        served = await client.get(path)
        assert served.headers["cache-control"] == "no-store"
        assertion = served.json()
        assert assertion["id"] == f"{ORIGIN}{path}"
        assert assertion["verification"]["type"] == "HostedBadge"
        assert student.email not in served.text
        await world.revoke(issuer, credential)
        revoked = await client.get(path)
        assert (revoked.status_code, revoked.json()["revocationReason"]) == (410, REASON)

    async def test_the_revocation_list_names_badges_and_no_reasons(
        self, world: World, client: httpx.AsyncClient
    ) -> None:
        issuer, student = await world.issuer(), await world.student()
        credential = await world.issued(await world.achievement(issuer), student)
        await world.revoke(issuer, credential)
        (issuer_id,) = world.row("SELECT id FROM badge_issuer")
        listed = await read(client, f"{ORIGIN}/ob/v2/issuers/{issuer_id}/revoked")
        assert {"id": f"urn:uuid:{credential}"} in listed["revokedAssertions"]
        assert all(one.keys() == {"id"} for one in listed["revokedAssertions"])


@pytest.mark.parametrize(
    "path",
    ["issuers/{}", "issuers/{}/did.json", "issuers/{}/keys/x", "images/{}.png", "status/{}", "v2/issuers/{}"],
)
async def test_what_is_not_there_is_not_found(path: str, client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/ob/{path.format(uuid4())}")).status_code == 404
