"""The authenticator app: its codes count once, guesses wait."""

import asyncio
from datetime import timedelta

import httpx
import pyotp
import pytest

from api.platform.access import Role
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.factories import Factory
from tests.people.accounts.second_factor.steps import (
    HOME,
    INVALID,
    Clock,
    Signed,
    add_app,
    is_strong,
    refusal,
    wrong,
)


class TestAuthenticatorApp:
    async def test_counts_once_a_code_of_it_was_given(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        admin = await weak(factory.account(Role.ADMIN, email="admin@example.org"))
        setup = (await admin.post(f"{HOME}/totp")).json()
        assert setup["uri"].startswith("otpauth://totp/E-pass%20Orientation:admin%40example.org?secret=")
        assert setup["qr_svg"].startswith("data:image/svg+xml")
        assert (await admin.get(HOME)).json()["totp"] is False
        code = pyotp.TOTP(setup["secret"]).at(clock.moment)
        assert refusal(await admin.post(f"{HOME}/totp/confirm", json={"code": wrong(code)})) == INVALID
        confirmed = await admin.post(f"{HOME}/totp/confirm", json={"code": code})
        assert confirmed.json()["totp"] is True
        assert await is_strong(admin)

    async def test_its_secret_is_sealed_in_the_database(
        self, factory: Factory, weak: Signed, clock: Clock, settings: Settings
    ) -> None:
        app = await add_app(await weak(factory.account(Role.ADMIN)), clock)
        row = factory.connection.execute("SELECT sealed_secret, sealed_candidate FROM totp").fetchone()
        assert row
        assert app.secret.encode() not in row[0]
        assert Secrets(settings.secret_key.get_secret_value()).unseal(row[0]) == app.secret
        assert row[1] is None

    async def test_the_code_that_confirmed_it_does_not_work_again(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)
        used = app.at(clock.moment - timedelta(seconds=30))
        assert refusal(await client.post(f"{HOME}/totp/proof", json={"code": used})) == INVALID
        assert (
            await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        ).status_code == 200

    @pytest.mark.parametrize(
        ("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
    )
    async def test_a_clock_may_be_one_step_off(
        self, steps: int, accepted: bool, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        clock.move(minutes=5)
        code = app.at(clock.moment + timedelta(seconds=30 * steps))
        response = await (await weak(account)).post(f"{HOME}/totp/proof", json={"code": code})
        assert response.status_code == (200 if accepted else 422)

    async def test_of_simultaneous_uses_of_one_code_one_succeeds(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        clients = [await weak(account) for _ in range(4)]
        tries = [one.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)}) for one in clients]
        assert sorted(one.status_code for one in await asyncio.gather(*tries)) == [200, 422, 422, 422]
        assert sum([await is_strong(one) for one in clients]) == 1

    async def test_after_five_wrong_codes_even_the_right_one_waits(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)

        async def give(code: str) -> httpx.Response:
            return await client.post(f"{HOME}/totp/proof", json={"code": code})

        for _ in range(5):
            assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        for minutes in (5, 10, 20):
            held = await give(app.at(clock.moment))
            assert refusal(held) == (429, "too-many-requests")
            assert int(held.headers["Retry-After"]) == minutes * 60
            clock.move(minutes=minutes)
            assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        clock.move(minutes=40)
        assert (await give(app.at(clock.moment))).status_code == 200
        clock.move(seconds=30)
        assert refusal(await give(wrong(app.at(clock.moment)))) == INVALID
        assert (await give(app.at(clock.moment))).status_code == 200

    async def test_wrong_codes_of_one_device_make_no_other_wait(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        stranger, owner = await weak(account), await weak(account)
        for _ in range(5):
            given = await stranger.post(f"{HOME}/totp/proof", json={"code": wrong(app.at(clock.moment))})
            assert refusal(given) == INVALID
        right = {"code": app.at(clock.moment)}
        assert (await stranger.post(f"{HOME}/totp/proof", json=right)).status_code == 429
        assert (await owner.post(f"{HOME}/totp/proof", json=right)).status_code == 200

    async def test_new_devices_do_not_guess_without_end(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        factory.connection.execute("UPDATE totp SET failures = 49, failed_at = %s", (clock.moment,))
        right, guess = {"code": app.at(clock.moment)}, {"code": wrong(app.at(clock.moment))}
        assert refusal(await (await weak(account)).post(f"{HOME}/totp/proof", json=guess)) == INVALID
        held = await (await weak(account)).post(f"{HOME}/totp/proof", json=right)
        assert (held.status_code, held.headers["Retry-After"]) == (429, "300")

    async def test_a_used_code_is_no_guess(self, factory: Factory, weak: Signed, clock: Clock) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)
        used, right = app.at(clock.moment - timedelta(seconds=30)), app.at(clock.moment)
        for _ in range(6):
            assert refusal(await client.post(f"{HOME}/totp/proof", json={"code": used})) == INVALID
        assert (await client.post(f"{HOME}/totp/proof", json={"code": right})).status_code == 200

    async def test_the_wait_is_never_longer_than_a_day(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        factory.connection.execute("UPDATE totp SET failures = 400, failed_at = %s", (clock.moment,))
        client = await weak(account, expires_at=clock.moment + timedelta(days=9))
        held = await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        assert held.headers["Retry-After"] == str(86_400)
        clock.move(days=1)
        response = await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})
        assert response.status_code == 200

    async def test_simultaneous_wrong_codes_all_count(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        app = await add_app(await weak(account), clock)
        client = await weak(account)
        code = wrong(app.at(clock.moment))
        tries = [client.post(f"{HOME}/totp/proof", json={"code": code}) for _ in range(8)]
        statuses = sorted(one.status_code for one in await asyncio.gather(*tries))
        assert statuses == [422] * 5 + [429] * 3

    async def test_a_new_phone_takes_the_place_of_the_old_once_it_is_confirmed(
        self, factory: Factory, weak: Signed, clock: Clock
    ) -> None:
        account = factory.account(Role.ADMIN)
        admin = await weak(account)
        old = await add_app(admin, clock)
        setup = (await admin.post(f"{HOME}/totp")).json()
        new = pyotp.TOTP(setup["secret"])
        client = await weak(account)

        async def give(app: pyotp.TOTP) -> int:
            clock.move(seconds=30)
            return (await client.post(f"{HOME}/totp/proof", json={"code": app.at(clock.moment)})).status_code

        assert [await give(new), await give(old)] == [422, 200]
        code = {"code": new.at(clock.moment)}
        twice = [admin.post(f"{HOME}/totp/confirm", json=code) for _ in range(2)]
        assert sorted(one.status_code for one in await asyncio.gather(*twice)) == [200, 404]
        assert [await give(old), await give(new)] == [422, 200]
