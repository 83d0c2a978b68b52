"""Walls, line 5: nobody keeps an owner out by asking for codes, or trying some, nor guesses a way in."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import ValidationError

from api.app import create_app
from api.people.accounts import sessions
from api.people.accounts.codes import service as codes
from api.people.accounts.codes import shared
from api.people.accounts.codes.chances import chance_in_a_year
from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.moments import Clock
from tests.people.accounts.crowd import (
    Browser,
    answer,
    ask,
    browsers,
    last_code,
    mailed,
    send_due,
    together,
)
from tests.people.accounts.peers.openid import OpenIdPeer
from tests.people.accounts.peers.pupils import PUPIL, educonnect
from tests.people.accounts.peers.way import me, sign_in
from tests.people.accounts.second_factor.steps import add_passkey, prove
from tests.test_worker import run_due

VICTIM = "eleve@example.org"
HOME = "198.51.100.7"
QUARTER = timedelta(minutes=15)
numbers = count()


@pytest.fixture
def settings(settings: Settings, openid: OpenIdPeer) -> Settings:
    openid.person = PUPIL
    return settings.model_copy(update={"sign_in_providers": [educonnect(openid.issuer)]})


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncExitStack() as opened:
        yield browsers(app, opened)


@pytest.fixture
async def replicas(settings: Settings) -> AsyncIterator[list[Browser]]:
    """Two processes of the app."""
    async with AsyncExitStack() as opened:
        apps = [create_app(settings) for _ in range(2)]
        yield [browsers(app, opened) for app in apps]
        for app in apps:
            await app.state.database.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(monkeypatch)
    made.move(codes, shared, sessions)
    return made


def address() -> str:
    """A network address that nobody has used."""
    number = next(numbers)
    return f"203.0.{number // 250}.{number % 250 + 1}"


async def attack(browser: Browser, times: int, email: str = VICTIM) -> list[dict[str, Any]]:
    """So many addresses ask for the victim's code, each in a browser of its own, and try one."""

    async def one() -> dict[str, Any]:
        attacker = await browser(address())
        sent = await ask(attacker, email)
        assert await answer(attacker, email, sent["id"], "0" * sent["digits"]) == 422
        return sent

    return await together([one() for _ in range(times)])


async def owner_signs_in(browser: httpx.AsyncClient, factory: Factory, email: str = VICTIM) -> None:
    """In quiet times."""
    sent = await ask(browser, email)
    assert await answer(browser, email, sent["id"], last_code(factory, email)) == 200


def moment(sent: dict[str, Any], key: str) -> datetime:
    return datetime.fromisoformat(sent[key])


