"""The per-person stream: ids follow the order of commits; what only wakes the app is no notification."""

import asyncio
from datetime import UTC, datetime, timedelta

from api.kit.database import Database
from api.stream import service
from tests.conftest import Device
from tests.factories import Factory


async def test_ids_are_assigned_in_the_order_of_commits(database: Database, factory: Factory) -> None:
    account = factory.account()
    begun = asyncio.Event()

    async def slow() -> None:
        async with database.transaction() as session:
            await service.tell(session, account, "first")
            begun.set()
            await asyncio.sleep(0.2)

    async def quick() -> None:
        await begun.wait()
        async with database.transaction() as session:
            await service.tell(session, account, "second")

    seen: list[list[str]] = []

    async def reader() -> None:
        await begun.wait()
        for _ in range(8):
            rows = factory.connection.execute("SELECT kind FROM stream_event ORDER BY id").fetchall()
            seen.append([row[0] for row in rows])
            await asyncio.sleep(0.05)

    await asyncio.gather(slow(), quick(), reader())
    assert seen[-1] == ["first", "second"]
    # Whoever resumes after the last id they saw never skips a row that commits later with a lower id.
    assert ["second"] not in seen


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
