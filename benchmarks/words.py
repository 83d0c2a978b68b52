"""Ranked text search over 200,000 places, as the API runs it, typing errors included."""

import asyncio
import random
import time

from psycopg import Connection
from psycopg.rows import TupleRow

from api.guide.places import service
from api.platform.kit.database import Database, connect
from benchmarks.points import load
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import temporary_database
from benchmarks.size import WARM, sized

DOCUMENTS = sized(200_000, 2_000)
RUNS = sized(5, 1)
QUERIES = sized(100, 20)
COMMON = ("lycée", "collège", "lycee professionnel", "mission locale", "apprentissage", "saint", "École")


def measure() -> list[Figure]:
    """Load the documents and time a seeded mix of what people type."""
    with temporary_database() as url:
        with connect(url, autocommit=True) as connection:
            load(connection, DOCUMENTS)
            names = sampled_names(connection)
        runs = asyncio.run(timed_runs(url, names))
    by_sort = {sort: middle([value for run in runs for value in run[sort]]) for sort in runs[0]}
    p50 = middle([percentile([v for values in run.values() for v in values], 50) for run in runs])
    p95 = middle([percentile([v for values in run.values() for v in values], 95) for run in runs])
    sorts = ", ".join(f"{sort} {value:.1f}" for sort, value in by_sort.items())
    detail = f"p95 {p95:.1f} ms; p50 by sort of query: {sorts}; load {load_average()}"
    return [Figure("ranked text search, p50", p50, "ms", 10, "lower", detail)]


def sampled_names(connection: Connection[TupleRow]) -> list[str]:
    """Names to make queries of."""
    return [name for (name,) in connection.execute("SELECT name FROM place ORDER BY id LIMIT 2000")]


async def timed_runs(url: str, names: list[str]) -> list[dict[str, list[float]]]:
    """For each run, milliseconds of its searches by sort of query."""
    chance = random.Random(20)
    database = Database(url, pool_size=1)
    runs = []
    try:
        for _ in range(RUNS + WARM):
            run: dict[str, list[float]] = {}
            for _ in range(QUERIES):
                sort, query = typed(chance, names)
                started = time.perf_counter()
                async with database.reads.connect() as connection:
                    await service.search(connection, None, q=query, limit=20)
                run.setdefault(sort, []).append((time.perf_counter() - started) * 1000)
            runs.append(run)
    finally:
        await database.close()
    return runs[WARM:]


def typed(chance: random.Random, names: list[str]) -> tuple[str, str]:
    """What someone types, and of which sort it is; each sort is as likely."""
    name = chance.choice(names)
    rare = name.rsplit(" ", 1)[1]
    sort = chance.choice(("common", "two words", "rare", "prefix", "typing error"))
    if sort == "common":
        return sort, chance.choice(COMMON)
    if sort == "two words":
        return sort, f"{name.split(' ', 1)[0]} {rare}"
    if sort == "rare":
        return sort, rare
    if sort == "prefix":
        return sort, rare[: chance.randint(3, 5)]
    wrong = chance.randrange(2, len(rare) - 1)
    return sort, f"{rare[:wrong]}{chance.choice('xyzw')}{rare[wrong + 1 :]}"