@pytest.mark.slow
class TestAThousandAddresses:
    async def test_walls_5_they_touch_neither_a_known_browser_nor_the_owner_at_a_new_one(
        self,
        browser: Browser,
        factory: Factory,
        database: Database,
        settings: Settings,
        clock: Clock,
    ) -> None:
        known = await browser(HOME)
        await owner_signs_in(known, factory)
        assert (await known.post("/api/v1/sign-out")).status_code == 200
        before = len(mailed(factory, VICTIM))
        await attack(browser, 1000)
        # The known browser: a short code at once, though a thousand others ask.
        sent = await ask(known, VICTIM)
        assert (sent["digits"], moment(sent, "arrives_at") <= clock.now()) == (6, True)
        assert await answer(known, VICTIM, sent["id"], last_code(factory, VICTIM)) == 200
        # A new browser of the owner: a long code, within a quarter of an hour.
        new = await browser("198.51.100.8")
        asked_at = clock.now()
        sent = await ask(new, VICTIM)
        assert sent["digits"] >= 10
        waits = moment(sent, "arrives_at") - asked_at
        assert waits <= QUARTER
        clock.move(codes, shared, sessions, seconds=waits.total_seconds() + 1)
        await send_due(factory, database, settings, clock.now())
        written = mailed(factory, VICTIM)[-1]
        assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", written)
        await attack(browser, 20)
        assert await answer(new, VICTIM, sent["id"], written.replace(" ", "")) == 200
        assert (await new.get("/api/v1/session")).json()["me"]["email"] == VICTIM
        # And the mailbox was not flooded.
        assert len(mailed(factory, VICTIM)) - before <= settings.unused_codes + 1 + 1 + 1

    async def test_walls_5_they_touch_no_provider(
        self, browser: Browser, devices: Device, factory: Factory
    ) -> None:
        await attack(browser, 30, str(PUPIL["email"]))
        device = await devices()
        assert await sign_in(device, "educonnect") == "/"
        assert await me(device)

    async def test_a_day_of_it_brings_five_mails_an_hour(
        self, browser: Browser, factory: Factory, database: Database, settings: Settings, clock: Clock
    ) -> None:
        for _ in range(6 * 20):
            await attack(browser, 1)
            clock.move(codes, shared, minutes=3)
            await send_due(factory, database, settings, clock.now())
        hours = 6
        assert (
            len(mailed(factory, VICTIM))
            <= settings.unused_codes + 1 + hours * 60 / settings.shared_code_minutes
        )

    async def test_walls_5_whoever_asks_at_any_moment_waits_a_quarter_of_an_hour_at_most(
        self, browser: Browser, factory: Factory, database: Database, settings: Settings, clock: Clock
    ) -> None:
        await attack(browser, 10)
        for _ in range(6):
            clock.move(codes, shared, sessions, minutes=7)
            await send_due(factory, database, settings, clock.now())
            await attack(browser, 5)
            new = await browser(address())
            sent = await ask(new, VICTIM)
            waits = moment(sent, "arrives_at") - clock.now()
            assert waits <= QUARTER
            clock.move(codes, shared, sessions, seconds=max(0, waits.total_seconds()) + 1)
            await send_due(factory, database, settings, clock.now())
            assert await answer(new, VICTIM, sent["id"], last_code(factory, VICTIM)) == 200


