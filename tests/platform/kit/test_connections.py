"""How many connections a process holds: PostgreSQL has a hundred for all of them."""

import asyncio

import psycopg
import pytest
from sqlalchemy import text

from api.app import create_app
from api.platform.kit.database import Database, Pools, conninfo
from api.platform.settings import Settings
from api.worker import POOLS, QUEUE_POOL

MOST = 12
BESIDE = 2
"""The one that listens, the one that measures."""

WAIT = text("SELECT pg_sleep(:seconds)")


def test_an_api_and_a_worker_hold_twelve_each(settings: Settings) -> None:
    api = create_app(settings).state.database.pools
    assert sum(api) + BESIDE == MOST
    importing = 1
    assert sum(POOLS) + QUEUE_POOL + BESIDE + importing == MOST


@pytest.mark.parametrize("total", [6, 12, 13, 40])
def test_the_shares_are_all_there_is(total: int) -> None:
    assert sum(Pools.of(total)) == total - BESIDE
    assert min(Pools.of(total)) >= 1


async def test_a_crowd_opens_no_more(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many ask at once, of every kind, as may hold one."""
    monkeypatch.setenv("PGAPPNAME", "epass crowd")
    database = Database(database_url, pool_size=Pools.of(MOST))

    async def write() -> None:
        async with database.transaction() as session:
            await (await session.connection()).execute(WAIT, {"seconds": 0.02})

    async def read() -> None:
        async with database.reads.connect() as connection:
            await connection.execute(WAIT, {"seconds": 0.02})

    async def quick() -> None:
        await database.hot.fetch(WAIT, {"seconds": 0.02})

    most = 0
    try:
        crowd = asyncio.gather(*(ask() for ask in (write, read, quick) for _ in range(40)))
        async with await psycopg.AsyncConnection.connect(conninfo(database_url), autocommit=True) as looking:
            while not crowd.done():
                rows = await looking.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'epass crowd %'"
                )
                most = max(most, *(await rows.fetchone() or (0,)), 0)
                await asyncio.sleep(0.01)
        await crowd
    finally:
        await database.close()
    assert 3 <= most <= MOST - BESIDE
