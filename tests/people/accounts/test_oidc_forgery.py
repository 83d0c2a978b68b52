"""Forged and replayed answers of an OpenID provider: none of them signs anybody in."""

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from jose import jws

from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.peers.openid import (
    CLIENT,
    Claims,
    OpenIdPeer,
    base64url,
    private_key,
    public_jwk,
    public_pem,
    segment,
)
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import come_back, me, said, sign_in, start, visit

START = "/api/v1/sign-in"

REFUSED = "/sign-in?problem=distrusted"
Forge = Callable[[OpenIdPeer], None]


def unsigned(peer: OpenIdPeer) -> None:
    peer.sign = lambda claims: f"{segment({'alg': 'none', 'kid': peer.key})}.{segment(claims)}."


def hmac_with_the_public_key(peer: OpenIdPeer) -> None:
    def sign(claims: Claims) -> str:
        head = f"{segment({'alg': 'HS256', 'kid': peer.key})}.{segment(claims)}"
        made = hmac.new(public_pem(peer.key).encode(), head.encode(), hashlib.sha256).digest()
        return f"{head}.{base64url(made)}"

    peer.sign = sign


def signed_by_somebody_else(peer: OpenIdPeer) -> None:
    peer.sign = lambda claims: jws.sign(claims, private_key("stranger"), {"kid": peer.key}, "RS256")


def foreign_key_id(peer: OpenIdPeer) -> None:
    peer.sign = lambda claims: jws.sign(claims, private_key("stranger"), {"kid": "stranger"}, "RS256")


def key_brought_along(peer: OpenIdPeer) -> None:
    brought = {"kid": "stranger", "jwk": public_jwk("stranger")}
    peer.sign = lambda claims: jws.sign(claims, private_key("stranger"), brought, "RS256")


def header_we_must_understand(peer: OpenIdPeer) -> None:
    peer.sign = lambda claims: jws.sign(
        claims, private_key(peer.key), {"kid": peer.key, "crit": ["x"], "x": 1}, "RS256"
    )


def algorithm_that_is_not_pinned(peer: OpenIdPeer) -> None:
    peer.sign = lambda claims: jws.sign(claims, private_key(peer.key), {"kid": peer.key}, "RS512")


def changed_after_signing(peer: OpenIdPeer) -> None:
    def sign(claims: Claims) -> str:
        head, _, signature = peer.sign_properly(claims).split(".")
        return f"{head}.{segment({**claims, 'sub': 'victim'})}.{signature}"

    peer.sign = sign


def says(**changes: Any) -> Forge:
    def forge(peer: OpenIdPeer) -> None:
        peer.tell = lambda claims: {
            key: value for key, value in {**claims, **changes}.items() if value is not ...
        }

    return forge


def past(name: str, seconds: int) -> Forge:
    def forge(peer: OpenIdPeer) -> None:
        peer.tell = lambda claims: {**claims, name: claims["iat"] + seconds}

    return forge


FORGERIES: dict[str, Forge] = {
    "no signature": unsigned,
    "HS256 with the public key as secret": hmac_with_the_public_key,
    "another key under the known id": signed_by_somebody_else,
    "a key id that is not published": foreign_key_id,
    "its own key in the header": key_brought_along,
    "a critical header": header_we_must_understand,
    "an algorithm that is not pinned": algorithm_that_is_not_pinned,
    "claims changed after signing": changed_after_signing,
    "not a token": lambda peer: setattr(peer, "sign", lambda _: "a.b"),
    "not claims": lambda peer: setattr(
        peer, "sign", lambda _: jws.sign(b"[]", private_key(peer.key), {"kid": peer.key}, "RS256")
    ),
    "another issuer": says(iss="https://evil.example"),
    "no issuer": says(iss=...),
    "another audience": says(aud="another app"),
    "no audience": says(aud=...),
    "several audiences, made for nobody in particular": says(aud=[CLIENT, "another app"]),
    "made for another app": says(aud=[CLIENT, "another app"], azp="another app"),
    "another nonce": says(nonce="another"),
    "no nonce": says(nonce=...),
    "over": past("exp", -120),
    "without an end": says(exp=...),
    "an end that is no moment": says(exp="tomorrow"),
    "an end beyond all time": says(exp=1e300),
    "issued in an hour": past("iat", 3600),
    "without an issue date": says(iat=...),
    "not valid yet": past("nbf", 3600),
    "the hash of another access token": says(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "no subject": says(sub=...),
    "an empty subject": says(sub=""),
    "a subject without end": says(sub="x" * 300),
    "a subject that is no text": says(sub=["pupil-1"]),
}


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer) -> Settings:
    """A pupil at two providers on the same peer: only what we ask tells them apart."""
    openid.person = PUPIL
    ways = [educonnect(openid.issuer), educonnect(openid.issuer, id="france-connect", uses_userinfo=True)]
    return settings.model_copy(update={"sign_in_providers": ways})


