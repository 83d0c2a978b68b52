"""From something that happens to the phones that ring: each once, later where it must be, never too late."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.features import NOTICES
from api.platform.kit import clock
from api.platform.notices.service import push_rules
from api.platform.push import delivery, ringing, service
from api.platform.push.messages import topic_of
from api.platform.push.sender import opened_sender
from api.platform.settings import Settings
from tests.factories import Factory
from tests.platform.push.conftest import OFFER, Phone, Ring
from tests.platform.push.peers.push_service import PushService, Received, Reply

MakePhone = Callable[..., Awaitable[Phone]]
Deliver = Callable[[], Awaitable[None]]


class Clock:
    """The clock of the product; the queue's own is PostgreSQL's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, factory: Factory) -> None:
        self.ahead = timedelta()
        self.factory = factory
        monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + self.ahead)

    def move(self, **duration: float) -> None:
        """Let time pass, also for the jobs: what is due by the product's clock is due by the queue's."""
        self.ahead += timedelta(**duration)
        self.factory.connection.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo' AND scheduled_at <= %s",
            [clock.now()],
        )


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch, factory: Factory) -> Clock:
    """The clock."""
    return Clock(monkeypatch, factory)


def waiting(factory: Factory) -> int:
    row = factory.connection.execute("SELECT count(*) FROM push_delivery").fetchone()
    assert row
    return int(row[0])


def paths(messages: list[Received]) -> list[str]:
    return sorted(message.path for message in messages)


