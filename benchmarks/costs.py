"""What each thing that phones do costs: processor time of the api and of PostgreSQL, and bytes on the wire.

Waiting is not counted: these figures say how many of something a processor does, and they hold, though too
high by what caches lose, on a machine that has other work. docs/scaling.md is made of them.
"""

import asyncio
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from uuid import uuid4

import uvloop
from psycopg import Connection
from psycopg.rows import TupleRow
from psycopg.types.json import Json
from pydantic import SecretStr

from api.platform.kit.database import Database, connect
from api.platform.mail import service as mails
from api.platform.mail.letters import Letter
from api.platform.settings import Settings
from api.worker import work
from benchmarks import mixed, stream
from benchmarks.listeners import HOST, open_streams
from benchmarks.load import DONE, content_length, get, request
from benchmarks.mixed import KINDS, World
from benchmarks.processes import postgres_seconds, seconds_of
from benchmarks.report import Figure, load_average
from benchmarks.servers import demonstration, free_port, wait_for_port
from benchmarks.size import sized
from tests.settings import SECRET_KEY

REQUESTS = sized(400, 3)
STREAMS = sized(1_000, 5)
IDLE_SECONDS = sized(60.0, 0.1)
MAILS = sized(300, 3)
RECIPIENTS = [f"of-costs-{n}@example.org" for n in range(MAILS)]
CODE = Letter(language="fr", subject="Ton code", paragraphs=["Voici ton code."], code="123456")

SEEN, FRESH = "places asked for before", "a request on a new connection"
OPENED, IDLE, TOLD = "a stream opened", "a stream, idle for a minute", "an event that somebody is told"
NONE, MAIL = "an address of the API that is none", "a mail"
BESIDE = (SEEN, FRESH, OPENED, IDLE, TOLD, NONE, MAIL)
"""What is weighed besides requests of each kind."""

Spent = tuple[float, float]
"""Seconds of processor: of the process that is looked at, and of PostgreSQL."""


def measure() -> list[Figure]:
    """Each kind of request alone, streams, mails. Pushes are weighed by `push`."""
    stream.allow_files(4 * STREAMS)
    with demonstration() as url:
        world = mixed.load(url)
        with connect(url, autocommit=True) as connection:
            tokens = stream.load(connection, STREAMS)
            with stream.served(url) as (port, process):

                def spent() -> Spent:
                    return seconds_of(process.pid), postgres_seconds(connection)

                figures = requests(port, world, spent)
                figures += uvloop.run(streams(port, tokens, connection, spent))
            return [*figures, mail(url, connection)]


def figure(what: str, before: Spent, after: Spent, times: float, detail: str = "") -> Figure:
    """Milliseconds of each of so many."""
    own, database = ((end - begin) / times * 1000 for begin, end in zip(before, after, strict=True))
    told = f"own {own:.2f}, PostgreSQL {database:.2f} ms{detail}; load {load_average()}"
    return Figure(f"processor time, {what}", own + database, "ms", None, detail=told)


def requests(port: int, world: World, spent: Callable[[], Spent]) -> list[Figure]:
    """Requests of each kind, one after the other on a kept connection; then on new ones."""
    chance = random.Random(18)
    kinds = {kind: [line(chance, world) for _ in range(2 * REQUESTS)] for kind, line in KINDS.items()}
    kinds[NONE] = [get(f"/api/v1/nothing/{chance.getrandbits(40)}") for _ in range(2 * REQUESTS)]
    seen = get("/api/v1/places?lat=47.218&lon=-1.554")
    kinds[SEEN] = [seen] * (2 * REQUESTS)
    figures = []
    for kind, lines in kinds.items():
        statuses = [b"404"] if kind == NONE else DONE
        with socket.create_connection((HOST, port)) as kept:
            for line in lines[:REQUESTS]:
                answer(kept, port, line, statuses)
            before = spent()
            length = sum(answer(kept, port, line, statuses) for line in lines[REQUESTS:]) // REQUESTS
            figures.append(figure(kind, before, spent(), REQUESTS, f", {length:,} bytes"))
    before = spent()
    for _ in range(REQUESTS):
        with socket.create_connection((HOST, port)) as fresh:
            answer(fresh, port, seen)
    return [*figures, figure(FRESH, before, spent(), REQUESTS)]


def answer(connection: socket.socket, port: int, line: str, statuses: Sequence[bytes] = DONE) -> int:
    """Bytes of the answer. Raises ValueError for one of another status, EOFError where none comes."""
    connection.sendall(request(port, line))
    received = b""
    whole = None
    while whole is None or len(received) < whole:
        piece = connection.recv(65_536)
        if not piece:
            raise EOFError(line)
        received += piece
        head, found, _ = received.partition(b"\r\n\r\n")
        if found:
            whole = len(head) + 4 + content_length(head, statuses)
    return whole


async def streams(
    port: int, tokens: Sequence[str], connection: Connection[TupleRow], spent: Callable[[], Spent]
) -> list[Figure]:
    """Streams of as many people: opened, idle, told something each in a transaction of its own."""
    heard = 0
    everybody = asyncio.Event()

    def hear(events: int) -> None:
        nonlocal heard
        heard += events
        if heard >= len(tokens):
            everybody.set()

    times = [spent()]
    opened = await open_streams(port, tokens, hear)
    times.append(spent())
    await asyncio.sleep(IDLE_SECONDS)
    times.append(spent())
    for (account,) in connection.execute("SELECT id FROM account WHERE email = ANY(%s)", [tokens]).fetchall():
        stream.publish(connection, account, [Json({"conversation_id": str(uuid4()), "seq": 1})])
    await everybody.wait()
    times.append(spent())
    for transport in opened:
        transport.close()
    minutes = STREAMS * IDLE_SECONDS / 60
    return [
        figure(OPENED, times[0], times[1], len(tokens)),
        figure(IDLE, times[1], times[2], minutes, f"; {STREAMS} for {IDLE_SECONDS:g} s"),
        figure(TOLD, times[2], times[3], len(tokens)),
    ]


def mail(url: str, connection: Connection[TupleRow]) -> Figure:
    """Mails from the row until a server of this machine has taken them, by the worker in this process."""
    port = free_port()
    settings = Settings(
        database_url=url,
        secret_key=SecretStr(SECRET_KEY),
        smtp_url=SecretStr(f"smtp://{HOST}:{port}"),
        _env_file=None,
    )
    command = [sys.executable, "-m", "aiosmtpd", "--nosetuid", "--class", "aiosmtpd.handlers.Sink"]
    with subprocess.Popen([*command, "--listen", f"{HOST}:{port}"]) as server:
        try:
            wait_for_port(port, server)
            before = time.process_time(), postgres_seconds(connection)
            uvloop.run(send(settings))
            after = time.process_time(), postgres_seconds(connection)
        finally:
            server.terminate()
    # Of ours alone: what else was due may have written one of its own since.
    left = connection.execute("SELECT count(*) FROM mail WHERE recipient = ANY(%s)", [RECIPIENTS]).fetchone()
    assert left == (0,), left
    return figure(MAIL, before, after, MAILS)


async def send(settings: Settings) -> None:
    """Write them, then let the worker run until nothing is due."""
    assert settings.database_url
    database = Database(settings.database_url, pool_size=1)
    async with database.transaction() as session:
        await mails.send_many(session, [(recipient, CODE, None) for recipient in RECIPIENTS])
    await database.close()
    await work(settings, wait=False)
