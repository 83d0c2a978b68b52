"""A push that waits for the morning does not ring where its session is over or closed by then: a mail goes.

Placements, line 1: looked at when it is sent, as after 404 and 410 (`test_gone.py`).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest

from api.features import NOTICES
from api.people.accounts import sessions
from api.platform.kit import clock
from api.platform.kit.clock import PARIS
from api.platform.kit.database import Database
from api.platform.notices.service import push_rules
from api.platform.push import delivery
from api.platform.push.sender import opened_sender
from api.platform.settings import Settings
from tests.factories import Factory
from tests.platform.push.conftest import Phone, Ring
from tests.platform.push.peers.push_service import PushService, Reply
from tests.platform.push.test_gone import line, mails

MakePhone = Callable[..., Awaitable[Phone]]
At = Callable[[str], Awaitable[None]]
EVENING, NIGHT = "2027-03-11 20:59:50", "2027-03-11 23:30"
LATE_AT_NIGHT, MORNING, AFTERNOON = "2027-03-12 04:00", "2027-03-12 08:00", "2027-03-12 17:00"
FOREVER = "2030-01-01"
MAIL = ["Une offre pour toi"]


def paris(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The hours that come with the product."""
    return settings.model_copy(update={"quiet_hours": "21:00-08:00", "school_hours": "08:00-17:00"})


@pytest.fixture
def at(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, database: Database, factory: Factory
) -> Callable[[str], Awaitable[None]]:
    """It is that moment in Paris, and the jobs of every notice run."""

    async def at(moment: str) -> None:
        monkeypatch.setattr(clock, "now", lambda: paris(moment))
        async with opened_sender(settings) as sender:
            assert sender
            for row in factory.connection.execute("SELECT id FROM push_notice ORDER BY id").fetchall():
                await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)

    return at


class Night:
    """Phones whose evening push was not taken, so that it waits for the morning."""

    def __init__(self, phone: MakePhone, ring: Ring, at: At, push_service: PushService, factory: Factory):
        self.phone, self.ring, self.at = phone, ring, at
        self.push_service, self.factory = push_service, factory

    async def begins(self, *phones: Phone) -> None:
        self.factory.connection.execute("UPDATE session SET expires_at = %s", [FOREVER])
        for one in phones:
            self.push_service.replies[one.path] = [Reply(503)]
        await self.at(EVENING)
        for account in {one.account for one in phones}:
            line(self.factory, account)
        await self.ring(*{one.account for one in phones})
        await self.at(EVENING)
        assert len(self.push_service.received) == len(phones)
        self.push_service.received.clear()

    def expires(self, phone: Phone) -> None:
        """Its session ends by itself in the night."""
        self.factory.connection.execute(
            "UPDATE session SET expires_at = %s WHERE id = (SELECT session_id FROM push_subscription"
            " WHERE endpoint = %s)",
            [paris("2027-03-12 03:00"), phone.endpoint],
        )

    def rung(self) -> list[str]:
        return [one.path for one in self.push_service.received]


@pytest.fixture
def night(phone: MakePhone, ring: Ring, at: At, push_service: PushService, factory: Factory) -> Night:
    """A night."""
    return Night(phone, ring, at, push_service, factory)


async def expire(night: Night, phone: Phone, _database: Database) -> None:
    night.expires(phone)


async def expire_and_be_cleared_away(night: Night, phone: Phone, database: Database) -> None:
    """As the half-hourly job does."""
    night.expires(phone)
    await night.at("2027-03-12 03:30")
    async with database.transaction() as session:
        await sessions.delete_expired(session)


async def sign_out(_night: Night, phone: Phone, _database: Database) -> None:
    assert (await phone.client.post("/api/v1/sign-out")).status_code < 400


async def close_from_elsewhere(night: Night, phone: Phone, database: Database) -> None:
    async with database.transaction() as session:
        await sessions.close_sessions(session, phone.account)


async def silence(_night: Night, phone: Phone, _database: Database) -> None:
    assert (await phone.client.delete("/api/v1/me/push-subscriptions")).status_code == 204


