"""Nearest 20 places of a kind within 30 km among a million, in PostgreSQL alone and through the API."""

import asyncio
import random
import time
from collections.abc import Mapping
from typing import Any, cast

from psycopg import Connection
from psycopg.rows import TupleRow
from sqlalchemy import TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.places import service
from api.guide.places.models import PlaceKind
from api.guide.region.service import Area
from api.platform.kit.database import READ_OPTIONS, READ_SETTINGS, connect, driver_sql, startup
from api.platform.kit.geo import Position, box_around
from benchmarks.load import requests_per_second
from benchmarks.points import REGION, load
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process, temporary_database, web_server
from benchmarks.size import sized

POINTS = sized(1_000_000, 8_000)
RADIUS_M = 30_000
LIMIT = 20
RUNS = sized(5, 1)
QUERIES = sized(500, 20)
COLD_REQUESTS = sized(3_000, 40)
SEEN_POSITIONS = sized(300, 5)
SEEN_REQUESTS = sized(8_000, 40)
HELLO_REQUESTS = sized(8_000, 40)


def measure() -> list[Figure]:
    """Load the points once, then measure SQL and HTTP on them."""
    chance = random.Random(20)
    with temporary_database() as url:
        started = time.perf_counter()
        with connect(url, autocommit=True) as connection:
            load(connection, POINTS)
        print(f"{POINTS} points loaded in {time.perf_counter() - started:.0f} s")
        return [sql_figure(url, chance), *http_figures(url, chance)]


def sql_figure(url: str, chance: random.Random) -> Figure:
    """The statement as the app sends it, prepared, on a warm connection; its rows are fetched too."""
    with connect(url, autocommit=True, **READ_OPTIONS, **startup(READ_SETTINGS)) as connection:
        timed_queries(connection, chance)
        runs = [timed_queries(connection, chance) for _ in range(RUNS)]
    halves = ", ".join(f"{percentile(run, 50):.2f}/{percentile(run, 95):.2f}" for run in runs)
    return Figure(
        "nearest in SQL, p95",
        middle([percentile(run, 95) for run in runs]),
        "ms",
        0.5,
        "lower",
        f"client-side, {QUERIES} queries a run, p50/p95: {halves}; load {load_average()}",
    )


def timed_queries(connection: Connection[TupleRow], chance: random.Random) -> list[float]:
    """Milliseconds of each query."""
    pages = asyncio.run(first_pages(chance))
    taken = []
    for sql, parameters in pages:
        started = time.perf_counter()
        rows = connection.execute(sql, parameters).fetchall()
        taken.append((time.perf_counter() - started) * 1000)
        assert len(rows) == LIMIT + 1
    return taken


async def first_pages(chance: random.Random) -> list[tuple[str, Mapping[str, Any]]]:
    """What the service asks for first pages around random points, each for one random kind."""
    pages = []
    for _ in range(QUERIES):
        centre = Position(*random_position(chance))
        area = Area(centre, box_around(centre, RADIUS_M), RADIUS_M)
        asked = Asked()
        kind = chance.choice(list(PlaceKind))
        await service.search(cast(AsyncConnection, asked), area, kinds=[kind], limit=LIMIT)
        pages.append(asked.first)
    return pages


class Asked:
    """Stands for a connection, and keeps the first statement it is asked instead of running it."""

    first: tuple[str, Mapping[str, Any]]

    async def execute(self, statement: TextClause, parameters: Mapping[str, Any]) -> list[TupleRow]:
        """Nothing is found."""
        if not hasattr(self, "first"):
            self.first = driver_sql(statement), parameters
        return []


def http_figures(url: str, chance: random.Random) -> list[Figure]:
    """Requests a second beside those of a bare FastAPI, one process each."""
    cold, seen, notes = [], [], []
    with (
        web_server("benchmarks.hello:app") as hello_port,
        api_process(url, EPASS_READS_PER_MINUTE="1000000000") as (port, _),
    ):
        requests_per_second(port, [random_path(chance) for _ in range(COLD_REQUESTS)])
        for _ in range(RUNS):
            hello = requests_per_second(hello_port, ["/"] * HELLO_REQUESTS)
            fresh = requests_per_second(port, [random_path(chance) for _ in range(COLD_REQUESTS)])
            known = [random_path(chance) for _ in range(SEEN_POSITIONS)]
            requests_per_second(port, known)
            repeated = requests_per_second(port, [chance.choice(known) for _ in range(SEEN_REQUESTS)])
            cold.append(fresh / hello)
            seen.append(repeated / hello)
            notes.append(f"{hello:.0f}/{fresh:.0f}/{repeated:.0f}")
    detail = f"requests a second, hello/random/seen: {', '.join(notes)}; load {load_average()}"
    return [
        Figure("HTTP at random positions", middle(cold), "of a bare FastAPI", 0.25, "higher", detail),
        Figure("HTTP at positions seen before", middle(seen), "of a bare FastAPI", 0.6, "higher"),
    ]


def random_path(chance: random.Random) -> str:
    """A request as a phone sends it: a rounded position and a kind."""
    lat, lon = random_position(chance)
    return f"/api/v1/places?lat={lat}&lon={lon}&kind={chance.choice(list(PlaceKind))}"


def random_position(chance: random.Random) -> tuple[float, float]:
    """Somewhere in the region, rounded as a phone does; never minus zero, which the API refuses."""
    lat = round(chance.uniform(REGION.south, REGION.north), 3)
    return lat, round(chance.uniform(REGION.west, REGION.east), 3) + 0.0
