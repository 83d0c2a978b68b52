"""A push never rings at night or in class, however late it comes or often it is tried: Placements, line 1."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import pytest

from api.features import NOTICES
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

MakePhone = Callable[..., Awaitable[Phone]]


def paris(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The hours that come with the product."""
    return settings.model_copy(update={"quiet_hours": "21:00-08:00", "school_hours": "08:00-17:00"})


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, factory: Factory) -> Callable[[str], None]:
    """Sets the clock, in Paris."""

    def at(moment: str) -> None:
        factory.connection.execute("UPDATE session SET expires_at = '2030-01-01'")
        monkeypatch.setattr(clock, "now", lambda: paris(moment))

    return at


@pytest.fixture
def deliver(settings: Settings, database: Database, factory: Factory) -> Callable[[], Awaitable[None]]:
    """A job of the only notice runs now."""

    async def deliver() -> None:
        [row] = factory.connection.execute("SELECT id FROM push_notice").fetchall()
        async with opened_sender(settings) as sender:
            assert sender
            await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)

    return deliver


def planned(factory: Factory, account: UUID) -> datetime:
    [row] = factory.connection.execute(
        "SELECT d.not_before FROM push_delivery d JOIN push_subscription s ON s.id = d.subscription_id"
        " WHERE s.account_id = %s AND NOT d.in_flight",
        [account],
    ).fetchall()
    moment: datetime = row[0]
    return moment


THURSDAY, FRIDAY = "2027-03-11", "2027-03-12"


@pytest.mark.parametrize(
    ("first", "age", "again"),
    [
        (f"{THURSDAY} 20:59:50", 30, f"{FRIDAY} 08:00"),
        (f"{THURSDAY} 20:59:50", 16, f"{FRIDAY} 17:00"),
        (f"{FRIDAY} 20:59:50", 16, "2027-03-13 08:00"),
        ("2026-12-23 20:59:50", 16, "2026-12-24 08:00"),
    ],
)
async def test_another_try_is_planned_for_a_free_moment(
    first: str,
    age: int,
    again: str,
    phone: MakePhone,
    ring: Ring,
    push_service: PushService,
    factory: Factory,
    at: Callable[[str], None],
    deliver: Callable[[], Awaitable[None]],
) -> None:
    made = await phone(age=age)
    push_service.replies[made.path] = [Reply(503)]
    at(first)
    await ring(made.account)
    await deliver()
    assert len(push_service.received) == 1
    assert planned(factory, made.account) == paris(again)


async def test_a_job_that_runs_late_lets_people_sleep(
    phone: MakePhone,
    ring: Ring,
    push_service: PushService,
    factory: Factory,
    at: Callable[[str], None],
    deliver: Callable[[], Awaitable[None]],
) -> None:
    adult, pupil = await phone(age=30), await phone(age=16)
    at(f"{THURSDAY} 20:00")
    await ring(adult.account, pupil.account)
    at(f"{THURSDAY} 23:00")
    await deliver()
    assert push_service.received == []
    at(f"{FRIDAY} 08:00")
    await deliver()
    assert [one.path for one in push_service.received] == [adult.path]
    assert planned(factory, pupil.account) == paris(f"{FRIDAY} 17:00")
    at(f"{FRIDAY} 17:00")
    await deliver()
    assert [one.path for one in push_service.received] == [adult.path, pupil.path]


async def test_who_may_be_in_danger_does_not_wait(
    phone: MakePhone,
    ring: Ring,
    push_service: PushService,
    at: Callable[[str], None],
    deliver: Callable[[], Awaitable[None]],
) -> None:
    made = await phone(age=30)
    at(f"{THURSDAY} 23:00")
    await ring(made.account, kind="case.opened")
    await deliver()
    assert [one.path for one in push_service.received] == [made.path]
