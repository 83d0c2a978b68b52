"""Sessions: one per device, seen and ended by their owner."""

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from api.people.accounts import browsers, sessions
from api.people.accounts.sessions import device_name
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.accounts.test_codes import ADDRESS, answer, ask, mailed

FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.4 Mobile/15E148 Safari/604.1"
)


async def test_a_visitor_has_no_session(devices: Device) -> None:
    response = await (await devices()).get("/api/v1/session")
    assert response.json() == {"me": None, "unseen": 0, "shared_until": None}


async def test_an_invented_token_is_a_visitor(devices: Device) -> None:
    assert (await (await devices("x" * 43)).get("/api/v1/session")).json()["me"] is None
    assert (await (await devices("x" * 43)).get("/api/v1/me/sessions")).status_code == 401


async def test_only_a_digest_of_the_token_is_kept(factory: Factory) -> None:
    token = factory.session(factory.account())
    row = factory.connection.execute("SELECT session::text FROM session").fetchone()
    assert row
    assert token not in row[0]


async def test_devices_are_listed_and_one_of_them_ended(devices: Device, factory: Factory) -> None:
    account = factory.account()
    mine = await devices(factory.session(account))
    other_token = factory.session(account, device="Chrome, Windows")
    listed = (await mine.get("/api/v1/me/sessions")).json()
    assert {(one["device"], one["current"]) for one in listed} == {
        ("Firefox, Android", True),
        ("Chrome, Windows", False),
    }
    other = next(one["id"] for one in listed if not one["current"])
    assert (await mine.delete(f"/api/v1/me/sessions/{other}")).status_code == 204
    assert (await (await devices(other_token)).get("/api/v1/session")).json()["me"] is None
    assert (await mine.get("/api/v1/session")).json()["me"] is not None


async def test_all_others_are_ended_at_once(devices: Device, factory: Factory) -> None:
    account = factory.account()
    mine = await devices(factory.session(account))
    others = [factory.session(account) for _ in range(3)]
    assert (await mine.delete("/api/v1/me/sessions")).status_code == 204
    for token in others:
        assert (await (await devices(token)).get("/api/v1/session")).json()["me"] is None
    assert (await mine.get("/api/v1/session")).json()["me"] is not None


async def test_somebody_else_s_device_cannot_be_ended(devices: Device, factory: Factory) -> None:
    token = factory.session(factory.account())
    theirs = (await (await devices(token)).get("/api/v1/me/sessions")).json()[0]["id"]
    mine = await devices(factory.session(factory.account()))
    assert (await mine.delete(f"/api/v1/me/sessions/{theirs}")).status_code == 404
    assert (await (await devices(token)).get("/api/v1/session")).json()["me"] is not None


async def test_signing_out_ends_the_session_on_the_server(devices: Device, factory: Factory) -> None:
    token = factory.session(factory.account())
    client = await devices(token)
    assert (await client.post("/api/v1/sign-out")).json() == {"logout_url": None}
    assert (await (await devices(token)).get("/api/v1/session")).json()["me"] is None


async def test_two_tabs_that_sign_out_at_once_are_both_out(devices: Device, factory: Factory) -> None:
    """To the later one it was not found, and its person read that signing out was still to come."""
    for _ in range(10):
        token = factory.session(factory.account())
        tabs = [await devices(token) for _ in range(4)]
        answers = await asyncio.gather(*(one.post("/api/v1/sign-out") for one in tabs))
        codes = sorted(answer.status_code for answer in answers)
        assert codes == [200, 401, 401, 401]


