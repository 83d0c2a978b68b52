"""The per-person stream: ids follow the order of commits."""

import asyncio

from api.kit.database import Database
from api.stream import service
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
