"""Connections to PostgreSQL: quick reads, transactions for writes, plain connections for bulk work."""

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from functools import cache, cached_property
from typing import Any, NamedTuple, Self

import psycopg
from psycopg.rows import AsyncRowFactory, TupleRow, namedtuple_row, tuple_row
from sqlalchemy import Dialect, TextClause, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit import slow
from api.platform.kit.causes import POOL_BUSY, ConnectionsBusyError
from api.platform.kit.doorbell import Doorbell
from api.platform.kit.problems import RefusedButKeptError
from api.platform.kit.silence import (
    CONNECT_SECONDS,
    KEEPALIVE,
    PATIENT_CONNECT_SECONDS,
    ImpatientConnection,
)


def conninfo(url: str) -> str:
    """The libpq form of a database URL, for psycopg, procrastinate and LISTEN."""
    parsed = make_url(url)
    fields: dict[str, Any] = {
        "user": parsed.username,
        "password": parsed.password,
        "host": parsed.host,
        "port": parsed.port,
        "dbname": parsed.database,
        **{key: value for key, value in parsed.query.items() if isinstance(value, str)},
    }
    return psycopg.conninfo.make_conninfo(
        **{key: value for key, value in fields.items() if value is not None}
    )


def sqlalchemy_url(url: str) -> str:
    """The same URL with the psycopg 3 driver named, whichever scheme the operator wrote."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def name_process(process: str) -> None:
    """Let every connection of this process, and of those it starts, say whose it is."""
    os.environ["PGAPPNAME"] = f"epass {process}"


def named(use: str) -> str:
    """What a connection calls itself that serves one use: `epass api reads`."""
    return f"{os.environ.get('PGAPPNAME', 'epass')} {use}"


def connect(url: str, **options: Any) -> psycopg.Connection[TupleRow]:
    """A plain connection for migrations and bulk work; the caller closes it."""
    return psycopg.connect(conninfo(url), **options)


READ_SETTINGS = {
    # Planned once: planning takes as long as running them.
    "plan_cache_mode": "force_generic_plan",
    # One wrong letter in a ten-letter word leaves 0.57 of it alike.
    "pg_trgm.word_similarity_threshold": "0.5",
    # A read that takes this long is cut off, and answered like a database out of reach.
    "statement_timeout": "5000",
}
READ_OPTIONS: dict[str, Any] = {
    # Reads are prepared at their second use.
    "prepare_threshold": 1,
    # A server that vanished without a word is noticed soon.
    "tcp_user_timeout": 10_000,
}
_IMPATIENT = {"async_creator_fn": ImpatientConnection.connect}
"""As SQLAlchemy is told."""


def startup(settings: Mapping[str, str]) -> dict[str, str]:
    """How a connection is opened with these settings of the server."""
    told = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return {"options": told} if told else {}


LOCK_SECONDS = 3
"""How long a write, for which somebody waits, waits for what another one holds: whoever comes back in a
moment keeps no connection from everybody else meanwhile.
"""
POOL_SECONDS = 5
"""How long it waits for a connection."""


@cache
def driver_sql(statement: TextClause) -> str:
    """A static statement as the driver reads it."""
    dialect: Dialect = make_url("postgresql+psycopg://").get_dialect()()
    return str(statement.compile(dialect=dialect))


@cache
def numbered_sql(statement: TextClause) -> tuple[str, tuple[str, ...]]:
    """The same as PostgreSQL itself reads it, with $1, $2…, and the names of those: nothing to convert."""
    names: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        return f"${names.setdefault(found[1], len(names) + 1)}"

    numbered = re.sub(r"%\((\w+)\)s", number, driver_sql(statement))
    return numbered.replace("%%", "%"), tuple(names)


class DirectConnections:
    """A few connections for what is asked most: SQLAlchemy's share would cost more than the search."""

    def __init__(self, url: str, size: int, options: Mapping[str, Any], wait_seconds: float) -> None:
        """`options`: how each connection is opened; `wait_seconds`: how long one is waited for."""
        self._wait_seconds = wait_seconds
        self._conninfo = conninfo(url)
        self._options = options
        self._free = asyncio.Semaphore(size)
        self._idle: list[psycopg.AsyncRawCursor[TupleRow]] = []
        """Of a connection each."""

    async def fetch(
        self, statement: TextClause, parameters: Mapping[str, Any], rows: AsyncRowFactory[Any] = tuple_row
    ) -> list[Any]:
        """Rows of a static statement. Raises psycopg.Error; a connection that failed is not used again."""
        await self._wait_for_turn()
        try:
            cursor = self._idle.pop() if self._idle else await self._connect()
            try:
                sql, names = numbered_sql(statement)
                cursor.row_factory = rows
                began = time.perf_counter()
                await cursor.execute(sql, [parameters[name] for name in names])
                found = await cursor.fetchall()
                slow.took(sql, time.perf_counter() - began)
            except BaseException:
                if cursor.connection.broken:  # the server went away: so did the others
                    await self.close()
                await cursor.connection.close()
                raise
            self._idle.append(cursor)
            return found
        finally:
            self._free.release()

    async def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            await self._idle.pop().connection.close()

    async def _wait_for_turn(self) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(self._wait_seconds):
                await self._free.acquire()
        except TimeoutError:
            raise ConnectionsBusyError(POOL_BUSY) from None

    async def _connect(self) -> psycopg.AsyncRawCursor[TupleRow]:
        return psycopg.AsyncRawCursor(
            await ImpatientConnection.connect(self._conninfo, autocommit=True, **self._options)
        )


