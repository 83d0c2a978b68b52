"""Nearest places beside Fastify and `pg` on PostGIS with an index of each kind: the same rows, packed alike.

PostGIS is Debian's, with its PostgreSQL 17 (`apt-get install postgresql-17-postgis-3`); BENCHMARK_POSTGIS
names another folder of such programs. Where there is none, nothing is measured.
"""

import gzip
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

from api.guide.places.models import PlaceKind
from api.platform.kit.database import connect
from api.platform.kit.postgres.cluster import SETTINGS
from api.platform.kit.postgres.sockets import PORT
from benchmarks.load import requests_per_second
from benchmarks.nearest import COLD_REQUESTS, POINTS, RUNS, random_path
from benchmarks.node import node_server
from benchmarks.points import load
from benchmarks.report import AbsentError, Figure, load_average, middle
from benchmarks.servers import START_SECONDS, api_process, temporary_database
from benchmarks.size import WARM

PROGRAMS = Path(os.environ.get("BENCHMARK_POSTGIS", "/usr/lib/postgresql/17/bin"))
PACKAGES = ("fastify@5.12.8", "pg@8.23.1")
POOL = 12
ACCOUNT = "postgres"
"""Of Debian: PostgreSQL refuses root."""
_ROWS = """
    SELECT id, kind, name, lat, lon, precision = 'commune', address, postcode, commune_name, commune_code,
        sector, levels, demo FROM place ORDER BY random()
"""
_TABLE = """
    CREATE EXTENSION postgis;
    CREATE TABLE place (id text PRIMARY KEY, kind text NOT NULL, name text NOT NULL, lat float8, lon float8,
        approximate boolean, address text, postcode text, commune text, commune_code text, sector text,
        levels text[], demo boolean,
        spot geography(Point, 4326) GENERATED ALWAYS AS
            (ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography) STORED)
"""
_COLUMNS = (
    "id, kind, name, lat, lon, approximate, address, postcode, commune, commune_code, sector, levels, demo"
)


def measure() -> list[Figure]:
    """Requests a second at random positions, in turn; both servers are one process. Raises AbsentError."""
    chance = random.Random(20)
    with postgis() as theirs, temporary_database() as ours:
        with connect(ours, autocommit=True) as source, psycopg.connect(theirs, autocommit=True) as target:
            load(source, POINTS)
            copy(source, target)
        with (
            api_process(ours, EPASS_READS_PER_MINUTE="1000000000") as (port, _),
            node_server("places.mjs", PACKAGES, theirs, POOL) as other,
        ):
            path = random_path(chance)
            # One measures on a sphere, the other on an ellipsoid.
            alike = len(first_page(port, path) & first_page(other, path))
            assert alike >= 18, alike
            runs = []
            for _ in range(RUNS + WARM):
                paths = [random_path(chance) for _ in range(COLD_REQUESTS)]
                runs.append((requests_per_second(port, paths), requests_per_second(other, paths)))
    # The first run warms.
    each = ", ".join(f"{mine:.0f}/{their:.0f}" for mine, their in runs[WARM:])
    return [
        Figure(
            "nearest at random positions beside Fastify, pg and PostGIS",
            middle([mine / their for mine, their in runs[WARM:]]),
            "x",
            1.3,
            "higher",
            f"{POINTS} places, requests a second, ours/theirs: {each}; load {load_average()}",
        )
    ]


def first_page(port: int, path: str) -> set[str]:
    """Which places a server shows."""
    asked = Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip"})
    with urlopen(asked, timeout=START_SECONDS) as answer:
        return {item["id"] for item in json.loads(gzip.decompress(answer.read()))["items"]}


def copy(source: Connection[TupleRow], target: Connection[TupleRow]) -> None:
    """The same rows, and an index of each kind."""
    target.execute(_TABLE)
    with (
        source.cursor().copy(f"COPY ({_ROWS}) TO STDOUT") as rows,
        target.cursor().copy(f"COPY place ({_COLUMNS}) FROM STDIN") as into,
    ):
        for block in rows:
            into.write(block)
    target.execute("SET maintenance_work_mem = '512MB'")
    for kind in PlaceKind:
        target.execute(f"CREATE INDEX ON place USING gist (spot) WHERE kind = '{kind.value}'")
    target.execute("VACUUM ANALYZE place")


@contextmanager
def postgis() -> Iterator[str]:
    """URL of a PostgreSQL with PostGIS, set as ours is, removed at the end. Raises AbsentError."""
    if not (PROGRAMS / "../lib/postgis-3.so").exists():
        raise AbsentError("PostGIS with PostgreSQL 17 (Debian: postgresql-17-postgis-3)")
    account = ACCOUNT if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as name:
        folder = Path(name)
        if account:
            shutil.chown(folder, account)
        data = folder / "data"
        make: list[str | Path] = [
            PROGRAMS / "initdb",
            "-D",
            data,
            "-U",
            ACCOUNT,
            "--auth=trust",
            "--encoding=UTF8",
        ]
        subprocess.run(make, user=account, check=True, capture_output=True, cwd=folder)
        options = [f"{name}={value}" for name, value in SETTINGS.items()]
        command: list[str | Path] = [PROGRAMS / "postgres", "-D", data, "-k", folder]
        command += [part for option in options for part in ("-c", option)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, user=account, stdout=log, stderr=log, cwd=folder)
        url = f"postgresql://{ACCOUNT}@/postgres?host={folder}&port={PORT}"
        try:
            _wait(url, server)
            yield url
        finally:
            server.terminate()
            server.wait()


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
