"""Deleting what is over, piece by piece: no transaction holds a night’s rows, what was done stays done."""

import time
from collections.abc import Awaitable, Callable

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.database import Database
from api.platform.kit.statements import run

Delete = Callable[[AsyncSession], Awaitable[int]]
"""Deletes a batch of each of its tables; how many rows."""

_NOTE = text(
    """
    INSERT INTO retention_run (what, ended_at, deleted, seconds) VALUES (:what, now(), :deleted, :seconds)
    ON CONFLICT (what) DO UPDATE
    SET ended_at = excluded.ended_at, deleted = excluded.deleted, seconds = excluded.seconds
    """
)


async def delete_in_batches(database: Database, what: str, delete: Delete) -> int:
    """Delete batch after batch until one finds nothing, each kept by itself; note the end; how many."""
    began, deleted, gone = time.monotonic(), 0, 1
    while gone:
        async with database.transaction() as session:
            gone = await delete(session)
        deleted += gone
    async with database.transaction() as session:
        noted = {"what": what, "deleted": deleted, "seconds": time.monotonic() - began}
        await run(session, _NOTE, noted)
    return deleted
