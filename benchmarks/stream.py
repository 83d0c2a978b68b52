"""Open streams: what ten thousand idle ones cost, and how quickly one person's events reach a hundred."""

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

import uvloop
from psycopg import Connection
from psycopg.rows import TupleRow
from psycopg.types.json import Json

from api.platform.kit.database import connect
from api.platform.stream.queries import WAKES
from benchmarks.listeners import open_streams
from benchmarks.processes import resident_kilobytes
from benchmarks.report import Figure, load_average, middle
from benchmarks.servers import api_process, temporary_database
from benchmarks.size import WARM, sized

IDLE = sized(10_000, 50)
FIRST = sized(200, 5)
SUBSCRIBERS = sized(100, 5)
EVENTS = sized(4_000, 40)
AT_ONCE = 20
"""Events of one transaction: what comes while a stream is written goes out together."""
RUNS = sized(5, 1)
SETTLE_SECONDS = sized(3, 0)


def measure() -> list[Figure]:
    """Memory of one process before and after ten thousand streams; deliveries a second, five times."""
    allow_files(4 * IDLE)
    with temporary_database() as url, connect(url, autocommit=True) as connection:
        tokens = load(connection, IDLE)
        with served(url) as (port, process):
            kilobytes, opened_in = uvloop.run(idle_streams(port, process.pid, tokens))
        with served(url) as (port, _):
            rates = [fan_out(connection, port) for _ in range(RUNS + WARM)][WARM:]
    return [
        Figure(
            "memory of an idle stream",
            kilobytes,
            "KiB",
            40,
            "lower",
            f"{IDLE} streams of as many accounts, opened in {opened_in:.0f} s; load {load_average()}",
        ),
        Figure(
            f"fan-out to {SUBSCRIBERS} streams",
            middle(rates),
            "deliveries a second",
            80_000,
            "higher",
            f"from the first commit to the last delivery, {EVENTS} events, {AT_ONCE} a transaction:"
            f" {', '.join(f'{rate:,.0f}' for rate in rates)}; load {load_average()}",
        ),
    ]


def allow_files(number: int) -> None:
    """Let this process and those it starts open so many files, as far as the machine does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, number)), hard))


def load(connection: Connection[TupleRow], people: int) -> list[str]:
    """Accounts with a session each; a session's token is its account's mail address."""
    rows = connection.execute(
        "WITH made AS (INSERT INTO account (email, birth_date)"
        "  SELECT n || '@idle.example', '2000-01-01' FROM generate_series(1, %s) n RETURNING id, email),"
        " opened AS (INSERT INTO session (account_id, token_digest, device, method, expires_at)"
        "  SELECT id, sha256(email::bytea), '', 'code', now() + interval '1 day' FROM made)"
        " SELECT email FROM made",
        [people],
    ).fetchall()
    connection.execute("ANALYZE")
    return [row[0] for row in rows]


@contextmanager
def served(url: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The api in one process, for any number of streams and requests from this machine."""
    with api_process(
        url,
        EPASS_STREAMS_PER_ACCOUNT=str(SUBSCRIBERS),
        EPASS_STREAMS_PER_ADDRESS="1000000",
        EPASS_READS_PER_MINUTE="10000000",
        EPASS_WRITES_PER_MINUTE="10000000",
    ) as opened:
        yield opened


async def idle_streams(port: int, pid: int, tokens: Sequence[str]) -> tuple[float, float]:
    """KiB of the server per idle stream, and the seconds that opening them took."""
    for transport in await open_streams(port, tokens[:FIRST]):
        transport.close()
    await asyncio.sleep(SETTLE_SECONDS)
    before = resident_kilobytes(pid)
    started = time.monotonic()
    transports = await open_streams(port, tokens)
    taken = time.monotonic() - started
    await asyncio.sleep(SETTLE_SECONDS)
    after = resident_kilobytes(pid)
    for transport in transports:
        transport.close()
    return (after - before) / IDLE, taken


def fan_out(connection: Connection[TupleRow], port: int) -> float:
    """Deliveries a second of one account's events to all its streams, held by a process of its own."""
    row = connection.execute("SELECT id, email FROM account LIMIT 1").fetchone()
    assert row
    account, token = row
    command = [sys.executable, "-m", "benchmarks.listeners", str(port), token]
    listeners = subprocess.Popen([*command, str(SUBSCRIBERS), str(EVENTS)], stdout=subprocess.PIPE, text=True)
    assert listeners.stdout
    assert listeners.stdout.readline() == "ready\n"
    messages = [Json({"conversation_id": str(uuid4()), "seq": seq}) for seq in range(EVENTS)]
    started = time.monotonic()
    for at in range(0, EVENTS, AT_ONCE):
        publish(connection, account, messages[at : at + AT_ONCE])
    ended = float(listeners.stdout.readline())
    listeners.wait()
    return SUBSCRIBERS * EVENTS / (ended - started)


def publish(connection: Connection[TupleRow], account: object, messages: Sequence[Json]) -> None:
    """Events of one transaction, in one statement."""
    with connection.transaction():
        connection.execute(
            "INSERT INTO stream_event (account_id, kind, notice, data)"
            " SELECT %s, 'message.new', false, data FROM unnest(%s::jsonb[]) AS data",
            [account, list(messages)],
        )
        connection.execute("SELECT pg_notify(%s, %s)", [WAKES, str(account)])
