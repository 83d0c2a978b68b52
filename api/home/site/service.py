"""Decisions about the site as a whole."""

from datetime import datetime

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.home.site import queries
from api.platform.kit.database import Database
from api.platform.schema.revisions import Shape


async def sources_in_use(connection: AsyncConnection) -> dict[str, tuple[datetime | None, int]]:
    """Sources imported at least once: when last, and how many records (or rows) they hold."""
    rows = await connection.execute(queries.SOURCES)
    return {row.source: (row.imported_at, row.records) for row in rows}


async def readiness(database: Database) -> dict[str, bool]:
    """Whether the database answers, has the newest tables, and holds the queue."""
    state = {"database": False, "migrations": False, "queue": False}
    try:
        async with database.reads.connect() as connection:
            state["database"] = True
            state["queue"] = bool((await connection.execute(queries.QUEUE)).scalar())
            # A database ahead of this code is fine where that code runs on it: migrations come before the
            # replicas that need them.
            revision, oldest_code = (await connection.execute(queries.SHAPE)).one()
            state["migrations"] = Shape(revision, oldest_code or "").fits
    except (DBAPIError, OSError):
        pass
    return state
