"""Decisions about the site as a whole."""

import asyncio
import logging
import time
from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.site import queries
from api.platform.kit.database import Database
from api.platform.kit.logs import why
from api.platform.schema.revisions import Shape

logger = logging.getLogger(__name__)


async def sources_in_use(connection: AsyncConnection) -> dict[str, tuple[datetime | None, int]]:
    """Sources imported at least once: when last, and how many records (or rows) they hold."""
    rows = await connection.execute(queries.SOURCES)
    return {row.source: (row.imported_at, row.records) for row in rows}


class Readiness:
    """Whether the database answers, has the newest tables, holds the queue, and takes writes.

    However often it is asked, the database is asked once a second.
    """

    KEPT_SECONDS = 1.0
    WAIT_SECONDS = 3.0
    """What takes longer is not ready: a balancer does not wait either."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = asyncio.Lock()
        self._asking: asyncio.Task[None] | None = None
        self._state = dict.fromkeys(("database", "migrations", "queue", "writes"), False)
        self._until = float("-inf")

    async def state(self) -> dict[str, bool]:
        """Each with whether it is so."""
        async with self._turn:
            if time.monotonic() >= self._until:
                await self._look()
                self._until = time.monotonic() + self.KEPT_SECONDS
            return self._state

    async def _look(self) -> None:
        if self._asking is None:
            self._state = dict.fromkeys(self._state, False)
            self._asking = asyncio.create_task(self._ask(self._state))
        # Not taken back where it takes too long: a database that stands still is waited for there, too.
        done, _ = await asyncio.wait({self._asking}, timeout=self.WAIT_SECONDS)
        if not done:
            logger.warning("not ready: the database says nothing")
            return
        asked, self._asking = self._asking, None
        try:
            asked.result()
        except (DBAPIError, OSError, PoolTimeoutError) as error:
            logger.warning("not ready: %s", type(error).__name__, extra=why(error))

    async def _ask(self, state: dict[str, bool]) -> None:
        async with self._database.reads.connect() as connection:
            state["queue"] = bool((await connection.execute(queries.QUEUE)).scalar())
            state["database"] = True
            # A database ahead of this code is fine where that code runs on it: migrations come before the
            # replicas that need them.
            revision, oldest_code = (await connection.execute(queries.SHAPE)).one()
            state["migrations"] = Shape(revision, oldest_code or "").fits
            await connection.execute(queries.ROOM)
            await connection.execute(queries.WRITE)
            state["writes"] = True
