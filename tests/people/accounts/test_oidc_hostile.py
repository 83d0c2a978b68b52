"""Walls, line 20: whatever a provider answers, a person lands on a page of ours and not on an error."""

import asyncio
from contextlib import suppress
from typing import Any

import httpx
import pytest

from api.people.accounts.federation import directory, peer
from api.platform.settings import Settings
from tests.conftest import Device
from tests.people.accounts.peers.openid import OpenIdPeer
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import me, sign_in, start

HALF = "\ud800"
REFUSED = "/sign-in?problem=distrusted"
NOT_ADDRESSES = {
    "no port": "https://portal.example:port/",
    "a port too high": "https://127.0.0.1:99999/",
    "no host": "https://[::1/",
    "a line end": "https://portal.example/\n",
    "half a pair": f"https://portal.example/{HALF}",
    "a label too long": f"https://{'é' * 70}.example/",
    "without end": f"https://portal.example/{'a' * 70_000}",
}


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer) -> Settings:
    openid.person = PUPIL
    ways = [educonnect(openid.issuer), educonnect(openid.issuer, id="france-connect", uses_userinfo=True)]
    return settings.model_copy(update={"sign_in_providers": ways})


@pytest.mark.parametrize("address", NOT_ADDRESSES.values(), ids=NOT_ADDRESSES)
@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
async def test_an_endpoint_that_is_no_address(
    client: httpx.AsyncClient, openid: OpenIdPeer, name: str, address: str
) -> None:
    openid.metadata = {name: address}
    assert await start(client, "educonnect") == REFUSED


async def test_a_logout_page_that_is_no_address_lets_people_out(devices: Device, openid: OpenIdPeer) -> None:
    openid.metadata = {"end_session_endpoint": NOT_ADDRESSES["no port"]}
    phone = await devices()
    assert await sign_in(phone, "educonnect") == "/"
    answer = await phone.post("/api/v1/sign-out")
    assert (answer.status_code, answer.json()["logout_url"]) == (200, None)


async def test_a_token_too_long_for_an_address_lets_people_out(devices: Device, openid: OpenIdPeer) -> None:
    openid.tell = lambda claims: {**claims, "more": "x" * 60_000}
    phone = await devices()
    assert await sign_in(phone, "educonnect") == "/"
    answer = await phone.post("/api/v1/sign-out")
    assert answer.status_code == 200
    assert len(answer.json()["logout_url"]) < 1000


async def test_an_answer_that_drips_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "TIME_LIMIT_S", 0.5)

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        with suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.1)

    async with await asyncio.start_server(drip, "127.0.0.1", 0) as server, peer.provider_client() as client:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        with pytest.raises(peer.Refusal, match="unavailable"):
            async with asyncio.timeout(5):
                await peer.ask(client, "GET", address)


def test_a_provider_elsewhere_names_no_server_of_this_machine() -> None:
    document = {"token_endpoint": "http://127.0.0.1:8000/token"}
    elsewhere, here = educonnect("https://portal.example"), educonnect("http://127.0.0.1:1")
    assert directory._endpoint(elsewhere, document, "token_endpoint") is None
    assert directory._endpoint(here, document, "token_endpoint") is not None


@pytest.mark.parametrize(
    "said",
    [{"access_token": "é"}, {"access_token": "a\nb"}, {"access_token": HALF}, {"id_token": f"{HALF}.a.b"}],
    ids=["no ASCII", "two lines", "half a pair", "half a pair in the token"],
)
async def test_tokens_that_are_none(
    client: httpx.AsyncClient, openid: OpenIdPeer, said: dict[str, Any]
) -> None:
    openid.token_answer = said
    assert await sign_in(client, "france-connect") == REFUSED
    assert await me(client) is None


async def test_a_name_that_is_no_text(client: httpx.AsyncClient, openid: OpenIdPeer) -> None:
    openid.tell = lambda claims: {**claims, "given_name": f"Li{HALF}na"}
    assert await sign_in(client, "educonnect") == REFUSED
