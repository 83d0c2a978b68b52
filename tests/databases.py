"""Databases of tests, and connections to them, each made once and used by many tests.

A database is a copy of one that was migrated once for all workers of the run (0.1 s instead of 2), or of one
into which the demonstration was loaded once (instead of 5). A new connection costs PostgreSQL 30 ms until it
knows the tables that a test touches: what lasts longer than a test is the connection that empties them, that
of `Factory`, and those of the app, put back as new after each test.
"""

import os
import secrets
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from api.home.demo.load import load_demo
from api.platform.kit import database as kit
from api.platform.kit.clock import today
from api.platform.kit.database import Database, Pools, connect
from api.platform.kit.postgres import OWNER, ROLES_SQL, RUNTIME, as_role
from api.platform.schema import migrations
from tests.settings import settings_of_tests

SERVER_VARIABLE = "EPASS_TEST_SERVER"
Make = Callable[[str], object]
"""Fills a database, given its URL for the superuser."""


@contextmanager
def migrated_database(prefix: str) -> Iterator[str]:
    """A database with the newest tables and nothing in them, for the superuser; gone afterwards."""
    with _copy(_migrated(), prefix) as url:
        yield url


@contextmanager
def demonstration_database(prefix: str) -> Iterator[str]:
    """The same with today's demonstration in it, badges too, loaded with the settings of the tests."""
    with _copy(_template(f"demonstration_{today():%Y%m%d}", _load, _migrated), prefix) as url:
        yield url


def _load(url: str) -> None:
    url = as_role(url, RUNTIME)
    assert load_demo(url, settings_of_tests(url))


def _migrated() -> str:
    return _template("migrated", migrations.migrate)


@contextmanager
def _server() -> Iterator[psycopg.Connection[Any]]:
    with connect(os.environ[SERVER_VARIABLE], autocommit=True) as connection:
        yield connection


def _url(name: str) -> str:
    return make_url(os.environ[SERVER_VARIABLE]).set(database=name).render_as_string(hide_password=False)


@contextmanager
def _copy(template: str, prefix: str) -> Iterator[str]:
    """A copy of that database, gone afterwards."""
    name = f"{prefix}_{secrets.token_hex(4)}"
    with _server() as server:
        _create(server, name, template)
    yield _url(name)
    with _server() as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _create(server: psycopg.Connection[Any], name: str, template: str) -> None:
    server.execute(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template} STRATEGY file_copy")
    with connect(_url(name)) as connection:
        # What a role may do with a database is not copied.
        connection.execute(ROLES_SQL)


def _template(name: str, make: Make, of: Callable[[], str] = lambda: "template1") -> str:
    """The database of that name, made of another unless another worker did: others are copies of it."""
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", (name,))
        done = "SELECT FROM pg_database WHERE datname = %s AND datistemplate"
        if server.execute(done, (name,)).fetchone() is None:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            _create(server, name, of())
            make(_url(name))
            server.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
    return name


_AS_NEW = """
    RESET SESSION AUTHORIZATION; RESET ALL; UNLISTEN *; CLOSE ALL; SELECT pg_advisory_unlock_all();
    DISCARD TEMP; DISCARD SEQUENCES
"""
"""What DISCARD ALL does, but for plans and prepared statements, of which the driver keeps account."""


class KeptConnection:
    """A connection that many tests use one after the other."""

    def __init__(self, url: str, **options: Any) -> None:
        """`options`: how it is opened."""
        self._url = url
        self._options = options
        self._connection: psycopg.Connection[Any] | None = None

    def open(self) -> psycopg.Connection[Any]:
        """The connection, as if it were new: a test may have changed its settings, or ended it."""
        kept = self._connection
        if kept is not None:
            try:
                if kept.info.transaction_status is TransactionStatus.IDLE and kept.autocommit:
                    kept.execute(_AS_NEW, prepare=False)
                    return kept
            except psycopg.OperationalError:
                pass
            kept.close()
        self._connection = connect(self._url, autocommit=True, **self._options)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


class Emptying:
    """Empties the tables of a database: 1 ms where truncating them takes 300.

    Once a connection has a function's statements planned, deleting from tables that are nearly empty costs
    next to nothing. Of tables that a test made or renamed it knows as soon as they are others than before.
    """

    _TABLES = """
        SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        ORDER BY 1
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[Any] | None = None
        self._tables: list[tuple[str]] = []

    def __call__(self) -> None:
        try:
            self._empty()
        except psycopg.OperationalError:
            # A test ended every connection.
            self.close()
            self._empty()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _empty(self) -> None:
        if self._connection is None:
            self._connection = connect(self._url, autocommit=True)
            # The proofs' triggers refuse it otherwise, and foreign keys ask for an order.
            self._connection.execute("SET session_replication_role = replica")
            self._tables = []
        tables = self._connection.execute(self._TABLES).fetchall()
        if tables != self._tables:
            self._tables = tables
            deletions = "".join(f'DELETE FROM "{name}"; ' for (name,) in tables)
            self._connection.execute(f"""
                CREATE OR REPLACE FUNCTION pg_temp.empty() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                    {deletions}
                    PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences
                    WHERE schemaname = 'public' AND last_value IS NOT NULL;
                END $$
            """)
        self._connection.execute("SELECT pg_temp.empty()")


class KeptDatabases:
    """What the app's `Database` opened, for the next test that opens one of the same kind.

    Each has them alone: two that are open at once share nothing.
    """

    def __init__(self) -> None:
        self._free: dict[tuple[str, Pools, bool, int], list[dict[str, Any]]] = defaultdict(list)

    @asynccontextmanager
    async def lent_to(self, database: Database) -> AsyncIterator[None]:
        """For the time of a test; closed for good where something is still in use afterwards."""
        free = self._free[database.url, database.pools, database.answers, kit.LOCK_SECONDS]
        while free:
            database.__dict__.update(free.pop())
            if await _answers(database):
                break
            await database.close()
            for name in _OPENED:
                database.__dict__.pop(name, None)
        try:
            yield
        finally:
            if _is_idle(database):
                free.append({name: database.__dict__[name] for name in _OPENED if name in database.__dict__})
            else:
                await database.close()

    async def close(self) -> None:
        for (url, size, answers, _), free in self._free.items():
            for opened in free:
                database = Database(url, pool_size=size, answers=answers)
                database.__dict__.update(opened)
                await database.close()


_OPENED = ("writes", "reads", "hot")
"""The attributes of a `Database` that hold connections."""
_MOST_KEPT = 3
"""Connections of an engine: PostgreSQL has a hundred for all workers."""


def _engines(database: Database) -> list[AsyncEngine]:
    return [database.__dict__[name] for name in ("writes", "reads") if name in database.__dict__]


def _is_idle(database: Database) -> bool:
    """Whether no connection is in use, and they are few."""
    pools = [engine.pool for engine in _engines(database)]
    if any(pool.checkedout() or pool.checkedin() > _MOST_KEPT for pool in pools):
        return False
    hot = database.__dict__.get("hot")
    return hot is None or (hot._free._value == database.pools.hot and len(hot._idle) <= _MOST_KEPT)


async def _answers(database: Database) -> bool:
    """Whether each connection is alive: a test may have ended all there are."""
    try:
        for engine in _engines(database):
            async with AsyncExitStack() as taken:
                for _ in range(engine.pool.checkedin()):
                    connection = await taken.enter_async_context(engine.connect())
                    await connection.exec_driver_sql("SELECT 1")
        for cursor in database.hot._idle if "hot" in database.__dict__ else ():
            await cursor.execute("SELECT 1")
    except (DBAPIError, psycopg.Error):
        return False
    return True
