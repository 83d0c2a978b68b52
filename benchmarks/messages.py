"""Messages: how many a second one process writes beside a small Node server, and when they arrive."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from psycopg import Connection
from psycopg.rows import TupleRow

from api.platform.kit.database import connect
from benchmarks.load import post, requests_per_second
from benchmarks.node import node_server
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process, temporary_database
from benchmarks.size import WARM, sized
from benchmarks.talkers import TEXT, latencies, our_line

PAIRS = sized(64, 4)
"""Conversations of as many students."""
MESSAGES = sized(1_500, 20)
RATE = 300
"""Messages a second, where they come at a steady pace."""
RUNS = sized(5, 1)
POOL = 12
"""Database connections of either server: ours listens on one, and keeps one for who measures."""
PG = "pg@8.23.1"
"""Of npm."""


def measure() -> list[Figure]:
    """Each run lets both servers write as many messages into the same tables, then some at a steady pace."""
    with temporary_database() as url:
        with connect(url, autocommit=True) as connection:
            people = load(connection)
        lines = [people[n % PAIRS] for n in range(MESSAGES)]
        with ours(url) as port:
            with node_server("said.mjs", [PG], url, POOL) as node_port:
                runs = [
                    (
                        requests_per_second(port, [our_line(one[0], one[1]) for one in lines]),
                        requests_per_second(node_port, [node_line(one[0]) for one in lines]),
                    )
                    for _ in range(RUNS + WARM)
                ][WARM:]
            paced = steady(port, people)
    with temporary_database(durable=True) as url:
        with connect(url, autocommit=True) as connection:
            people = load(connection)
        with ours(url) as port:
            flushed = steady(port, people)
    detail = ", ".join(f"{mine:.0f}/{other:.0f}" for mine, other in runs)
    return [
        Figure(
            "messages a second beside Node with pg",
            middle([mine / other for mine, other in runs]),
            "x",
            0.4,
            "higher",
            f"a second, ours/Node: {detail}; load {load_average()}",
        ),
        *arrivals("", paced),
        *arrivals(", each flushed to disk", flushed),
    ]


def steady(port: int, people: Sequence[tuple[str, str, str]]) -> list[list[float]]:
    """Milliseconds of each message at a steady pace, run by run."""
    return [latencies(port, RATE, MESSAGES, people) for _ in range(RUNS + WARM)][WARM:]


def arrivals(how: str, runs: Sequence[Sequence[float]]) -> Iterator[Figure]:
    """What those milliseconds say."""
    halves = ", ".join(f"{percentile(run, 50):.1f}/{percentile(run, 99):.1f}" for run in runs)
    for percent, target in ((50, 5), (99, 60)):
        yield Figure(
            f"{RATE} messages a second{how}, from POST to the other's stream, p{percent}",
            middle([percentile(run, percent) for run in runs]),
            "ms",
            target,
            "lower",
            f"{MESSAGES} messages a run, p50/p99: {halves}; load {load_average()}",
        )


def load(connection: Connection[TupleRow]) -> list[tuple[str, str, str]]:
    """Conversations: id, session of the student and of the mentor, who is being rung already."""
    connection.execute("CREATE SEQUENCE said START 1000000")
    connection.execute(
        "INSERT INTO account (email, birth_date, first_name, level)"
        " SELECT n || '@talks.example',"
        " CASE WHEN mod(n, 2) = 0 THEN date '1980-01-01' ELSE date '2010-01-01' END,"
        " 'Prénom', 'high_school' FROM generate_series(1, %s) n",
        [2 * PAIRS],
    )
    connection.execute("CREATE TEMP VIEW talker AS SELECT * FROM account WHERE email LIKE '%@talks.example'")
    connection.execute(
        "INSERT INTO account_role (account_id, role)"
        " SELECT id, CASE WHEN birth_date < '2000-01-01' THEN 'mentor' ELSE 'student' END FROM talker"
    )
    connection.execute(
        "INSERT INTO consent_decision (account_id, purpose, party, answer, how, decided_at)"
        " SELECT id, 'conversations', 'self', 'agreed', 'app', now() FROM talker"
    )
    connection.execute(
        "INSERT INTO session (account_id, token_digest, device, method, expires_at)"
        " SELECT id, sha256(email::bytea), '', 'code', now() + interval '1 day' FROM talker"
    )
    connection.execute(
        "INSERT INTO conversation (student_id, mentor_id, mentor_ring_at)"
        " SELECT s.id, m.id, now() + interval '1 hour' FROM talker s JOIN talker m"
        " ON split_part(m.email, '@', 1)::int = split_part(s.email, '@', 1)::int + 1"
        " WHERE s.birth_date > '2000-01-01'"
    )
    connection.execute("ANALYZE")
    rows = connection.execute(
        "SELECT c.id::text, s.email, m.email FROM conversation c JOIN talker s ON s.id = c.student_id"
        " JOIN talker m ON m.id = c.mentor_id"
    ).fetchall()
    return [(row[0], row[1], row[2]) for row in rows]


def node_line(conversation: str) -> str:
    """The same for Node, which asks nobody who they are."""
    body = json.dumps({"conversation_id": conversation, "id": str(uuid4()), "text": TEXT})
    return post("/", "-", body)


@contextmanager
def ours(url: str) -> Iterator[int]:
    """The api in one process."""
    with api_process(url, EPASS_DATABASE_POOL=str(POOL), EPASS_WRITES_PER_MINUTE="10000000") as (port, _):
        yield port