class TestRinging:
    async def test_reaches_every_device_of_the_person_in_their_language(
        self, phone: MakePhone, ring: Ring, deliver: Deliver, push_service: PushService, settings: Settings
    ) -> None:
        mine = await phone(language="en")
        tablet = await phone(mine.account)
        await phone()
        assert await ring(mine.account) == 2
        await deliver()
        assert paths(push_service.received) == sorted([mine.path, tablet.path])
        for message in push_service.received:
            device = mine.device if message.path == mine.path else tablet.device
            notification = device.opened(message.body)["notification"]
            assert notification["title"] == "A new offer for you"
            assert notification["navigate"] == settings.public_url + OFFER
            assert message.headers["topic"] == topic_of("offer-1")
            assert message.headers["urgency"] == "normal"
            assert 86_000 < int(message.headers["ttl"]) <= 86_400

    async def test_carries_how_many_news_wait(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        mine = await phone()
        for seen in (None, None, datetime.now(UTC)):
            factory.connection.execute(
                "INSERT INTO stream_event (account_id, kind, seen_at) VALUES (%s, 'alert.found', %s)",
                [mine.account, seen],
            )
        await ring(mine.account)
        await deliver()
        assert mine.device.opened(push_service.received[0].body)["app_badge"] == 2

    async def test_leaves_nothing_behind(
        self, phone: MakePhone, ring: Ring, deliver: Deliver, factory: Factory
    ) -> None:
        await ring((await phone()).account)
        await deliver()
        left = factory.connection.execute("SELECT FROM push_notice").fetchall()
        assert (left, waiting(factory)) == ([], 0)

    async def test_goes_in_chunks(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(ringing, "CHUNK", 2)
        monkeypatch.setattr(delivery, "AT_ONCE", 1)
        phones = [await phone() for _ in range(5)]
        await ring(*(one.account for one in phones))
        jobs = factory.connection.execute(
            "SELECT args->>'chunk' FROM procrastinate_jobs WHERE task_name = 'push:deliver' ORDER BY id"
        ).fetchall()
        assert jobs == [("0",), ("1",), ("2",)]
        await deliver()
        assert paths(push_service.received) == sorted(one.path for one in phones)

    async def test_tells_the_queue_nothing_of_anybody(
        self, phone: MakePhone, ring: Ring, factory: Factory
    ) -> None:
        await ring((await phone()).account)
        row = factory.connection.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = 'push:deliver'"
        ).fetchone()
        assert row
        assert row[0].keys() == {"notice_id", "chunk"}

    async def test_is_part_of_the_transaction_that_causes_it(
        self, phone: MakePhone, settings: Settings, factory: Factory, database: Any
    ) -> None:
        made = await phone()
        async with database.transaction() as session:
            await service.ring_devices(session, settings, [made.account], kind="a", url="/", tag="a")
            await session.rollback()
        assert waiting(factory) == 0

    @pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example/", "offers"])
    async def test_opens_only_pages_of_the_app(self, url: str, settings: Settings, database: Any) -> None:
        async with database.transaction() as session:
            with pytest.raises(ValueError, match="page of the app"):
                await service.ring_devices(session, settings, [], kind="a", url=url, tag="a")


class TestOnce:
    async def test_a_job_that_runs_twice_rings_once(
        self,
        phone: MakePhone,
        ring: Ring,
        settings: Settings,
        database: Any,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        phones = [await phone() for _ in range(3)]
        await ring(*(one.account for one in phones))
        row = factory.connection.execute("SELECT id FROM push_notice").fetchone()
        assert row
        async with opened_sender(settings) as sender:
            assert sender
            for _ in range(2):
                await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
        assert paths(push_service.received) == sorted(one.path for one in phones)

    async def test_what_was_in_flight_at_a_kill_is_repeated_alike(
        self,
        phone: MakePhone,
        ring: Ring,
        settings: Settings,
        database: Any,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        made = await phone()
        await ring(made.account)
        row = factory.connection.execute("SELECT id FROM push_notice").fetchone()
        assert row
        push_service.answers_until = 0
        async with opened_sender(settings) as sender:
            assert sender
            running = asyncio.create_task(
                delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
            )
            await asyncio.to_thread(push_service.wait_for, 1)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            push_service.answer_again()
            await delivery.deliver(database, settings, sender, push_rules(settings, NOTICES), row[0], 0)
        one, other = push_service.received
        assert one.headers["topic"] == other.headers["topic"]
        assert made.device.opened(one.body) == made.device.opened(other.body)
        assert waiting(factory) == 0

    async def test_a_new_address_of_the_device_gets_what_was_on_its_way(
        self, phone: MakePhone, ring: Ring, deliver: Deliver, push_service: PushService
    ) -> None:
        made = await phone()
        await ring(made.account)
        made.endpoint += "-renewed"
        await made.subscribe()
        await deliver()
        assert paths(push_service.received) == [made.path]


class TestTrouble:
    @pytest.mark.parametrize("status", [404, 410])
    async def test_a_device_that_is_gone_is_forgotten(
        self,
        status: int,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        gone, there = await phone(), await phone()
        push_service.replies[gone.path] = [Reply(status)]
        await ring(gone.account, there.account)
        await deliver()
        left = factory.connection.execute("SELECT account_id FROM push_subscription").fetchall()
        assert left == [(there.account,)]
        assert waiting(factory) == 0

    @pytest.mark.parametrize(
        "address", ["https://{name}?a", "https://a..example/push", f"https://{'a' * 64}.example/push"]
    )
    async def test_one_that_nobody_can_ask_takes_no_other_along(
        self,
        address: str,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        """Walls, line 1: seven times the same push for the others, then none any more."""
        made = [await phone() for _ in range(3)]
        factory.connection.execute(
            "UPDATE push_subscription SET endpoint = %s WHERE endpoint = %s",
            [address.format(name=push_service.name), made[1].endpoint],
        )
        await ring(*(one.account for one in made))
        await deliver()
        assert paths(push_service.received) == sorted([made[0].path, made[2].path])
        assert waiting(factory) == 0
        left = factory.connection.execute("SELECT account_id FROM push_subscription").fetchall()
        assert {row[0] for row in left} == {made[0].account, made[2].account}

    async def test_a_busy_push_service_is_asked_again_when_it_says(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        moving: Clock,
        factory: Factory,
    ) -> None:
        made = await phone()
        push_service.replies[made.path] = [Reply(429, {"Retry-After": "600"})]
        await ring(made.account)
        await deliver()
        moving.move(seconds=590)
        await deliver()
        assert len(push_service.received) == 1
        moving.move(seconds=20)
        await deliver()
        one, other = push_service.received
        assert made.device.opened(one.body) == made.device.opened(other.body)
        assert int(other.headers["ttl"]) <= 86_400 - 600
        assert waiting(factory) == 0

    async def test_a_broken_one_is_asked_less_and_less_often(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        moving: Clock,
    ) -> None:
        made = await phone()
        push_service.replies[made.path] = [Reply(500)] * 3
        await ring(made.account)
        await deliver()
        for pause, tries in ((29, 1), (2, 2), (58, 2), (3, 3), (118, 3), (3, 4)):
            moving.move(seconds=pause)
            await deliver()
            assert len(push_service.received) == tries

    async def test_only_those_who_did_not_get_it_are_asked_again(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        moving: Clock,
    ) -> None:
        lucky, unlucky = await phone(), await phone()
        push_service.replies[unlucky.path] = [Reply(502)]
        await ring(lucky.account, unlucky.account)
        await deliver()
        moving.move(seconds=31)
        await deliver()
        assert paths(push_service.received) == sorted([lucky.path, unlucky.path, unlucky.path])

    async def test_what_is_too_late_is_not_sent(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        moving: Clock,
        factory: Factory,
    ) -> None:
        made = await phone()
        await ring(made.account, ttl=timedelta(minutes=5))
        moving.move(minutes=6)
        await deliver()
        assert push_service.received == []
        assert waiting(factory) == 0

    async def test_a_try_after_the_end_is_not_planned(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        made = await phone()
        push_service.replies[made.path] = [Reply(503, {"Retry-After": "600"})]
        await ring(made.account, ttl=timedelta(minutes=5))
        await deliver()
        jobs = factory.connection.execute(
            "SELECT FROM procrastinate_jobs WHERE task_name = 'push:deliver' AND status = 'todo'"
        ).fetchall()
        assert (jobs, waiting(factory)) == ([], 0)

    async def test_who_leaves_meanwhile_is_not_rung(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        factory: Factory,
    ) -> None:
        made = await phone()
        await ring(made.account)
        factory.connection.execute("UPDATE account SET status = 'leaving' WHERE id = %s", [made.account])
        await deliver()
        assert push_service.received == []
        assert waiting(factory) == 0

    async def test_the_retention_job_forgets_old_notices(
        self, phone: MakePhone, ring: Ring, moving: Clock, factory: Factory, database: Any
    ) -> None:
        await ring((await phone()).account)
        moving.move(hours=25)
        async with database.transaction() as session:
            await service.delete_old(session)
        assert waiting(factory) == 0

    async def test_trouble_with_the_database_is_no_end(
        self,
        phone: MakePhone,
        ring: Ring,
        deliver: Deliver,
        push_service: PushService,
        moving: Clock,
        factory: Factory,
    ) -> None:
        made = await phone()
        await ring(made.account)
        factory.connection.execute("ALTER TABLE push_notice RENAME TO hidden_notice")
        try:
            await deliver()
        finally:
            factory.connection.execute("ALTER TABLE hidden_notice RENAME TO push_notice")
        assert push_service.received == []
        moving.move(minutes=1)
        await deliver()
        assert paths(push_service.received) == [made.path]
        assert waiting(factory) == 0