Reader = AsyncConnection | DirectConnections
"""Where a search is asked: among the other reads of a request, or alone and quicker."""


async def fetch(reader: Reader, statement: TextClause, parameters: Mapping[str, Any]) -> list[TupleRow]:
    """Rows of a static statement."""
    if isinstance(reader, DirectConnections):
        return await reader.fetch(statement, parameters)
    return [tuple(row) for row in await reader.execute(statement, parameters)]


async def fetch_named(reader: Reader, statement: TextClause, parameters: Mapping[str, Any]) -> list[Any]:
    """The same, of many columns: each by its name."""
    if isinstance(reader, DirectConnections):
        return await reader.fetch(statement, parameters, namedtuple_row)
    return list(await reader.execute(statement, parameters))


Ending = Callable[[AsyncSession], Awaitable[tuple[str, Collection[str]]]]
"""What a transaction does last of all; gives the channel and the words to ring once it is committed."""
ENDINGS = "endings"
"""Key of a session's `info`: the endings of its transaction, by name."""


class Pools(NamedTuple):
    """How many connections of each kind a process holds at most: PostgreSQL has a hundred for all of them."""

    writes: int
    reads: int
    hot: int

    @classmethod
    def of(cls, total: int) -> Self:
        """The kinds' shares of a process's connections: one is its ear, one looks for who measures."""
        shared = total - 2
        quick = shared * 3 // 10
        return cls(writes=shared - 2 * quick, reads=quick, hot=quick)


class Database:
    """The ways a process speaks to PostgreSQL.

    `answers`: somebody waits for it, and is told to come back rather than kept waiting for others.
    `pooler`: PgBouncer in transaction mode before that server, for single statements and transactions. It
    takes no settings at the start of a connection: it has a database for each kind, which
    `deploy/pgbouncer.ini` sets up as these are. What listens, imports, or keeps something in its session goes
    to `url`.
    """

    def __init__(
        self, url: str, *, pool_size: int | Pools = 4, answers: bool = False, pooler: str | None = None
    ) -> None:
        """`pool_size`: of each kind as many, or of each its own."""
        self.url = sqlalchemy_url(url)
        self.answers = answers
        self.pooler = sqlalchemy_url(pooler) if pooler else None
        self.pools = pool_size if isinstance(pool_size, Pools) else Pools(*[pool_size] * 3)
        self._pool_seconds = POOL_SECONDS if answers else 30

    @cached_property
    def writes(self) -> AsyncEngine:
        """Engine for transactions."""
        url, options = self._kind("answers", {"lock_timeout": f"{LOCK_SECONDS}s"} if self.answers else {})
        return slow.watch(
            create_async_engine(
                url,
                pool_size=self.pools.writes,
                max_overflow=0,
                pool_pre_ping=True,
                hide_parameters=True,
                pool_timeout=self._pool_seconds,
                # A job's statement may take its time: nobody waits for it.
                connect_args={**self._line("writes"), **(_IMPATIENT if self.answers else {}), **options},
            )
        )

    @cached_property
    def reads(self) -> AsyncEngine:
        """Engine for single statements: no BEGIN, no ROLLBACK on return, half the round trips."""
        url, options = self._kind("reads", READ_SETTINGS)
        return slow.watch(
            create_async_engine(
                url,
                pool_size=self.pools.reads,
                max_overflow=0,
                pool_timeout=self._pool_seconds,
                isolation_level="AUTOCOMMIT",
                pool_reset_on_return=None,
                # Positions and searched words must not reach the log with an error.
                hide_parameters=True,
                connect_args={**self._line("reads"), **_IMPATIENT, **READ_OPTIONS, **options},
            )
        )

    @cached_property
    def hot(self) -> DirectConnections:
        """The quickest way for a single static statement."""
        url, options = self._kind("reads", READ_SETTINGS)
        opened = {**self._line("hot"), **READ_OPTIONS, **options}
        return DirectConnections(url, self.pools.hot, opened, self._pool_seconds)

    def _line(self, use: str) -> dict[str, Any]:
        """How a connection for that use is opened."""
        patience = CONNECT_SECONDS if self.answers else PATIENT_CONNECT_SECONDS
        return {"application_name": named(use), "connect_timeout": patience, **KEEPALIVE}

    def _kind(self, kind: str, settings: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """Where connections with these settings are opened, and with which options."""
        if self.pooler is None:
            return self.url, startup(settings)
        pooler = make_url(self.pooler)
        name = f"{pooler.database}_{kind}" if settings else pooler.database
        return pooler.set(database=name).render_as_string(hide_password=False), {}

    @cached_property
    def doorbell(self) -> Doorbell:
        """What wakes other processes after a commit."""
        return Doorbell(self.hot.fetch)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that commits at the end, or rolls back when an error leaves it, but one that says that
        what was written down before it stays.
        """
        refusal: RefusedButKeptError | None = None
        async with AsyncSession(self.writes, expire_on_commit=False) as session:
            async with session.begin():
                try:
                    yield session
                except RefusedButKeptError as error:
                    refusal = error
                rings = [await ending(session) for ending in session.info.get(ENDINGS, {}).values()]
            for channel, words in rings:
                self.doorbell.ring(channel, words)
        if refusal is not None:
            raise refusal

    async def close(self) -> None:
        """Close what was opened."""
        if "doorbell" in self.__dict__:
            await self.doorbell.finish()
        for engine in ("reads", "writes"):
            if engine in self.__dict__:
                await self.__dict__[engine].dispose()
        if "hot" in self.__dict__:
            await self.hot.close()
