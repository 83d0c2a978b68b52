"""Cookies over https: nobody but this very host can give them, and signing out takes them."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.portal import portal
from tests.people.accounts.test_codes import ADDRESS, ask, mailed

SITE = "https://epass.example"
SESSION = "__Host-epass_session"
ALL = {SESSION, "__Host-epass_browser", "__Host-epass_code", "__Host-epass_flow"}


@pytest.fixture
def settings(settings: Settings, cas: CasPeer) -> Settings:
    changed = {"public_url": SITE, "sign_in_providers": [portal(cas.issuer)]}
    return settings.model_copy(update=changed)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=SITE, headers={"Origin": SITE}) as opened:
        yield opened


def given(response: httpx.Response) -> dict[str, set[str]]:
    """What an answer gives to the browser: by name, what is said of it."""
    lines = [line.split("; ") for line in response.headers.get_list("set-cookie")]
    return {first.partition("=")[0]: set(more) for first, *more in lines}


async def is_signed_in(client: httpx.AsyncClient, cookie: bytes) -> bool:
    client.cookies.clear()
    response = await client.get("/api/v1/session", headers=[(b"cookie", cookie)])
    return response.json()["me"] is not None


async def test_all_are_of_this_host_alone(client: httpx.AsyncClient, factory: Factory) -> None:
    asked = await client.post("/api/v1/sign-in/code", json={"email": ADDRESS})
    body = {"id": asked.json()["id"], "email": ADDRESS, "code": mailed(factory)[-1]}
    entered = await client.post("/api/v1/sign-in/code/verify", json=body)
    gone = await client.get("/api/v1/sign-in/ent/start")
    found = given(asked) | given(entered) | given(gone)
    assert found.keys() == ALL
    for name, said in found.items():
        assert {"Path=/", "Secure", "HttpOnly", "SameSite=lax"} <= said, name
        # What bears the prefix is refused by browsers with a domain.
        assert not any(one.lower().startswith("domain") for one in said), name
    assert (await client.get("/api/v1/session")).json()["me"]["email"] == ADDRESS


class TestPlanted:
    """What another host of the domain can set is never taken for ours."""

    @pytest.mark.parametrize(
        "name",
        [
            b"epass_session",
            b"__host-epass_session",
            b"\xa0__Host-epass_session",
            b"\x85__Host-epass_session",
            b"x\x0b__Host-epass_session",
            b"=__Host-epass_session",
            b'"__Host-epass_session"',
        ],
    )
    async def test_a_name_that_only_looks_like_it_is_not_read(
        self, client: httpx.AsyncClient, factory: Factory, name: bytes
    ) -> None:
        token = factory.session(factory.account("student")).encode()
        assert not await is_signed_in(client, name + b"=" + token)
        assert await is_signed_in(client, b"a=b;  " + SESSION.encode() + b"=" + token + b" ; c=d")

    async def test_the_one_without_a_prefix_does_not_win(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        me, thief = factory.account("student"), factory.account("student")
        mine, planted = factory.session(me), factory.session(thief)
        for pair in (
            f"epass_session={planted}; {SESSION}={mine}",
            f"{SESSION}={mine}; epass_session={planted}",
        ):
            found = (await client.get("/api/v1/session", headers={"Cookie": pair})).json()["me"]
            assert found["id"] == str(me)

    async def test_a_planted_flow_begins_no_sign_in(self, client: httpx.AsyncClient, cas: CasPeer) -> None:
        """Else a page of another host would sign people in as somebody else (login CSRF)."""
        cas.people = {"thief": {"profil": ["National_1"]}}
        there = (await client.get("/api/v1/sign-in/ent/start")).headers["location"]
        async with httpx.AsyncClient() as browser:
            back = (await browser.post(there, data={"username": "thief"})).headers["location"]
        secret = client.cookies["__Host-epass_flow"]
        client.cookies.clear()
        response = await client.get(back, headers={"Cookie": f"epass_flow={secret}"})
        assert response.headers["location"] == "/sign-in?problem=expired"


class TestLeaving:
    async def test_signing_out_takes_the_session_and_the_answers_that_the_browser_keeps(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        client.cookies.set(SESSION, factory.session(factory.account("student")))
        response = await client.post("/api/v1/sign-out")
        # Without Secure and the path browsers keep what bears the prefix.
        assert {"Max-Age=0", "Path=/", "Secure"} <= given(response)[SESSION]
        # Not "storage": on one's own phone the app's files and saved things stay. Nor "cookies".
        assert response.headers["clear-site-data"] == '"cache"'
        assert (await client.get("/api/v1/session")).json()["me"] is None

    async def test_leaving_a_shared_computer_takes_all(self, client: httpx.AsyncClient) -> None:
        await ask(client)
        taken = given(await client.post("/api/v1/sign-out/traces"))
        assert taken.keys() == ALL
        assert all({"Max-Age=0", "Path=/", "Secure"} <= said for said in taken.values())
        assert not client.cookies


async def test_browsers_are_told_to_use_https_alone(client: httpx.AsyncClient) -> None:
    for path in ("/api/v1/places", "/api/v1/nothing", "/ob/nothing"):
        said = (await client.get(path)).headers["strict-transport-security"]
        assert said == "max-age=31536000; includeSubDomains"
    # Of two such headers browsers believe the first alone (RFC 6797 §8.1): the proxy in front says none.
    proxy = (Path(__file__).parents[3] / "deploy/Caddyfile").read_text()
    assert "Strict-Transport-Security" not in proxy