def accounts(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM account").fetchone()
    assert row
    return int(row[0])


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
async def test_a_forged_token_signs_nobody_in(
    client: httpx.AsyncClient, openid: OpenIdPeer, factory: Factory, forge: Forge
) -> None:
    forge(openid)
    assert await sign_in(client, "educonnect") == REFUSED
    assert await me(client) is None
    assert accounts(factory) == 0


async def test_a_token_for_several_that_was_made_for_us_is_good(
    client: httpx.AsyncClient, openid: OpenIdPeer
) -> None:
    openid.tell = lambda claims: {**claims, "aud": [CLIENT, "another"], "azp": CLIENT}
    assert await sign_in(client, "educonnect") == "/"


async def test_a_replayed_code_is_refused_by_the_provider(
    client: httpx.AsyncClient, openid: OpenIdPeer
) -> None:
    first = said(await visit(await start(client, "educonnect")))
    second = said(await visit(await start(client, "educonnect")))
    stolen = f"{START}/educonnect/back?state={second['state']}&code={first['code']}&iss={openid.issuer}"
    assert await come_back(client, stolen) == REFUSED


async def test_a_way_back_leads_once(client: httpx.AsyncClient, openid: OpenIdPeer) -> None:
    back = await visit(await start(client, "educonnect"))
    browser = client.cookies["epass_flow"]
    assert await come_back(client, back) == "/"
    client.cookies.set("epass_flow", browser)
    assert await come_back(client, back) == "/sign-in?problem=expired"


async def test_of_two_at_once_one_comes_back(
    client: httpx.AsyncClient, openid: OpenIdPeer, factory: Factory
) -> None:
    back = await visit(await start(client, "educonnect"))
    ends = await asyncio.gather(*(come_back(client, back) for _ in range(5)))
    assert sorted(ends) == ["/"] + ["/sign-in?problem=expired"] * 4
    assert accounts(factory) == 1


async def test_the_way_back_of_another_browser_signs_nobody_in_and_stays_theirs(
    devices: Device, openid: OpenIdPeer
) -> None:
    mine, victim = await devices(), await devices()
    back = await visit(await start(mine, "educonnect"))
    await start(victim, "educonnect")
    assert await come_back(victim, back) == "/sign-in?problem=expired"
    assert await me(victim) is None
    assert await come_back(mine, back) == "/"


async def test_an_answer_meant_for_another_provider_is_refused(
    client: httpx.AsyncClient, openid: OpenIdPeer
) -> None:
    back = await visit(await start(client, "educonnect"))
    swapped = back.replace("/educonnect/", "/france-connect/")
    assert await come_back(client, swapped) == "/sign-in?problem=expired"


@pytest.mark.parametrize("issuer", ["https://evil.example", None])
async def test_an_answer_that_names_another_issuer_or_none_is_refused(
    client: httpx.AsyncClient, openid: OpenIdPeer, issuer: str | None
) -> None:
    openid.says_issuer = issuer
    assert await sign_in(client, "educonnect") == REFUSED


async def test_rotated_keys_are_found_without_a_restart_and_not_asked_for_too_often(
    devices: Device, openid: OpenIdPeer
) -> None:
    assert await sign_in(await devices(), "educonnect") == "/"
    assert await sign_in(await devices(), "educonnect") == "/"
    assert openid.counts == {"discovery": 1, "keys": 1}
    openid.key = "second key"
    openid.published = [public_jwk("first key"), public_jwk("second key")]
    assert await sign_in(await devices(), "educonnect") == "/"
    assert openid.counts["keys"] == 2
    foreign_key_id(openid)
    for _ in range(3):
        assert await sign_in(await devices(), "educonnect") == REFUSED
    assert openid.counts["keys"] == 2


@pytest.mark.parametrize("signed", [False, True])
async def test_userinfo_adds_to_the_token(
    devices: Device, openid: OpenIdPeer, factory: Factory, signed: bool
) -> None:
    openid.signs_userinfo = signed
    openid.person = {"sub": "pupil-1"}
    openid.userinfo = PUPIL
    device = await devices()
    await sign_in(device, "france-connect")
    found = await me(device)
    assert found
    assert found["first_name"] == "Prénom"


@pytest.mark.parametrize("signed", [False, True])
async def test_userinfo_of_somebody_else_is_refused(
    client: httpx.AsyncClient, openid: OpenIdPeer, signed: bool
) -> None:
    openid.signs_userinfo = signed
    openid.userinfo = {**PUPIL, "sub": "victim"}
    assert await sign_in(client, "france-connect") == REFUSED


async def test_userinfo_signed_by_somebody_else_is_refused(
    client: httpx.AsyncClient, openid: OpenIdPeer
) -> None:
    openid.signs_userinfo = True
    openid.userinfo = PUPIL
    signatures = iter([openid.sign_properly])

    def sign(claims: Claims) -> str:
        properly = next(signatures, None)
        if properly:
            return properly(claims)
        return str(jws.sign(claims, private_key("stranger"), {"kid": openid.key}, "RS256"))

    openid.sign = sign
    assert await sign_in(client, "france-connect") == REFUSED
