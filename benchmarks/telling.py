"""Transactions that tell a person something, sixteen at once, beside the same that write the row alone."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg
import uvloop
from sqlalchemy import TextClause, text

from api.platform.kit.database import Database, connect, conninfo, driver_sql
from api.platform.stream import queries
from benchmarks.report import Figure, load_average, middle
from benchmarks.servers import temporary_database
from benchmarks.size import WARM, sized

WRITERS = 16
PEOPLE = sized(2_000, 50)
SECONDS = sized(2.0, 0.2)
RUNS = sized(5, 1)

MAKE_PEOPLE = (
    "INSERT INTO account (email) SELECT n || '@example.org' FROM generate_series(1, %s) n RETURNING id"
)
ALONE = text(
    """
    INSERT INTO stream_event (account_id, kind, data, notice, ring_at)
    SELECT account_id, kind, CAST(data AS jsonb), notice, ring_at
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:kinds AS text[]), CAST(:data AS text[]),
        CAST(:notices AS boolean[]), CAST(:ring_at AS timestamptz[])
    ) AS told (account_id, kind, data, notice, ring_at)
    """
)
"""The row without its turn: ids in any order."""


def measure() -> list[Figure]:
    """Both in turn, five times; each transaction is flushed to disk."""
    with temporary_database() as url:
        with connect(url, autocommit=True) as connection:
            rows = connection.execute(MAKE_PEOPLE, [PEOPLE]).fetchall()
        people = [row[0] for row in rows]
        pairs = [
            (
                uvloop.run(transactions(url, people, queries.INSERT, rung=True)),
                uvloop.run(transactions(url, people, ALONE)),
            )
            for _ in range(RUNS + WARM)
        ][WARM:]
    told, alone = (middle(list(rates)) for rates in zip(*pairs, strict=True))
    each = ", ".join(f"{one:,.0f} and {other:,.0f}" for one, other in pairs)
    return [
        Figure(
            f"transactions a second that tell somebody, {WRITERS} writers",
            told,
            "",
            2_000,
            "higher",
            f"the row alone: {alone:,.0f}; runs {each}; load {load_average()}",
        )
    ]


async def transactions(url: str, people: list[UUID], statement: TextClause, *, rung: bool = False) -> float:
    """Of one row each, a second; `rung`: with the doorbell, as the app does it."""
    database = Database(url, pool_size=2)
    ends = time.monotonic() + SECONDS
    done = await asyncio.gather(
        *(_write(database, people[n::WRITERS], statement, ends, rung=rung) for n in range(WRITERS))
    )
    await database.close()
    return sum(done) / SECONDS


async def _write(
    database: Database, people: list[UUID], statement: TextClause, ends: float, *, rung: bool
) -> int:
    done = 0
    async with await psycopg.AsyncConnection.connect(conninfo(database.url), autocommit=True) as connection:
        while time.monotonic() < ends:
            account = people[done % len(people)]
            await connection.execute(driver_sql(statement), _one(account))
            if rung:
                database.doorbell.ring(queries.WAKES, {str(account)})
            done += 1
    return done


def _one(account: UUID) -> Mapping[str, Any]:
    return {
        "account_ids": [account],
        "kinds": ["message.new"],
        "data": ["{}"],
        "notices": [False],
        "ring_at": [None],
    }
