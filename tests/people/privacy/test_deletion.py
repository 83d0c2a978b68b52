"""Deletion: the grace period, inactive accounts, and what is left of a person."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import OperationalError

from api.features import PERSONAL_DATA
from api.people.privacy import deletion, jobs
from api.platform.access import Role
from api.platform.jobs.queue import Tools
from api.platform.kit.database import Database
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.privacy.conftest import Clock, Mails, MakeFamily
from tests.test_worker import run_due

Night = Callable[[], Awaitable[int]]
FAR = datetime(2100, 1, 1, tzinfo=UTC)


def secrets_of(settings: Settings) -> Secrets:
    return Secrets(settings.secret_key.get_secret_value())


@pytest.fixture
def night(database: Database, settings: Settings) -> Night:
    """The nightly job; how many accounts it erased."""

    async def run() -> int:
        async with database.transaction() as session:
            await deletion.warn_inactive(session, settings)
        async with database.reads.connect() as connection:
            due = await deletion.due(connection, settings)
        erased = 0
        for account_id in due:
            async with database.transaction() as session:
                erased += await deletion.erase(
                    session, settings, secrets_of(settings), PERSONAL_DATA, account_id
                )
        return erased

    return run


def exists(factory: Factory, account: UUID) -> bool:
    return factory.connection.execute("SELECT FROM account WHERE id = %s", (account,)).fetchone() is not None


async def leave(client: httpx.AsyncClient) -> dict[str, Any]:
    response = await client.post("/api/v1/me/deletion")
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


class TestLeaving:
    async def test_it_is_told_until_when_it_can_be_cancelled(
        self, factory: Factory, devices: Device, mails: Mails
    ) -> None:
        account = factory.account(email="moi@example.org")
        phone = await devices(factory.session(account))
        until = datetime.fromisoformat((await leave(phone))["leaving_at"])
        assert timedelta(days=29, hours=23) < until - datetime.now(UTC) <= timedelta(days=30)
        me = (await phone.get("/api/v1/session")).json()["me"]
        assert me["status"] == "leaving"
        assert "supprimé" in mails.to("moi@example.org")[0]["subject"]

    async def test_the_other_devices_are_signed_out(self, factory: Factory, devices: Device) -> None:
        account = factory.account()
        phone, tablet = await devices(factory.session(account)), await devices(factory.session(account))
        await leave(phone)
        assert (await tablet.get("/api/v1/me/sessions")).status_code == 401
        assert (await phone.get("/api/v1/me/sessions")).status_code == 200

    async def test_asked_again_the_date_stays_and_one_mail_is_sent(
        self, factory: Factory, devices: Device, moving: Clock, mails: Mails
    ) -> None:
        phone = await devices(factory.session(factory.account(email="moi@example.org")))
        first = await leave(phone)
        moving.move(hours=5)
        assert await leave(phone) == first
        assert len(mails.to("moi@example.org")) == 1

    async def test_cancelled_in_time_everything_stays(
        self, factory: Factory, devices: Device, moving: Clock, night: Night
    ) -> None:
        account = factory.account()
        phone = await devices(factory.session(account, expires_at=FAR))
        await leave(phone)
        assert (await phone.delete("/api/v1/me/deletion")).status_code == 204
        moving.move(days=31)
        assert await night() == 0
        assert exists(factory, account)
        assert (await phone.get("/api/v1/session")).json()["me"]["leaving_at"] is None

    async def test_the_last_admin_cannot_leave(self, factory: Factory, devices: Device) -> None:
        first = await devices(factory.session(factory.account(Role.ADMIN)))
        response = await first.post("/api/v1/me/deletion")
        assert (response.status_code, response.json()["type"]) == (409, "/problems/last-admin")

    async def test_of_two_admins_who_leave_at_once_one_stays(self, factory: Factory, devices: Device) -> None:
        admins = [await devices(factory.session(factory.account(Role.ADMIN))) for _ in range(2)]
        answers = await asyncio.gather(*(admin.post("/api/v1/me/deletion") for admin in admins))
        assert sorted(answer.status_code for answer in answers) == [200, 409]


class TestErasure:
    async def test_nothing_goes_before_the_grace_period_ends(
        self, factory: Factory, devices: Device, moving: Clock, night: Night
    ) -> None:
        account = factory.account()
        await leave(await devices(factory.session(account)))
        moving.move(days=30, minutes=-1)
        assert await night() == 0
        moving.move(minutes=2)
        assert await night() == 1
        assert await night() == 0
        assert not exists(factory, account)

    async def test_no_table_names_the_person_any_more_but_the_proof_stays(
        self, family: MakeFamily, factory: Factory, moving: Clock, night: Night, mails: Mails
    ) -> None:
        child = await family(first_name="Prénomunique", email="unique@example.org")
        await child.consent(first_name="Parentunique", other_holder_email="autreunique@example.org")
        await child.phone.post("/api/v1/me/exports")
        await child.phone.post("/api/v1/me/email", json={"email": "nouvelleunique@example.org"})
        await leave(child.phone)
        moving.move(days=31)
        await night()
        assert "effacé" in mails.to("unique@example.org")[0]["subject"]
        factory.connection.execute("DELETE FROM mail")
        tables = factory.connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename NOT LIKE 'procrastinate%'"
        ).fetchall()
        for (table,) in tables:
            rows = str(factory.connection.execute(f'SELECT t::text FROM "{table}" t').fetchall())
            assert "unique" not in rows.lower(), table
            if table not in ("audit_entry", "consent_decision", "guardian_request"):
                assert str(child.child) not in rows, table
        last = factory.connection.execute(
            "SELECT DISTINCT ON (purpose, party) answer, how FROM consent_decision"
            " ORDER BY purpose, party, decided_at DESC, id DESC"
        ).fetchall()
        assert set(last) == {("withdrawn", "erased")}
        kept = factory.connection.execute(
            "SELECT sealed_address, sealed_other, masked_address, first_name, address_mark IS NOT NULL,"
            " closed_at IS NOT NULL FROM guardian_request"
        ).fetchone()
        assert kept == (None, None, "", "", True, True)
        assert factory.connection.execute("SELECT count(*) FROM guardian_token").fetchone() == (0,)

    async def test_the_address_can_be_used_anew(
        self, factory: Factory, devices: Device, moving: Clock, night: Night
    ) -> None:
        account = factory.account(email="moi@example.org")
        await leave(await devices(factory.session(account)))
        moving.move(days=31)
        await night()
        assert factory.account(email="moi@example.org") != account

    async def test_a_cancellation_at_the_last_moment_wins_or_loses_whole(
        self, factory: Factory, devices: Device, moving: Clock, night: Night
    ) -> None:
        account = factory.account()
        phone = await devices(factory.session(account, expires_at=FAR))
        await leave(phone)
        moving.move(days=31)
        erased, answer = await asyncio.gather(night(), phone.delete("/api/v1/me/deletion"))
        assert answer.status_code in (204, 401)
        assert exists(factory, account) is (erased == 0)
        if erased == 0:
            assert (await phone.get("/api/v1/session")).json()["me"]["status"] == "active"

    async def test_the_worker_does_it(self, factory: Factory, settings: Settings) -> None:
        account = factory.account(status="leaving", leaving_at=datetime.now(UTC) - timedelta(minutes=1))
        await run_due(settings, ("privacy:erase_ended", {"timestamp": 0}))
        assert not exists(factory, account)

    async def test_one_that_fails_does_not_keep_the_others(
        self, factory: Factory, database: Database, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        gone = datetime.now(UTC) - timedelta(minutes=1)
        accounts = sorted(factory.account(status="leaving", leaving_at=gone) for _ in range(3))

        async def fail(_session: Any, account_id: UUID) -> None:
            if account_id == accounts[1]:
                raise ValueError("words that hold what the person typed")

        async def act(session: Any, account_id: UUID) -> object:
            broken = PersonalData("broken", {"fr": "Cassé", "en": "Broken"}, erase=fail)
            return await deletion.erase(
                session, settings, secrets_of(settings), [broken, *PERSONAL_DATA], account_id
            )

        with pytest.raises(jobs.PartlyDoneError):
            await jobs.each(Tools(database, settings), accounts, act)
        assert [exists(factory, account) for account in accounts] == [False, True, False]
        assert "typed" not in caplog.text

    async def test_one_that_stood_in_somebodys_way_is_erased_after_the_others(
        self, factory: Factory, database: Database, settings: Settings
    ) -> None:
        gone = datetime.now(UTC) - timedelta(minutes=1)
        accounts = sorted(factory.account(status="leaving", leaving_at=gone) for _ in range(2))
        tried: list[UUID] = []

        async def act(session: Any, account_id: UUID) -> object:
            tried.append(account_id)
            if len(tried) == 1:
                raise OperationalError("DELETE", {}, DeadlockDetected())
            return await deletion.erase(session, settings, secrets_of(settings), PERSONAL_DATA, account_id)

        await jobs.each(Tools(database, settings), accounts, act)
        assert tried == [*accounts, accounts[0]]
        assert not any(exists(factory, account) for account in accounts)


class TestInactiveAccounts:
    async def test_warned_then_erased_thirty_days_later(
        self, factory: Factory, moving: Clock, night: Night, mails: Mails
    ) -> None:
        account = factory.account(email="moi@example.org")
        moving.move(days=690)
        await night()
        assert mails.to("moi@example.org") == []
        moving.move(days=20)
        for _ in range(2):
            await night()
        [letter] = mails.to("moi@example.org")
        assert letter["url"] == "http://test.local/sign-in"
        moving.move(days=29)
        assert await night() == 0
        moving.move(days=2)
        assert await night() == 1
        assert not exists(factory, account)

    async def test_nobody_is_erased_without_a_warning(
        self, factory: Factory, moving: Clock, night: Night
    ) -> None:
        account = factory.account()
        moving.move(days=3000)
        assert await night() == 0
        moving.move(days=31)
        assert await night() == 1
        assert not exists(factory, account)

    async def test_whoever_comes_back_stays(
        self, factory: Factory, devices: Device, moving: Clock, night: Night
    ) -> None:
        account = factory.account(seen_at=datetime.now(UTC) - timedelta(days=720))
        await night()
        client = await devices(
            factory.session(account, seen_at=datetime.now(UTC) - timedelta(hours=2), expires_at=FAR)
        )
        assert (await client.get("/api/v1/session")).status_code == 200
        moving.move(days=60)
        assert await night() == 0
        assert exists(factory, account)

    async def test_a_sign_in_counts_at_once(
        self, factory: Factory, client: httpx.AsyncClient, mails: Mails, night: Night
    ) -> None:
        account = factory.account(email="moi@example.org", seen_at=datetime.now(UTC) - timedelta(days=720))
        await night()
        sent = (await client.post("/api/v1/sign-in/code", json={"email": "moi@example.org"})).json()
        code = mails.to("moi@example.org")[0]["code"]
        answer = {"id": sent["id"], "email": "moi@example.org", "code": code}
        assert (await client.post("/api/v1/sign-in/code/verify", json=answer)).status_code == 200
        row = factory.connection.execute(
            "SELECT seen_at > now() - interval '1 hour', inactivity_warned_at FROM account WHERE id = %s",
            (account,),
        ).fetchone()
        assert row == (True, None)

    async def test_the_last_admin_stays(self, factory: Factory, moving: Clock, night: Night) -> None:
        admin = factory.account(Role.ADMIN)
        moving.move(days=3000)
        await night()
        moving.move(days=31)
        assert await night() == 0
        assert exists(factory, admin)


class TestMailsThatWait:
    """Walls, line 24: a mail that could not be sent goes with the person it is about, whoever it is to."""

    async def test_a_parent_s_mails_go_with_the_child(
        self, family: MakeFamily, factory: Factory, mails: Mails, devices: Device, night: Night
    ) -> None:
        home, other = await family(first_name="Zoé"), await family(first_name="Ali")
        for one in (home, other):
            token = await one.ask()
            told = await one.answer(token, other_holder_email=f"autre-{one.parent}")
            assert told.status_code == 200, told.text
        assert [len(mails.to(home.parent)), len(mails.to(f"autre-{home.parent}"))] == [2, 1]
        await leave(home.phone)
        factory.connection.execute(
            "UPDATE account SET leaving_at = now() - interval '1 minute' WHERE id = %s", [home.child]
        )
        assert await night() == 1
        left = str(factory.connection.execute("SELECT recipient, letter FROM mail").fetchall())
        assert home.parent not in left
        assert "Zoé" not in left
        assert [len(mails.to(other.parent)), len(mails.to(f"autre-{other.parent}"))] == [2, 1]

    async def test_what_waits_for_the_person_goes_too_and_the_last_word_stays(
        self, factory: Factory, devices: Device, mails: Mails, night: Night
    ) -> None:
        account = factory.account(email="moi@example.org")
        visitor = await devices()
        asked = await visitor.post("/api/v1/sign-in/code", json={"email": "moi@example.org"})
        assert asked.status_code < 300, asked.text
        await leave(await devices(factory.session(account)))
        assert len(mails.to("moi@example.org")) == 2
        phone = await devices(factory.session(account))
        await phone.post("/api/v1/me/email", json={"email": "nouvelle@example.org"})
        assert len(mails.to("nouvelle@example.org")) == 1
        factory.connection.execute("UPDATE account SET leaving_at = now() - interval '1 minute'")
        assert await night() == 1
        assert mails.to("nouvelle@example.org") == []
        [last] = mails.to("moi@example.org")
        assert last["code"] is None
        assert "effacé" in last["subject"]
