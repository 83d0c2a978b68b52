"""The per-person stream: ids follow the order of commits; what only wakes the app is no notification."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.database import ENDINGS, Database
from api.platform.stream import service
from tests.conftest import Device
from tests.factories import Factory

PATIENCE_S = 60


class Slow:
    """A transaction that has written what it tells and waits before it commits."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.written, self.may_commit = asyncio.Event(), asyncio.Event()

    async def tell(self, account: UUID, kind: str) -> None:
        """Tell, and commit when it may."""
        async with self.database.transaction() as session:
            await service.tell(session, account, kind)
            session.info[ENDINGS]["test"] = self._wait

    async def _wait(self, _session: AsyncSession) -> tuple[str, list[str]]:
        self.written.set()
        await self.may_commit.wait()
        return "", []


class TestOrder:
    """Whoever resumes after the last id they saw never skips a row that commits later with a lower id."""

    async def test_ids_of_a_person_follow_the_order_of_commits(
        self, database: Database, factory: Factory
    ) -> None:
        account = factory.account()
        slow = Slow(database)
        seen: list[list[str]] = []

        async def reader() -> None:
            while seen[-1:] != [["first", "second"]]:
                rows = factory.connection.execute("SELECT kind FROM stream_event ORDER BY id").fetchall()
                seen.append([row[0] for row in rows])
                await asyncio.sleep(0.02)

        async def quick() -> None:
            await slow.written.wait()
            asyncio.get_running_loop().call_later(0.2, slow.may_commit.set)
            async with database.transaction() as session:
                await service.tell(session, account, "second")

        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(slow.tell(account, "first"), quick(), reader())
        assert ["second"] not in seen

    async def test_nobody_waits_for_what_others_are_told(self, database: Database, factory: Factory) -> None:
        """While one transaction is not done, 20 other people are told something; few share its turn."""
        account, others = factory.account(), [factory.account() for _ in range(20)]
        slow = Slow(database)
        told = asyncio.Semaphore(0)

        async def tell(one: UUID) -> None:
            async with database.transaction() as session:
                await service.tell(session, one, "quick")
            told.release()

        async with asyncio.timeout(PATIENCE_S):
            first = asyncio.create_task(slow.tell(account, "slow"))
            await slow.written.wait()
            quick = [asyncio.create_task(tell(one)) for one in others]
            # Somebody who shares the turn by chance (1 of 256) waits, all the others do not.
            for _ in range(len(others) - 3):
                await told.acquire()
            slow.may_commit.set()
            await asyncio.gather(first, *quick)

    async def test_those_who_tell_the_same_people_in_another_order_do_not_stop_each_other(
        self, database: Database, factory: Factory
    ) -> None:
        people = [factory.account() for _ in range(5)]

        async def tell(people: list[UUID]) -> None:
            async with database.transaction() as session:
                for one in people:
                    await service.tell(session, one, "news")
                    await asyncio.sleep(0)

        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*(tell(people[::way]) for way in (1, -1) for _ in range(10)))
        assert factory.connection.execute("SELECT count(*) FROM stream_event").fetchone() == (100,)

    async def test_what_is_rolled_back_tells_nobody(self, database: Database, factory: Factory) -> None:
        async def fail() -> None:
            async with database.transaction() as session:
                await service.tell(session, factory.account(), "news")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            await fail()
        assert factory.connection.execute("SELECT count(*) FROM stream_event").fetchone() == (0,)

    async def test_who_is_erased_meanwhile_is_told_nothing(
        self, database: Database, factory: Factory
    ) -> None:
        gone, there = factory.account(), factory.account()
        async with database.transaction() as session:
            await service.tell_each(session, [gone, there], "news")
            factory.connection.execute("DELETE FROM account WHERE id = %s", [gone])
        rows = factory.connection.execute("SELECT account_id FROM stream_event").fetchall()
        assert rows == [(there,)]


async def test_what_only_wakes_the_app_is_no_notification(
    database: Database, factory: Factory, devices: Device
) -> None:
    account = factory.account()
    phone = await devices(factory.session(account))
    async with database.transaction() as session:
        await service.tell(session, account, "message.new", notice=False)
        await service.tell(session, account, "message.waiting")
        await service.tell(session, account, "message.delivered", notice=False)
    assert (await phone.get("/api/v1/session")).json()["unseen"] == 1
    items = (await phone.get("/api/v1/me/notifications")).json()["items"]
    assert [item["kind"] for item in items] == ["message.waiting"]
    async with database.reads.connect() as connection:
        assert await service.unseen_of(connection, [account]) == {account: 1}
    await phone.post("/api/v1/me/notifications/seen", json={"last": 3})
    assert (await phone.get("/api/v1/session")).json()["unseen"] == 0


async def test_what_is_put_away_is_off_the_list_until_it_is_taken_back(
    database: Database, factory: Factory, devices: Device
) -> None:
    account, other = factory.account(), factory.account()
    phone, others = await devices(factory.session(account)), await devices(factory.session(other))
    async with database.transaction() as session:
        for kind in ("export.ready", "age.vouched", "badge.issued"):
            await service.tell(session, account, kind)

    async def listed() -> list[tuple[str, bool]]:
        items = (await phone.get("/api/v1/me/notifications")).json()["items"]
        return [(item["kind"], item["seen"]) for item in items]

    ids = [item["id"] for item in (await phone.get("/api/v1/me/notifications")).json()["items"]]
    away = {"ids": ids[:2], "away": True}
    assert (await others.post("/api/v1/me/notifications/away", json=away)).status_code == 204
    assert len(await listed()) == 3
    for _ in range(2):
        assert (await phone.post("/api/v1/me/notifications/away", json=away)).status_code == 204
        assert await listed() == [("export.ready", False)]
    assert (await phone.get("/api/v1/session")).json()["unseen"] == 1
    back = {"ids": ids[:1], "away": False}
    assert (await others.post("/api/v1/me/notifications/away", json=back)).status_code == 204
    assert len(await listed()) == 1
    assert (await phone.post("/api/v1/me/notifications/away", json=back)).status_code == 204
    assert await listed() == [("badge.issued", True), ("export.ready", False)]


@pytest.mark.parametrize("ids", [[], [-1], [2**63], ["a"], list(range(101))])
async def test_what_cannot_be_put_away_is_refused(
    factory: Factory, devices: Device, ids: list[object]
) -> None:
    phone = await devices(factory.session(factory.account()))
    response = await phone.post("/api/v1/me/notifications/away", json={"ids": ids, "away": True})
    assert response.status_code in (400, 422)


async def test_what_only_wakes_the_app_is_kept_for_days_notifications_for_months(
    database: Database, factory: Factory
) -> None:
    account = factory.account()
    async with database.transaction() as session:
        await service.tell(session, account, "wake", notice=False)
        await service.tell(session, account, "notice")
    for days, left in ((6, ["notice", "wake"]), (8, ["notice"]), (181, [])):
        async with database.transaction() as session:
            await service.delete_old(session, datetime.now(UTC) + timedelta(days=days), 180)
        rows = factory.connection.execute("SELECT kind FROM stream_event ORDER BY kind").fetchall()
        assert [row[0] for row in rows] == left
