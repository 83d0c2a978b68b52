"""What is over is deleted piece by piece, found by an index, by however many at once, and nothing else."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import psycopg
import pytest
from sqlalchemy import TextClause

from api.people.accounts import sign_in_log
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit import statements
from api.platform.kit.clock import now
from api.platform.kit.database import Database, connect, driver_sql
from api.platform.mail import queries as mail
from api.platform.mail import service as mails
from api.platform.stream import queries as stream
from tests.factories import Factory

ROWS = 20_000
OLD, YOUNG = "(now() - interval '3 years')", "now()"
PARAMETERS: dict[str, Any] = {
    **dict.fromkeys(("now", "notices_since", "kept_since"), now() - timedelta(days=400)),
    "days": 400,
    "months": 13,
    "batch": 5_000,
}
STATEMENTS = (*stream.DELETE_OLD, mail.DELETE_OLD, sign_in_log.DELETE_OLD)
"""What grows most with what people do."""


def fill(connection: psycopg.Connection[Any], rows: int = ROWS) -> None:
    """Rows of which one in a hundred is old, as on any night after the first."""
    age = f"CASE WHEN n % 100 = 0 THEN {OLD} ELSE {YOUNG} END"
    each = f"FROM generate_series(1, {rows}) n"
    connection.execute("SET session_replication_role = replica")
    for insert in (
        f"INSERT INTO stream_event (account_id, kind, data, notice, created_at)"
        f" SELECT uuidv7(), 'x', '{{}}', n % 2 = 0 AND n % 200 <> 0, {age} {each}",
        f"INSERT INTO mail (recipient, letter, created_at) SELECT 'a', '{{}}', {age} {each}",
        f"INSERT INTO sign_in_log (at, method, outcome) SELECT {age}, 'code', 'signed_in' {each}",
    ):
        connection.execute(insert)
    connection.execute("RESET session_replication_role")


def old_mails(connection: psycopg.Connection[Any], count: int, age: str = OLD) -> None:
    connection.execute(
        "INSERT INTO mail (recipient, letter, created_at)"
        f" SELECT 'a@example.org', '{{}}', {age} + n * interval '1 second' FROM generate_series(1, {count}) n"
    )


def left(connection: psycopg.Connection[Any]) -> int:
    row = connection.execute("SELECT count(*) FROM mail").fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "BATCH", 100)


DELETE = partial(mails.delete_old, now=now(), days=7)


@pytest.mark.usefixtures("small")
class TestBatches:
    async def test_go_until_nothing_is_over_and_leave_the_rest(
        self, factory: Factory, database: Database
    ) -> None:
        old_mails(factory.connection, 450)
        old_mails(factory.connection, 30, YOUNG)
        assert await delete_in_batches(database, "mails", DELETE) == 450
        assert left(factory.connection) == 30
        noted = factory.connection.execute("SELECT what, deleted, ended_at FROM retention_run").fetchone()
        assert noted is not None
        assert noted[:2] == ("mails", 450)
        assert isinstance(noted[2], datetime)

    async def test_take_the_oldest_first_and_no_more_than_a_batch(
        self, factory: Factory, database: Database
    ) -> None:
        old_mails(factory.connection, 250)
        async with database.transaction() as session:
            assert await DELETE(session) == 100
        oldest = factory.connection.execute(f"SELECT min(created_at) - {OLD} FROM mail").fetchone()
        assert oldest is not None
        assert oldest[0] > timedelta(seconds=95)
        assert left(factory.connection) == 150

    async def test_that_are_done_stay_done_when_one_is_cut(
        self, factory: Factory, database: Database
    ) -> None:
        """A worker that is killed in the middle of the night has not worked for nothing."""
        old_mails(factory.connection, 350)
        rounds = 0

        async def cut(session: Any) -> int:
            nonlocal rounds
            rounds += 1
            gone = await DELETE(session)
            if rounds == 3:
                raise ConnectionResetError
            return gone

        with pytest.raises(ConnectionResetError):
            await delete_in_batches(database, "mails", cut)
        assert left(factory.connection) == 150
        assert factory.connection.execute("SELECT count(*) FROM retention_run").fetchone() == (0,)
        assert await delete_in_batches(database, "mails", DELETE) == 150

    async def test_of_several_at_once_delete_each_row_once(
        self, factory: Factory, database: Database
    ) -> None:
        old_mails(factory.connection, 2_000)
        old_mails(factory.connection, 50, YOUNG)
        async with asyncio.timeout(60):
            gone = await asyncio.gather(*(delete_in_batches(database, "mails", DELETE) for _ in range(5)))
            # Who found nothing, since others held the rest, leaves it to them.
            gone.append(await delete_in_batches(database, "mails", DELETE))
        assert sum(gone) == 2_000
        assert left(factory.connection) == 50

    async def test_wait_for_nobody_and_delete_nothing_that_changes_meanwhile(
        self, factory: Factory, database: Database, admin_database_url: str
    ) -> None:
        old_mails(factory.connection, 150)
        with connect(admin_database_url) as other:
            other.execute("UPDATE mail SET created_at = now() WHERE id IN (SELECT id FROM mail LIMIT 10)")
            async with asyncio.timeout(20):
                assert await delete_in_batches(database, "mails", DELETE) == 140
            other.commit()
        assert await delete_in_batches(database, "mails", DELETE) == 0
        assert left(factory.connection) == 10


def test_at_size_the_index_is_what_is_chosen(factory: Factory) -> None:
    """`tests/test_retention.py` asks every deletion whether there is one."""
    with factory.connection.transaction(force_rollback=True):
        fill(factory.connection)
        for table in ("stream_event", "mail", "sign_in_log"):
            factory.connection.execute(f"ANALYZE {table}")
        for statement in STATEMENTS:
            plan = explained(factory.connection, statement)
            assert "Seq Scan" not in plan, plan
            assert "Sort" not in plan, plan


def explained(connection: psycopg.Connection[Any], statement: TextClause) -> str:
    rows = connection.execute(f"EXPLAIN {driver_sql(statement)}", PARAMETERS).fetchall()
    return "\n".join(str(row[0]) for row in rows)
