"""Who wants an offer, among 500,000 alerts: what its publication asks before anybody is told."""

import asyncio
import csv
import random
import time
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid4

from psycopg import Connection
from psycopg.rows import TupleRow

import api.home.demo
from api.placements.alerts import keys, matching
from api.placements.offers.facade import OfferKind, OfferLevel
from api.platform.kit.database import Database, connect
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import temporary_database
from benchmarks.size import sized

ALERTS = sized(500_000, 2_000)
PEOPLE = sized(250_000, 1_000)
OFFERS = sized(200, 10)
RUNS = sized(5, 1)
DATA = Path(api.home.demo.__file__).parent / "data"

KINDS = {"observation": 60, "placement": 20, "apprenticeship": 20}
"""What people look for; most of those who search are in 3e and seconde."""
LEVELS = {
    "observation": {"4e": 10, "3e": 55, "2nde": 35},
    "placement": {"cap": 10, "bac_pro": 40, "bts": 30, "but": 10, "licence": 5, "master": 5},
    "apprenticeship": {"cap": 30, "bac_pro": 30, "bts": 30, "but": 10},
}
CAREERS = {0: 35, 1: 45, 2: 12, 3: 8}
"""How many careers an alert names; none is any."""
RADII_KM = {5: 10, 10: 20, 30: 50, 60: 15, 100: 5}
EVERYWHERE = 0.05

T = TypeVar("T")


class Commune(NamedTuple):
    """Where people live."""

    lat: float
    lon: float
    population: int


class Chance:
    """Draws alerts and offers: communes by their population, a few careers that many want."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        with (DATA / "communes.csv").open(encoding="utf-8") as file:
            rows = csv.DictReader(file, delimiter=";")
            self.communes = [
                Commune(float(row["lat"]), float(row["lon"]), int(row["population"] or 0))
                for row in rows
                if row["lat"]
            ]
        with (DATA / "careers.csv").open(encoding="utf-8") as file:
            codes = {row["code"] for row in csv.DictReader(file, delimiter=";")}
        self.careers = self.random.sample(sorted(code for code in codes if len(code) == 5), 500)
        self._people = list(accumulate(commune.population for commune in self.communes))
        # The hundredth career is wanted a hundred times less than the first (Zipf).
        self._wishes = list(accumulate(1 / rank for rank in range(1, len(self.careers) + 1)))

    def commune(self) -> Commune:
        """A commune, as often as somebody of the region lives there."""
        return self.random.choices(self.communes, cum_weights=self._people)[0]

    def some_careers(self, how_many: int) -> list[str]:
        """Careers that somebody wants."""
        return self.random.choices(self.careers, cum_weights=self._wishes, k=how_many)

    def one(self, shares: Mapping[T, int]) -> T:
        """One of these, by its share."""
        return self.random.choices(list(shares), list(shares.values()))[0]


def measure() -> list[Figure]:
    """Fill the index once, then look up offers of each kind all over the region."""
    chance = Chance(21)
    with temporary_database() as url:
        started = time.perf_counter()
        with connect(url) as connection:
            rows = load(connection, chance)
            offers = [insert_offer(connection, chance) for _ in range(OFFERS)]
        with connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        took = time.perf_counter() - started
        print(f"{ALERTS} alerts under {rows} keys loaded in {took:.0f} s")
        runs, found = asyncio.run(timed_runs(url, offers))
    halves = ", ".join(f"{percentile(run, 50):.1f}/{percentile(run, 95):.1f}" for run in runs)
    return [
        Figure(
            "one offer matched against 500,000 alerts, p95",
            middle([percentile(run, 95) for run in runs]),
            "ms",
            20,
            "lower",
            f"{OFFERS} offers a run, p50/p95: {halves}; chunks of {matching.CHUNK} people, p50/p95/most:"
            f" {percentile(found, 50):.0f}/{percentile(found, 95):.0f}/{max(found)}; load {load_average()}",
        )
    ]


def load(connection: Connection[TupleRow], chance: Chance) -> int:
    """People with two alerts each, under the keys that the service makes; how many keys."""
    connection.execute(
        "INSERT INTO account (email) SELECT n || '@example.org' FROM generate_series(1, %s) n", [PEOPLE]
    )
    people: list[UUID] = [row[0] for row in connection.execute("SELECT id FROM account")]
    alerts = [(uuid4(), people[number % PEOPLE]) for number in range(ALERTS)]
    with connection.cursor().copy(
        "COPY alert (id, account_id, name_fr, name_en, used_at) FROM STDIN"
    ) as copy:
        for alert_id, account_id in alerts:
            copy.write_row((alert_id, account_id, "", "", "2026-11-01T00:00:00Z"))
    index = connection.execute(
        "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_alert_key_area'"
    ).fetchone()
    assert index
    connection.execute("DROP INDEX ix_alert_key_area")
    rows = 0
    with connection.cursor().copy(
        "COPY alert_key (alert_id, key, account_id, lat, lon, radius_m) FROM STDIN"
    ) as copy:
        for alert_id, account_id in alerts:
            for row in key_rows(chance):
                copy.write_row((alert_id, row[0], account_id, *row[1:]))
                rows += 1
    connection.execute("SET maintenance_work_mem = '512MB'")
    connection.execute(index[0])
    return rows


def key_rows(chance: Chance) -> Iterator[tuple[Any, ...]]:
    """The rows of one alert: key, lat, lon, radius."""
    kind = chance.one(KINDS)
    level = chance.one(LEVELS[kind])
    rome = chance.some_careers(chance.one(CAREERS))
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    if chance.random.random() > EVERYWHERE:
        lat, lon, _ = chance.commune()
        radius = chance.one(RADII_KM) * 1000
    for key in keys.of_alert([OfferKind(kind)], [OfferLevel(level)], sorted(set(rome))):
        yield key, lat, lon, radius


def insert_offer(connection: Connection[TupleRow], chance: Chance) -> UUID:
    """An offer where people live, of a career that people want."""
    kind = chance.one(KINDS)
    lat, lon, _ = chance.commune()
    row = connection.execute(
        """
        INSERT INTO offer (id, kind, status, title, company_name, description, keywords, levels, rome_codes,
            commune_name, department, lat, lon, places, accessibility, digest, demo)
        VALUES (gen_random_uuid(), %s, 'published', '', '', '', '', %s, %s, '', '44', %s, %s, 1, '', '',
            false)
        RETURNING id
        """,
        [
            kind,
            [chance.one(LEVELS[kind])],
            chance.some_careers(1),
            lat + chance.random.uniform(-0.02, 0.02),
            lon + chance.random.uniform(-0.02, 0.02),
        ],
    ).fetchone()
    assert row
    found: UUID = row[0]
    return found


async def timed_runs(url: str, offers: list[UUID]) -> tuple[list[list[float]], list[int]]:
    """Milliseconds of each offer, one after the other on a warm connection; chunks found for each."""
    database = Database(url, pool_size=1)
    async with database.transaction() as session:
        found = [len(await matching.chunks(session, offer)) for offer in offers]
        runs = []
        for _ in range(RUNS):
            taken = []
            for offer in offers:
                started = time.perf_counter()
                await matching.chunks(session, offer)
                taken.append((time.perf_counter() - started) * 1000)
            runs.append(taken)
    await database.close()
    return runs, found
