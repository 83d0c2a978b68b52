"""What a request pays to know who asks: the session's cookie read among 20,000 accounts."""

import asyncio
import hashlib
import random
import time

from psycopg import Connection
from psycopg.rows import TupleRow
from pydantic import SecretStr

from api.people.accounts.sessions import session_reader
from api.platform.kit.database import Database, connect
from api.platform.settings import Settings
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import temporary_database
from benchmarks.size import WARM, sized

ACCOUNTS = sized(20_000, 100)
CHECKS = sized(2_000, 20)
RUNS = sized(5, 1)


def measure() -> list[Figure]:
    """The whole check as a route waits for it: digest, statement, rows, viewer."""
    with temporary_database() as url:
        with connect(url, autocommit=True) as connection:
            load(connection)
        runs = asyncio.run(timed_runs(url))
    halves = ", ".join(f"{percentile(run, 50):.3f}/{percentile(run, 95):.3f}" for run in runs)
    return [
        Figure(
            "session check, p50",
            middle([percentile(run, 50) for run in runs]),
            "ms",
            0.15,
            "lower",
            f"{CHECKS} checks a run, p50/p95: {halves}; load {load_average()}",
        )
    ]


def load(connection: Connection[TupleRow]) -> None:
    """Accounts with a role and two sessions each."""
    connection.execute(
        "INSERT INTO account (email, birth_date) SELECT n || '@example.org', '2010-01-01'"
        " FROM generate_series(1, %s) n",
        [ACCOUNTS],
    )
    connection.execute("INSERT INTO account_role (account_id, role) SELECT id, 'student' FROM account")
    connection.execute(
        "INSERT INTO session (account_id, token_digest, device, method, expires_at)"
        " SELECT a.id, sha256((a.email || n)::bytea), '', 'code', now() + interval '1 day'"
        " FROM account a, generate_series(1, 2) n"
    )
    connection.execute("ANALYZE")


async def timed_runs(url: str) -> list[list[float]]:
    """Milliseconds of each check, one after the other on a warm connection."""
    database = Database(url, pool_size=2)
    read_session = session_reader(Settings(database_url=url, secret_key=SecretStr("-" * 32), _env_file=None))
    chance = random.Random(3)
    runs = []
    for _ in range(RUNS + WARM):
        taken = []
        for _ in range(CHECKS):
            token = f"{chance.randint(1, ACCOUNTS)}@example.org{chance.randint(1, 2)}"
            started = time.perf_counter()
            viewer = await read_session(database, token)
            taken.append((time.perf_counter() - started) * 1000)
            assert viewer is not None, hashlib.sha256(token.encode()).hexdigest()
        runs.append(taken)
    await database.close()
    return runs[WARM:]