async def test_an_unused_session_ends_and_a_used_one_lasts(
    devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = factory.account()
    moment = datetime.now(UTC)
    unused = factory.session(account, expires_at=moment + timedelta(days=90))
    used = factory.session(account, expires_at=moment + timedelta(days=90))
    clock = Clock(monkeypatch)
    clock.move(sessions, days=80)
    assert (await (await devices(used)).get("/api/v1/session")).json()["me"]
    clock.move(sessions, days=20)
    assert (await (await devices(used)).get("/api/v1/session")).json()["me"]
    assert (await (await devices(unused)).get("/api/v1/session")).json()["me"] is None


async def test_the_browser_keeps_its_cookie_as_long_as_the_device_is_used(
    client: httpx.AsyncClient, devices: Device, factory: Factory
) -> None:
    seen_at = datetime.now(UTC) - timedelta(hours=2)
    used = await devices(factory.session(factory.account(), seen_at=seen_at))
    cookie = (await used.get("/api/v1/session")).headers["set-cookie"]
    assert f"Max-Age={90 * 86_400}" in cookie
    assert "HttpOnly" in cookie
    # Once an hour: an answer that a sign-in overtakes must not put the former cookie back.
    assert "set-cookie" not in (await used.get("/api/v1/session")).headers
    assert "set-cookie" not in (await client.get("/api/v1/session")).headers


async def test_whoever_signs_in_signs_out_who_was_there(devices: Device, factory: Factory) -> None:
    token = factory.session(factory.account())
    shared = await devices(token)
    code_id = await ask(shared)
    assert (await answer(shared, code_id, mailed(factory)[0])).json()["me"]["email"] == ADDRESS
    # Whatever brings the former cookie back brings nobody back.
    assert (await (await devices(token)).get("/api/v1/session")).json()["me"] is None


async def test_a_second_factor_lasts_half_a_day(
    devices: Device, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await devices(
        factory.session(factory.account("admin"), expires_at=datetime.max.replace(tzinfo=UTC))
    )
    assert (await client.get("/api/v1/accounts", params={"role": "admin"})).status_code == 200
    Clock(monkeypatch).move(sessions, hours=13)
    assert (await client.get("/api/v1/accounts", params={"role": "admin"})).status_code == 403


async def test_private_answers_are_kept_by_nobody(devices: Device, factory: Factory) -> None:
    client = await devices(factory.session(factory.account("admin")))
    for path in ("/session", "/me/sessions", "/me/notifications", "/accounts?role=admin", "/audit"):
        response = await client.get(f"/api/v1{path}")
        assert (response.status_code, response.headers["cache-control"]) == (200, "no-store"), path


class TestKnownBrowsers:
    """Walls, line 5: a browser that signed in before is known again, until its owner says otherwise."""

    @staticmethod
    async def known(client: httpx.AsyncClient, factory: Factory) -> None:
        """Sign in, and out."""
        code_id = await ask(client)
        assert (await answer(client, code_id, mailed(factory)[-1])).status_code == 200

    @staticmethod
    def remembered(factory: Factory) -> int:
        row = factory.connection.execute("SELECT count(*) FROM known_browser").fetchone()
        assert row
        return int(row[0])

    async def test_signing_out_does_not_forget_it(self, client: httpx.AsyncClient, factory: Factory) -> None:
        await self.known(client, factory)
        secret = client.cookies["epass_browser"]
        assert (await client.post("/api/v1/sign-out")).status_code == 200
        assert self.remembered(factory) == 1
        await self.known(client, factory)
        assert client.cookies["epass_browser"] == secret
        assert self.remembered(factory) == 1

    async def test_its_cookie_lasts_is_kept_from_scripts_and_kept_as_a_digest(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        code_id = await ask(client)
        response = await answer(client, code_id, mailed(factory)[-1])
        [cookie] = [one for one in response.headers.get_list("set-cookie") if "epass_browser=" in one]
        assert all(part in cookie for part in (f"Max-Age={400 * 86_400}", "HttpOnly", "SameSite=lax"))
        kept = factory.connection.execute("SELECT known_browser::text FROM known_browser").fetchall()
        assert client.cookies["epass_browser"] not in str(kept)

    async def test_a_secret_that_we_did_not_give_is_not_taken_over(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        client.cookies.set("epass_browser", "planted", domain="test.local", path="/api/v1")
        code_id = await ask(client)
        response = await answer(client, code_id, mailed(factory)[-1])
        assert "epass_browser=planted" not in str(response.headers.get_list("set-cookie"))

    async def test_signing_all_others_out_forgets_all_others(self, devices: Device, factory: Factory) -> None:
        mine = [await devices() for _ in range(3)]
        for one in mine:
            await self.known(one, factory)
        await mine[2].post("/api/v1/sign-out")
        assert self.remembered(factory) == 3
        assert (await mine[0].delete("/api/v1/me/sessions")).status_code == 204
        assert self.remembered(factory) == 1
        kept = factory.connection.execute("SELECT token_digest FROM known_browser").fetchone()
        assert kept == (hashlib.sha256(mine[0].cookies["epass_browser"].encode()).digest(),)

    async def test_closing_a_lost_device_forgets_its_browser(self, devices: Device, factory: Factory) -> None:
        lost, mine = await devices(), await devices()
        for one in (lost, mine):
            await self.known(one, factory)
        listed = (await mine.get("/api/v1/me/sessions")).json()
        [other] = [one["id"] for one in listed if not one["current"]]
        await mine.delete(f"/api/v1/me/sessions/{other}")
        assert self.remembered(factory) == 1

    async def test_erasing_the_phone_forgets_it(self, client: httpx.AsyncClient, factory: Factory) -> None:
        await self.known(client, factory)
        assert (await client.post("/api/v1/sign-out", params={"forget": True})).status_code == 200
        assert "epass_browser" not in client.cookies
        assert self.remembered(factory) == 0

    async def test_ten_are_known_of_one_account(self, devices: Device, factory: Factory) -> None:
        for _ in range(12):
            await self.known(await devices(), factory)
        assert self.remembered(factory) == 10

    async def test_of_a_shared_one_each_account_has_its_own_word(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        await self.known(client, factory)
        code_id = await ask(client, "autre@example.org")
        code = mailed(factory, "autre@example.org")[-1]
        assert (await answer(client, code_id, code, "autre@example.org")).status_code == 200
        assert self.remembered(factory) == 2
        assert (await client.delete("/api/v1/me/sessions")).status_code == 204
        assert self.remembered(factory) == 2

    async def test_unused_for_long_it_is_forgotten(
        self,
        client: httpx.AsyncClient,
        factory: Factory,
        database: Database,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await self.known(client, factory)
        Clock(monkeypatch).move(browsers, days=401)
        async with database.transaction() as session:
            await browsers.delete_old(session, settings)
        assert self.remembered(factory) == 0


def test_a_device_is_named_in_few_words() -> None:
    assert device_name(FIREFOX) == "Firefox, Android"
    assert device_name(SAFARI) == "Safari, iPhone, iPad"
    assert device_name("curl/8") == ""
