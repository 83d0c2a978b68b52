"""Checking badges, for anyone: ours by what we keep, others by what their issuers publish."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from api.badges.openbadges.baking import Standard, bake_png
from api.badges.verifying import checking
from api.platform.kit import clock, threads
from tests.badges.backpack.owners import BADGES, ME, badge, consent, ok
from tests.badges.issuing.world import Issuer, Student, World, png
from tests.badges.verifying.elsewhere import Elsewhere

FILES = {"jwt": "application/vc+jwt", "json": "application/json", "png": "image/png"}
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
OLDER = {"ob2-json": "application/ld+json", "ob2-png": "image/png", "ob2-jws": "application/jose"}


@pytest.fixture
def elsewhere(app: FastAPI) -> Elsewhere:
    """What is fetched from other servers."""
    return Elsewhere.of(app)


async def verify(client: httpx.AsyncClient, data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = ok(
        await client.post(
            f"{BADGES}/verify", content=data, headers={"Content-Type": "application/octet-stream"}
        )
    )
    return found


async def asked(client: httpx.AsyncClient, **wanted: Any) -> dict[str, Any]:
    found: dict[str, Any] = ok(await client.post(f"{BADGES}/verify", json=wanted))
    return found


async def file(student: Student, credential: UUID, kind: str) -> bytes:
    response = await student.client.get(f"{ME}/{credential}/file", params={"format": kind})
    assert response.status_code == 200, response.text
    return response.content


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


class TestOurs:
    @pytest.mark.parametrize("kind", FILES | OLDER)
    async def test_every_file_of_it_is_valid(
        self, kind: str, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        response = await student.client.get(f"{ME}/{mine}/file", params={"format": kind})
        assert response.headers["content-type"] == (FILES | OLDER)[kind]
        found = await verify(client, response.content)
        assert (found["verdict"], found["code"], found["ours"]) == ("valid", "ok", True)
        assert found["badge"]["name"] == "Bénévole d'un festival"
        assert found["badge"]["issuer_name"] == "Club du Lac"
        assert found["technical"]["standard"] == ("OB 2.0" if kind in OLDER else "OB 3.0")
        assert elsewhere.asked == []

    @pytest.mark.parametrize("kind", FILES | OLDER)
    async def test_no_connection_is_held_while_a_thread_reads(
        self,
        kind: str,
        app: FastAPI,
        client: httpx.AsyncClient,
        student: Student,
        mine: UUID,
        elsewhere: Elsewhere,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        taken, within, held = await file(student, mine, kind), threads._within, []

        async def watched(pool: ThreadPoolExecutor, read: Callable[[], Any]) -> Any:
            held.append(app.state.database.reads.pool.checkedout())
            return await within(pool, read)

        monkeypatch.setattr(threads, "_within", watched)
        assert (await verify(client, taken))["verdict"] == "valid"
        await student.client.delete(f"{ME}/{mine}")
        await verify(client, taken)
        assert held
        assert not any(held)

    @pytest.mark.parametrize("kind", FILES | OLDER)
    async def test_revoked_each_says_so_at_once(
        self,
        kind: str,
        world: World,
        client: httpx.AsyncClient,
        issuer: Issuer,
        student: Student,
        mine: UUID,
        elsewhere: Elsewhere,
    ) -> None:
        taken = await file(student, mine, kind)
        await world.revoke(issuer, mine, reason="Attribué par erreur.")
        assert (await verify(client, taken))["verdict"] == "revoked"

    @pytest.mark.parametrize("kind", FILES | OLDER)
    async def test_deleted_by_its_owner_none_is_valid(
        self, kind: str, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        taken = await file(student, mine, kind)
        ok(await student.client.delete(f"{ME}/{mine}"), 204)
        found = await verify(client, taken)
        hosted = kind in ("ob2-json", "ob2-png")
        assert found["verdict"] == ("unknown_issuer" if hosted else "revoked")

    @pytest.mark.parametrize("kind", FILES | OLDER)
    async def test_expired_each_says_so(
        self,
        kind: str,
        world: World,
        client: httpx.AsyncClient,
        student: Student,
        elsewhere: Elsewhere,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        issuer = await world.issuer()
        credential = await world.issued(await world.achievement(issuer, validity_months=1), student)
        await consent(student)
        ok(await student.client.put(f"{ME}/{credential}/hosting"))
        taken = await file(student, credential, kind)
        assert (await verify(client, taken))["verdict"] == "valid"
        monkeypatch.setattr(checking, "now", lambda: clock.now() + timedelta(days=40))
        assert (await verify(client, taken))["verdict"] == "expired"

    async def test_any_byte_of_the_token_that_changes_alters_it(
        self, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        jwt = (await file(student, mine, "jwt")).decode()
        for at in range(0, len(jwt), 41):
            other = "A" if jwt[at] != "A" else "B"
            found = await verify(client, f"{jwt[:at]}{other}{jwt[at + 1 :]}".encode())
            assert found["verdict"] == "altered", (at, jwt[at], found["code"])

    async def test_any_byte_of_the_baked_picture_that_changes_alters_it(
        self, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        taken = await file(student, mine, "png")
        for at in range(20, len(taken), 97):
            changed = taken[:at] + bytes([taken[at] ^ 1]) + taken[at + 1 :]
            assert (await verify(client, changed))["verdict"] == "altered", at

    async def test_any_byte_of_a_baked_drawing_that_changes_alters_it(
        self, world: World, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        world.factory.connection.execute("UPDATE badge_image SET svg = %s", (DRAWING,))
        for kind in ("svg", "ob2-svg"):
            taken = await file(student, mine, kind)
            assert (await verify(client, taken))["verdict"] == "valid"
            for at in range(3, len(taken), 61):
                changed = taken[:at] + bytes([taken[at] ^ 1]) + taken[at + 1 :]
                found = await verify(client, changed)
                assert found["verdict"] == "altered", (kind, at, taken[at - 9 : at + 9], found["code"])

    async def test_any_letter_of_the_hosted_form_that_changes_alters_it(
        self, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        taken = await file(student, mine, "ob2-json")
        name = taken.index(str(mine).encode())
        for at in range(0, len(taken), 17):
            changed = taken[:at] + bytes([taken[at] ^ 1]) + taken[at + 1 :]
            found = await verify(client, changed)
            # Its address is all that vouches for it: another one of ours may have been deleted.
            wanted = "unknown_issuer" if name <= at < name + 36 else "altered"
            assert found["verdict"] == wanted, (at, taken[at - 9 : at + 9], found["code"])

    async def test_another_picture_around_it_is_altered(
        self, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        jwt = (await file(student, mine, "jwt")).decode()
        found = await verify(client, bake_png(png(colour="red"), jwt, Standard.OB3))
        assert (found["verdict"], found["code"]) == ("altered", "picture")
        older = (await file(student, mine, "ob2-json")).decode()
        found = await verify(client, bake_png(png(colour="red"), older, Standard.OB2))
        assert (found["verdict"], found["code"]) == ("altered", "picture")

    async def test_whether_it_was_given_to_an_address(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        jwt = (await file(student, mine, "jwt")).decode()
        assert (await asked(client, text=jwt))["recipient"] == "not_asked"
        assert (await asked(client, text=jwt, email=student.email.upper()))["recipient"] == "confirmed"
        assert (await asked(client, text=jwt, email="autre@example.org"))["recipient"] == "other"

    async def test_after_a_rotation_of_keys_it_is_valid(
        self, client: httpx.AsyncClient, issuer: Issuer, student: Student, mine: UUID
    ) -> None:
        taken = await file(student, mine, "jwt")
        path = f"{BADGES}/organisations/{issuer.organisation}/profile"
        kid = ok(await issuer.client.get(path))["keys"][0]["kid"]
        rotated = ok(await issuer.client.post(f"{path}/keys", json={"kid": kid}))
        assert rotated["keys"][0]["kid"] != kid
        assert (await verify(client, taken))["verdict"] == "valid"


class TestHosting:
    async def test_files_of_2_0_need_it_and_it_can_be_stopped(
        self, client: httpx.AsyncClient, world: World, student: Student, elsewhere: Elsewhere
    ) -> None:
        credential = await badge(world, student)
        address = f"/ob/v2/assertions/{credential}"
        refused = await student.client.get(f"{ME}/{credential}/file", params={"format": "ob2-json"})
        assert refused.status_code == 409
        assert (await client.get(address)).status_code == 404
        assert (await student.client.put(f"{ME}/{credential}/hosting")).status_code == 403
        await consent(student)
        assert ok(await student.client.put(f"{ME}/{credential}/hosting"))["hosted_at"]
        taken = await file(student, credential, "ob2-json")
        assert ok(await client.get(address)) == json.loads(taken)
        assert (await asked(client, text=taken.decode()))["verdict"] == "valid"
        assert ok(await student.client.delete(f"{ME}/{credential}/hosting"))["hosted_at"] is None
        assert (await client.get(address)).status_code == 404
        assert (await asked(client, text=taken.decode()))["verdict"] == "unknown_issuer"

    async def test_nobody_else_hosts_or_takes_files(
        self, client: httpx.AsyncClient, world: World, student: Student, mine: UUID
    ) -> None:
        other = await world.student()
        await consent(other)
        assert (await other.client.put(f"{ME}/{mine}/hosting")).status_code == 404
        assert (await other.client.delete(f"{ME}/{mine}/hosting")).status_code == 404
        assert (await other.client.get(f"{ME}/{mine}/file")).status_code == 404
        assert (await client.get(f"{ME}/{mine}/file")).status_code == 401


class TestSending:
    async def test_what_is_no_badge_is_refused_with_a_word(self, client: httpx.AsyncClient) -> None:
        for data in (
            b"",
            b"bonjour",
            b"\x00\xff",
            png(),
            b"{}",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        ):
            found = await verify(client, data)
            assert found["verdict"] == "refused", data[:20]
            assert found["code"]

    async def test_what_else_we_sign_is_no_badge(
        self, client: httpx.AsyncClient, world: World, mine: UUID
    ) -> None:
        (status_list,) = world.row("SELECT id FROM badge_status_list")
        found = await verify(client, (await client.get(f"/ob/status/{status_list}")).content)
        assert (found["verdict"], found["code"]) == ("refused", "not_a_badge")

    @pytest.mark.parametrize(
        "text", [b"." * 1_000_000, b"eyJ" + b".eyJ" * 200_000], ids=["dots", "parts without end"]
    )
    async def test_a_text_of_a_million_parts_holds_up_nobody(
        self, client: httpx.AsyncClient, text: bytes
    ) -> None:
        envelope = b'{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,%s"}' % text
        began = time.process_time()
        for data in (text, envelope):
            assert (await verify(client, data))["verdict"] in ("refused", "altered")
        assert time.process_time() - began < 2

    async def test_walls_21_whatever_json_is_around_a_token_it_is_the_same_one(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        """Walls, line 21: quotes, an envelope however it is written, a presentation of one badge."""
        token = (await file(student, mine, "jwt")).decode().strip()
        kind, url = "EnvelopedVerifiableCredential", "data:application/vc+jwt"
        envelope = {"type": [kind], "id": f"{url};charset=utf-8,{token}"}
        around: list[object] = [
            token,
            [token],
            envelope,
            {"type": kind, "id": f"{url.upper().replace('DATA', 'data')},{token}"},
            {"type": ["VerifiablePresentation"], "verifiableCredential": [token]},
            {"type": "VerifiablePresentation", "verifiableCredential": envelope},
        ]
        for one in around:
            found = await verify(client, json.dumps(one).encode())
            assert found["verdict"] == "valid", one
        # Of two badges nobody knows which is meant.
        two = {"type": ["VerifiablePresentation"], "verifiableCredential": [token, token]}
        for other in (
            two,
            {"type": [kind], "id": f"https://e.example/{token}"},
            # What reads as the badge's own beside the token, and nobody signed.
            {**envelope, "name": "Doctorat"},
            {**envelope, "credentialSubject": {"achievement": {"name": "Doctorat"}}},
            {"type": "VerifiablePresentation", "verifiableCredential": token, "name": "Doctorat"},
            [token, token],
            "https://e.example",
        ):
            assert (await verify(client, json.dumps(other).encode()))["verdict"] == "refused"

    async def test_too_much_is_refused_before_it_is_read(self, client: httpx.AsyncClient) -> None:
        huge = await client.post(
            f"{BADGES}/verify", content=b"x", headers={"Content-Length": str(50 * 2**20)}
        )
        assert huge.status_code == 413

    async def test_a_text_or_an_address_and_nothing_else(self, client: httpx.AsyncClient) -> None:
        for wanted in (
            {},
            {"text": "a", "url": "https://example.org"},
            {"url": "http://example.org"},
            {"x": 1},
        ):
            assert (await client.post(f"{BADGES}/verify", json=wanted)).status_code == 422

    async def test_a_document_sent_as_json_is_a_document(
        self, client: httpx.AsyncClient, student: Student, mine: UUID
    ) -> None:
        document = json.loads(await file(student, mine, "json"))
        assert ok(await client.post(f"{BADGES}/verify", json=document))["verdict"] == "valid"

    async def test_from_an_address(
        self, client: httpx.AsyncClient, student: Student, mine: UUID, elsewhere: Elsewhere
    ) -> None:
        elsewhere.served["https://blog.example.org/badge.png"] = await file(student, mine, "png")
        assert (await asked(client, url="https://blog.example.org/badge.png"))["verdict"] == "valid"
        gone = await asked(client, url="https://blog.example.org/autre.png")
        assert (gone["verdict"], gone["code"]) == ("refused", "address_unreachable")

    async def test_the_server_never_calls_itself_nor_a_private_address(
        self, client: httpx.AsyncClient, elsewhere: Elsewhere, app: FastAPI
    ) -> None:
        for host in ("test.local", "TEST.local", "test.local:443", "test.local:8443"):
            found = await asked(client, url=f"https://{host}/api/v1/health")
            assert (found["verdict"], found["code"]) == ("refused", "address_unreachable")
        assert elsewhere.asked == []
        del app.state.badge_fetcher
        for url in ("https://169.254.169.254/latest/", "https://10.0.0.1/"):
            found = await asked(client, url=url)
            assert (found["verdict"], found["badge"]) == ("refused", None)
            assert found["technical"]["checks"][-1]["detail"].startswith("not_allowed")
