"""Shared computers: a short session that ends with the browser, and nothing by which it is known again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.people.accounts import sessions
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.accounts.peers.cas import CasPeer
from tests.people.accounts.peers.portal import PUPIL, portal
from tests.people.accounts.test_codes import ADDRESS, ask, mailed
from tests.settings import ORIGIN


def given(response: httpx.Response) -> dict[str, str]:
    """What the answer gives to the browser, by name: the whole line."""
    return {line.partition("=")[0]: line for line in response.headers.get_list("set-cookie")}


async def enter(client: httpx.AsyncClient, factory: Factory, **more: Any) -> httpx.Response:
    """Sign in with a code."""
    body = {"id": await ask(client), "email": ADDRESS, "code": mailed(factory)[-1], **more}
    response = await client.post("/api/v1/sign-in/code/verify", json=body)
    assert response.status_code == 200, response.text
    return response


def rows(factory: Factory, table: str) -> int:
    row = factory.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row
    return int(row[0])


async def still_in(client: httpx.AsyncClient) -> bool:
    return (await client.get("/api/v1/session")).json()["me"] is not None


async def test_the_cookie_goes_with_the_browser_and_the_browser_is_not_known_again(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    cookies = given(await enter(client, factory, shared=True))
    assert "epass_browser" not in cookies
    assert "Max-Age" not in cookies["epass_session"]
    assert "expires" not in cookies["epass_session"].lower()
    assert "HttpOnly" in cookies["epass_session"]
    assert rows(factory, "known_browser") == 0
    # By default nothing changes.
    other = given(await enter(client, factory))
    assert f"Max-Age={90 * 86_400}" in other["epass_session"]
    assert "epass_browser" in other


async def test_it_ends_soon_after_its_last_use(
    client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = (await enter(client, factory, shared=True)).json()
    told = datetime.fromisoformat(state["shared_until"]) - datetime.now(UTC)
    assert timedelta(minutes=119) < told <= timedelta(hours=2)
    clock = Clock(monkeypatch)
    clock.move(sessions, minutes=29)
    assert await still_in(client)
    clock.move(sessions, minutes=29)
    assert await still_in(client)
    clock.move(sessions, minutes=31)
    assert not await still_in(client)


async def test_it_ends_in_any_case_though_it_is_used(
    client: httpx.AsyncClient, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enter(client, factory, shared=True)
    clock = Clock(monkeypatch)
    for _ in range(5):
        clock.move(sessions, minutes=20)
        response = await client.get("/api/v1/session")
        assert response.json()["me"]
        # What lives on in the browser does not outlive it either.
        assert "Max-Age" not in given(response).get("epass_session", "")
    clock.move(sessions, minutes=21)
    assert not await still_in(client)


async def test_the_operator_says_how_short(client: httpx.AsyncClient, app: FastAPI, factory: Factory) -> None:
    settings: Settings = app.state.settings
    moment = datetime.now(UTC)
    changed = settings.model_copy(update={"shared_session_minutes": 120, "shared_session_hours": 1})
    async with app.state.database.transaction() as session:
        await sessions.open_session(
            session,
            changed,
            factory.account(),
            method="code",
            user_agent="",
            former=None,
            browser="",
            shared=True,
        )
    row = factory.connection.execute("SELECT expires_at, ends_at, browser_digest FROM session").fetchone()
    assert row
    assert row[0] == row[1] <= datetime.now(UTC) + timedelta(hours=1)
    assert row[0] > moment + timedelta(minutes=59)
    assert row[2] is None


async def test_a_sign_in_at_a_portal_stays_shared_on_its_way(
    client: httpx.AsyncClient, app: FastAPI, cas: CasPeer, factory: Factory
) -> None:
    cas.people = {"pupil": PUPIL}
    app.state.settings = app.state.settings.model_copy(update={"sign_in_providers": [portal(cas.issuer)]})
    there = await client.get("/api/v1/sign-in/ent/start", params={"return_to": "/offers", "shared": True})
    async with httpx.AsyncClient() as browser:
        login = await browser.post(there.headers["location"], data={"username": "pupil"})
    back = await client.get(login.headers["location"].removeprefix(ORIGIN))
    assert back.headers["location"] == "/offers"
    cookies = given(back)
    assert "Max-Age" not in cookies["epass_session"]
    assert "epass_browser" not in cookies
    assert (await client.get("/api/v1/session")).json()["shared_until"]


async def test_who_is_signed_in_can_say_it_later(client: httpx.AsyncClient, factory: Factory) -> None:
    await enter(client, factory)
    assert rows(factory, "known_browser") == 1
    response = await client.post("/api/v1/session/shared")
    assert response.json()["shared_until"]
    cookies = given(response)
    assert "Max-Age" not in cookies["epass_session"]
    assert "Max-Age=0" in cookies["epass_browser"]
    assert rows(factory, "known_browser") == 0
    until = response.json()["shared_until"]
    # Saying it again does not begin the time anew.
    assert (await client.post("/api/v1/session/shared")).json()["shared_until"] == until


async def test_saying_it_shortens_this_session_only(devices: Device, factory: Factory) -> None:
    account = factory.account()
    here, home = await devices(factory.session(account)), await devices(factory.session(account))
    await here.post("/api/v1/session/shared")
    assert (await home.get("/api/v1/session")).json()["shared_until"] is None


class TestTraces:
    """What the page asks for when somebody leaves."""

    @staticmethod
    async def leave(client: httpx.AsyncClient) -> httpx.Response:
        response = await client.post("/api/v1/sign-out/traces")
        assert response.status_code == 204
        return response

    async def test_a_visitor_takes_every_cookie_and_the_kept_answers_along(
        self, client: httpx.AsyncClient
    ) -> None:
        await ask(client)
        assert "epass_code" in client.cookies
        response = await self.leave(client)
        assert {"epass_session", "epass_browser", "epass_flow", "epass_code"} == given(response).keys()
        assert all("Max-Age=0" in line for line in given(response).values())
        # Not "storage": the app's own files are nobody's. Not "cookies": it reaches the domain's other sites.
        assert response.headers["clear-site-data"] == '"cache"'
        assert not client.cookies

    async def test_who_is_still_signed_in_is_signed_out(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        await enter(client, factory)
        await self.leave(client)
        assert (rows(factory, "session"), rows(factory, "known_browser")) == (0, 0)

    async def test_another_site_cannot_ask_for_it(self, client: httpx.AsyncClient, factory: Factory) -> None:
        await enter(client, factory)
        headers = {"Origin": "https://elsewhere.example"}
        assert (await client.post("/api/v1/sign-out/traces", headers=headers)).status_code == 403
        assert rows(factory, "session") == 1
