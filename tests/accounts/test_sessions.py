"""Sessions: one per device, seen and ended by their owner."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from api.accounts import sessions
from api.accounts.sessions import device_name
from tests.accounts.test_codes import ADDRESS, answer, ask, mailed
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock

FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.4 Mobile/15E148 Safari/604.1"
)


async def test_a_visitor_has_no_session(devices: Device) -> None:
    response = await (await devices()).get("/api/v1/session")
    assert response.json() == {"me": None, "unseen": 0}


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


def test_a_device_is_named_in_few_words() -> None:
    assert device_name(FIREFOX) == "Firefox, Android"
    assert device_name(SAFARI) == "Safari, iPhone, iPad"
    assert device_name("curl/8") == ""
