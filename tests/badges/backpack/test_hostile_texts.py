"""Walls, line 20: what a badge from elsewhere says may hold what is no text."""

import base64
import json

import httpx
import pytest
from openbadgeslib.ob3 import OB3LdpSigner

from tests.badges.backpack.owners import BADGES, ok
from tests.badges.backpack.test_elsewhere import add, elsewhere, held, peer, student
from tests.badges.issuing.world import Student
from tests.badges.openbadges.peers import Peer

__all__ = ["elsewhere", "peer", "student"]
HOSTILE = "Minis\x00tère \u202eelatnemele\x1b"


def signed(peer: Peer) -> bytes:
    credential = peer.credential()
    for part in (credential.issuer, credential.achievement):
        part.name = HOSTILE
    credential.achievement.description = credential.achievement.criteria_narrative = HOSTILE
    return peer.sign(credential).encode()


async def test_it_is_kept_and_shown_without(student: Student, peer: Peer) -> None:
    added = ok(await add(student, signed(peer)), 201)
    assert added["name"] == "Ministère elatnemele"
    for answer in (added, await held(student)):
        assert not {"\x00", "\x1b", "\u202e"} & set(str(answer))
        assert "\\x00" not in str(answer)


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\x1b"])
async def test_it_is_checked_for_anybody(client: httpx.AsyncClient, peer: Peer, sign: str) -> None:
    answer = await client.post(f"{BADGES}/verify", json={"text": signed(peer).decode()})
    assert answer.status_code == 200
    assert sign not in answer.text
    assert sign not in str(answer.json())
    assert (await client.post(f"{BADGES}/verify", json={"text": f"x{sign}"})).status_code < 500


async def test_a_signed_document_is_read_as_it_was_written(client: httpx.AsyncClient) -> None:
    peer = Peer("EdDSA")
    credential = peer.credential(issuer=peer.did_key)
    credential.achievement.name = "Esprit \u202ed’équipe\r\n"
    signed_text = OB3LdpSigner(peer.private_pem, None).sign_to_json(credential)
    for text in (signed_text, json.dumps(json.loads(signed_text), ensure_ascii=False)):
        answer = await client.post(f"{BADGES}/verify", json={"text": text})
        assert answer.json()["verdict"] == "self_signed"
        assert "\u202e" not in str(answer.json())


def _part(written: str) -> str:
    return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")


@pytest.mark.parametrize("sign", [r"\u0000", r"\u202e", r"\ud800"])
@pytest.mark.parametrize(
    ("header", "payload"),
    [
        ('{"alg":"ES256","kid":"did:key:z%s"}', '{"vc":{},"iss":"did:key:z"}'),
        ('{"alg":"ES%s"}', '{"vc":{},"iss":"did:key:z"}'),
        (
            '{"alg":"ES256"}',
            '{"vc":{"credentialSubject":{"achievement":{"tag":["a%s"]}},'
            '"credentialStatus":{"statusListCredential":"b%s"}}}',
        ),
    ],
    ids=["key", "algorithm", "tag and status list"],
)
async def test_a_token_that_is_refused_is_shown_without(
    client: httpx.AsyncClient, student: Student, sign: str, header: str, payload: str
) -> None:
    token = ".".join((_part(header.replace("%s", sign)), _part(payload.replace("%s", sign)), "AAAA"))
    checked = await client.post(f"{BADGES}/verify", json={"text": token})
    kept = await add(student, token.encode())
    for answer in (checked, kept):
        assert answer.status_code < 500
        assert not {"\x00", "\u202e"} & set(str(answer.json()))