async def withdraw_consent(_night: Night, phone: Phone, _database: Database) -> None:
    answer = await phone.client.put("/api/v1/me/consents/push", json={"agree": False})
    assert answer.status_code == 200


ENDS: list[Any] = [
    expire,
    expire_and_be_cleared_away,
    sign_out,
    close_from_elsewhere,
    silence,
    withdraw_consent,
]


@pytest.mark.parametrize("end", ENDS)
async def test_a_session_that_ended_meanwhile_does_not_ring_and_a_mail_goes_once(
    end: Any, night: Night, database: Database, factory: Factory
) -> None:
    ended, there = await night.phone(age=30), await night.phone(age=30)
    await night.begins(ended, there)
    await end(night, ended, database)
    await night.at(LATE_AT_NIGHT)
    assert (night.rung(), mails(factory)) == ([], []), "nobody is woken by a mail either"
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([there.path], MAIL)
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([there.path], MAIL)
    assert factory.connection.execute("SELECT FROM push_delivery").fetchall() == []
    assert factory.connection.execute("SELECT FROM push_notice").fetchall() == []


async def test_a_pupil_is_written_to_after_school(night: Night, factory: Factory) -> None:
    pupil = await night.phone(age=16)
    await night.begins(pupil)
    night.expires(pupil)
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([], [])
    await night.at(AFTERNOON)
    assert (night.rung(), mails(factory)) == ([], MAIL)


async def test_a_job_that_runs_late_at_night_writes_in_the_morning(
    night: Night, factory: Factory, ring: Ring, at: At
) -> None:
    made = await night.phone(age=30)
    line(factory, made.account)
    factory.connection.execute("UPDATE session SET expires_at = %s", [FOREVER])
    await at("2027-03-11 20:00")
    await ring(made.account)
    factory.connection.execute("DELETE FROM session")
    await at(NIGHT)
    assert mails(factory) == []
    await at(MORNING)
    assert (night.rung(), mails(factory)) == ([], MAIL)


async def test_another_device_rings_and_no_mail_goes(
    night: Night, database: Database, factory: Factory
) -> None:
    old = await night.phone(age=30)
    new = await night.phone(old.account)
    await night.begins(old, new)
    await sign_out(night, old, database)
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([new.path], [])


@pytest.mark.parametrize("gone_first", [True, False])
async def test_of_two_that_ended_each_in_its_way_one_is_the_last(
    gone_first: bool, night: Night, database: Database, factory: Factory
) -> None:
    old = await night.phone(age=30)
    new = await night.phone(old.account)
    await night.begins(old, new)
    night.push_service.replies[new.path] = [Reply(410)]
    if gone_first:
        night.expires(old)
    else:
        await sign_out(night, old, database)
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([new.path], MAIL)


async def test_both_sessions_closed_is_one_mail(night: Night, database: Database, factory: Factory) -> None:
    old = await night.phone(age=30)
    new = await night.phone(old.account)
    await night.begins(old, new)
    for one in (old, new):
        await sign_out(night, one, database)
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([], MAIL)


async def test_who_saw_it_in_the_app_or_leaves_is_not_written_to(
    night: Night, database: Database, factory: Factory
) -> None:
    seen, leaving = await night.phone(age=30), await night.phone(age=30)
    await night.begins(seen, leaving)
    for one in (seen, leaving):
        await sign_out(night, one, database)
    factory.connection.execute(
        "UPDATE stream_event SET seen_at = now() WHERE account_id = %s", [seen.account]
    )
    factory.connection.execute("UPDATE account SET status = 'leaving' WHERE id = %s", [leaving.account])
    await night.at(MORNING)
    assert (night.rung(), mails(factory)) == ([], [])
    assert factory.connection.execute("SELECT FROM push_delivery").fetchall() == []


async def test_what_is_too_late_is_not_written_either(night: Night, factory: Factory) -> None:
    made = await night.phone(age=30)
    await night.begins(made)
    night.expires(made)
    await night.at("2027-03-13 12:00")
    assert (night.rung(), mails(factory)) == ([], [])
    assert factory.connection.execute("SELECT FROM push_delivery").fetchall() == []
