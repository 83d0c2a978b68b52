"""Nearest 20 places of a kind within 30 km among a million, in PostgreSQL alone and through the API."""

import random
import time
from typing import Any

from psycopg import Connection
from psycopg.rows import TupleRow
from sqlalchemy.dialects.postgresql import psycopg as psycopg_dialect

from api.kit.database import READ_OPTIONS, connect, driver_sql
from api.kit.geo import Position, box_around
from api.kit.search import MARGIN, area_parameters
from api.places import queries
from api.places.models import PlaceKind
from api.places.service import shelf_shifts
from benchmarks.load import requests_per_second
from benchmarks.points import REGION, load
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import temporary_database, web_server

POINTS = 1_000_000
RADIUS_M = 30_000
LIMIT = 20
RUNS = 5
QUERIES = 500
COLD_REQUESTS = 3_000
SEEN_POSITIONS = 300
SEEN_REQUESTS = 8_000
HELLO_REQUESTS = 8_000


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
    with connect(url, autocommit=True, **READ_OPTIONS) as connection:
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
    sql = driver_sql(queries.NEAREST_OF_KINDS, psycopg_dialect.dialect())  # type: ignore[no-untyped-call]
    taken = []
    for _ in range(QUERIES):
        parameters = query_parameters(chance)
        started = time.perf_counter()
        connection.execute(sql, parameters).fetchall()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def query_parameters(chance: random.Random) -> dict[str, Any]:
    """A first page around a random point, for one random kind."""
    lat, lon = random_position(chance)
    centre = Position(lat, lon)
    return {
        **area_parameters(centre, box_around(centre, RADIUS_M), RADIUS_M),
        "shifts": shelf_shifts([chance.choice(list(PlaceKind))]),
        "levels": None,
        "sector": None,
        "limit": LIMIT + 1,
        "fetch": LIMIT + 1 + MARGIN,
        "after": None,
        "after_id": "",
    }


def http_figures(url: str, chance: random.Random) -> list[Figure]:
    """Requests a second beside those of a bare FastAPI, one process each."""
    settings = {"EPASS_DATABASE_URL": url, "EPASS_READS_PER_MINUTE": "1000000000"}
    cold, seen, notes = [], [], []
    with (
        web_server("benchmarks.hello:app", path="/") as hello_port,
        web_server("api.app:create_app", "--factory", path="/api/v1/health", **settings) as port,
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