class TestWrongTries:
    async def test_walls_5_they_burn_their_own_code_alone(self, browser: Browser, factory: Factory) -> None:
        owner, attacker = await browser(HOME), await browser(address())
        mine = await ask(owner, VICTIM)
        code = last_code(factory, VICTIM)
        theirs = await ask(attacker, VICTIM)
        for code_id in (mine["id"], theirs["id"]):
            tries = [answer(attacker, VICTIM, code_id, f"{n:06}") for n in range(60)]
            assert set(await together(list(tries))) == {422}
        assert await answer(owner, VICTIM, mine["id"], code) == 200

    async def test_walls_5_fifty_a_day_do_not_refuse_the_right_code(
        self, browser: Browser, factory: Factory
    ) -> None:
        for _ in range(12):
            attacker = await browser(address())
            sent = await ask(attacker, VICTIM)
            for guess in range(5):
                await answer(attacker, VICTIM, sent["id"], f"{guess:0{sent['digits']}}")
        admin = await browser(HOME)
        sent = await ask(admin, "admin@example.org")
        assert (
            await answer(admin, "admin@example.org", sent["id"], last_code(factory, "admin@example.org"))
            == 200
        )

    async def test_of_a_shared_code_each_browser_has_its_own_tries(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        await attack(browser, settings.unused_codes)
        new = await browser(HOME)
        sent = await ask(new, VICTIM)
        assert sent["digits"] == 16
        code = last_code(factory, VICTIM)
        wrong = f"{(int(code) + 1) % 10**16:016}"
        for _ in range(settings.code_tries):
            assert await answer(new, VICTIM, sent["id"], wrong) == 422
        assert await answer(new, VICTIM, sent["id"], code) == 422


class TestTheSharedCode:
    @pytest.fixture
    async def waiting(self, browser: Browser, settings: Settings) -> None:
        """A mailbox under attack, whose last mail has just gone."""
        await attack(browser, settings.unused_codes + 1)

    async def test_works_only_where_somebody_had_asked_before_it_went(
        self,
        waiting: None,
        browser: Browser,
        factory: Factory,
        database: Database,
        settings: Settings,
        clock: Clock,
    ) -> None:
        first, second, never = [await browser(address()) for _ in range(3)]
        sent = await ask(first, VICTIM)
        clock.move(codes, shared, sessions, minutes=13)
        await send_due(factory, database, settings, clock.now())
        code = last_code(factory, VICTIM)
        late = await ask(second, VICTIM)
        assert await answer(second, VICTIM, late["id"], code) == 422
        assert await answer(second, VICTIM, sent["id"], code) == 422
        assert await answer(never, VICTIM, sent["id"], code) == 422
        assert await answer(first, VICTIM, sent["id"], code) == 200

    async def test_works_once_however_many_wait(
        self,
        waiting: None,
        browser: Browser,
        factory: Factory,
        database: Database,
        settings: Settings,
        clock: Clock,
    ) -> None:
        mine = [await browser(address()) for _ in range(6)]
        asked = await together([ask(one, VICTIM) for one in mine])
        clock.move(codes, shared, sessions, minutes=13)
        await send_due(factory, database, settings, clock.now())
        code = last_code(factory, VICTIM)
        tried = [answer(one, VICTIM, sent["id"], code) for one, sent in zip(mine, asked, strict=True)]
        assert sorted(await asyncio.gather(*tried)) == [200, 422, 422, 422, 422, 422]

    async def test_goes_by_the_worker_once_however_often_the_job_runs(
        self, waiting: None, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        new = await browser(address())
        sent = await ask(new, VICTIM)
        before = len(mailed(factory, VICTIM))
        row = factory.connection.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = 'accounts:send_shared_code'"
            " RETURNING args"
        ).fetchall()
        assert len(row) == 1
        await run_due(settings)
        await run_due(settings, ("accounts:send_shared_code", row[0][0]))
        assert len(mailed(factory, VICTIM)) == before + 1
        assert await answer(new, VICTIM, sent["id"], last_code(factory, VICTIM)) == 200

    async def test_ends_as_any_code_does(
        self,
        waiting: None,
        browser: Browser,
        factory: Factory,
        database: Database,
        settings: Settings,
        clock: Clock,
    ) -> None:
        new = await browser(address())
        sent = await ask(new, VICTIM)
        clock.move(codes, shared, sessions, minutes=13)
        await send_due(factory, database, settings, clock.now())
        clock.move(codes, shared, sessions, minutes=settings.code_minutes, seconds=1)
        assert await answer(new, VICTIM, sent["id"], last_code(factory, VICTIM)) == 422

    async def test_before_it_went_no_try_is_spent(
        self, waiting: None, browser: Browser, factory: Factory
    ) -> None:
        new = await browser(address())
        sent = await ask(new, VICTIM)
        for _ in range(6):
            assert await answer(new, VICTIM, sent["id"], "1" * 16) == 422
        row = factory.connection.execute(
            "SELECT tries FROM email_code WHERE id = %s", [sent["id"]]
        ).fetchone()
        assert row == (0,)

    async def test_walls_5_of_any_number_that_ask_at_once_one_mail_goes_whichever_the_replica(
        self, replicas: list[Browser], factory: Factory, settings: Settings
    ) -> None:
        asking = [await replicas[number % 2](address()) for number in range(120)]
        sent = await together([ask(one, VICTIM) for one in asking])
        assert sorted(one["digits"] for one in sent) == [6] * settings.unused_codes + [16] * (
            120 - settings.unused_codes
        )
        assert len(mailed(factory, VICTIM)) == settings.unused_codes + 1
        row = factory.connection.execute("SELECT count(*), count(sent_at) FROM shared_code").fetchone()
        assert row in ((1, 1), (2, 1))

    async def test_the_address_is_forgotten_once_it_went(self, waiting: None, factory: Factory) -> None:
        rows = factory.connection.execute(
            "SELECT sealed_address, shared_code::text FROM shared_code"
        ).fetchall()
        assert [row[0] for row in rows] == [None]
        assert VICTIM not in str(rows)


class TestGuessing:
    def test_walls_5_a_year_of_it_succeeds_with_less_than_one_in_a_thousand(self, settings: Settings) -> None:
        """From the settings: the standard ones, and the widest that are accepted."""
        assert chance_in_a_year(settings) < 1e-3
        wide = {"code_tries": 5, "unused_codes": 6, "code_retention_days": 30}
        assert chance_in_a_year(settings.model_copy(update=wide)) < 1e-3
        for wider in ({"code_tries": 6}, {"unused_codes": 7}, {"code_retention_days": 29}):
            with pytest.raises(ValidationError):
                Settings(**wider, _env_file=None)

    async def test_walls_5_so_many_short_codes_go_to_new_browsers_in_a_month_and_no_more(
        self, browser: Browser, factory: Factory, settings: Settings, clock: Clock
    ) -> None:
        for _ in range(30):
            await attack(browser, 1)
            clock.move(codes, shared, hours=23)
        row = factory.connection.execute(
            "SELECT count(*) FILTER (WHERE digits = 6), sum(tries) FILTER (WHERE digits = 6) FROM email_code"
        ).fetchone()
        assert row is not None
        assert row[0] == settings.unused_codes
        clock.move(codes, shared, days=3)
        # A month after, the mailbox is at peace again.
        assert (await attack(browser, 1))[0]["digits"] == 6

    async def test_the_owner_s_own_tries_bring_no_attack_about(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        for _ in range(settings.unused_codes + 2):
            mine = await browser(HOME)
            for _ in range(2):
                sent = await ask(mine, VICTIM)
            assert sent["digits"] == 6
            assert await answer(mine, VICTIM, sent["id"], last_code(factory, VICTIM)) == 200

    async def test_a_known_browser_in_wrong_hands_gets_long_codes_too_and_closes_no_other_one(
        self, browser: Browser, factory: Factory, settings: Settings, clock: Clock
    ) -> None:
        stolen, mine = await browser(address()), await browser(HOME)
        for one in (stolen, mine):
            await owner_signs_in(one, factory)
            await one.post("/api/v1/sign-out")
        sent = []
        for _ in range(settings.unused_codes + 2):
            sent.append((await ask(stolen, VICTIM))["digits"])
            clock.move(codes, shared, sessions, minutes=16)
        assert sent == [6] * settings.unused_codes + [16, 16]
        told = await ask(mine, VICTIM)
        assert (told["digits"], moment(told, "arrives_at") <= clock.now()) == (16, True)
        assert await answer(mine, VICTIM, told["id"], last_code(factory, VICTIM)) == 200


class TestDiscretion:
    async def test_under_attack_known_and_unknown_addresses_get_the_same_answer(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        factory.account(email=VICTIM)
        answers = []
        for email in (VICTIM, "inconnue@example.org"):
            await attack(browser, settings.unused_codes, email)
            response = await (await browser(address())).post("/api/v1/sign-in/code", json={"email": email})
            body = response.json()
            answers.append((response.status_code, sorted(body), body["digits"], sorted(response.headers)))
            assert len(mailed(factory, email)) == settings.unused_codes + 1
        assert answers[0] == answers[1]

    async def test_asking_never_reads_the_accounts_also_under_attack(
        self, browser: Browser, factory: Factory
    ) -> None:
        factory.connection.execute("ALTER TABLE account RENAME TO hidden_account")
        try:
            for _ in range(12):
                await ask(await browser(address()), VICTIM)
        finally:
            factory.connection.execute("ALTER TABLE hidden_account RENAME TO account")

    async def test_a_browser_known_of_one_account_is_new_to_others(
        self, browser: Browser, factory: Factory, settings: Settings
    ) -> None:
        mine = await browser(HOME)
        await owner_signs_in(mine, factory, "moi@example.org")
        await attack(browser, settings.unused_codes)
        assert (await ask(mine, VICTIM))["digits"] == 16


class TestPasskeys:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        """Where browsers allow passkeys."""
        return settings.model_copy(update={"public_url": "https://epass.example"})

    async def test_walls_5_a_thousand_tries_touch_no_passkey(
        self, browser: Browser, factory: Factory
    ) -> None:
        account = factory.account("admin", email=VICTIM)
        admin = await browser(HOME)
        admin.cookies.set("__Host-epass_session", factory.session(account, strong=False))
        passkey = await add_passkey(admin)
        await attack(browser, 40)
        assert (await prove(admin, passkey)).status_code == 200
        assert (await admin.get("/api/v1/accounts", params={"role": "admin"})).status_code == 200
