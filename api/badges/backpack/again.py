"""Badges from elsewhere that somebody keeps, checked anew: what was good yesterday may be revoked today."""

import asyncio
import logging
import time
from datetime import datetime, timedelta
from uuid import UUID

from api.badges.backpack import again_queries as queries
from api.badges.verifying.facade import Owner, Resolver, check
from api.badges.verifying.schemas import VerdictPublic
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.statements import run
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

PAGE_WAITS = 2.5
"""Seconds that a page waits for a check; it goes on without the page, which shows the last one."""
LEASE = timedelta(minutes=2)
"""After that long a check that has not ended is taken for lost with its process."""
MOST_AT_ONCE = 16
"""Checks of pages that one process makes at the same time: connections are everybody's."""
CHECK_TAKES = 15.0
"""Seconds that others have to answer a check in all: hanging ones keep nobody else's turn for longer."""
AT_ONCE = 4
"""Checks of the job at the same time."""
CHUNK = 400
"""Badges that the job looks for at a time."""
JOB_TAKES = 480.0
"""Seconds after which a run of the job begins no check any more: the next run comes every ten minutes."""

_running: set[asyncio.Task[bool]] = set()


async def check_anew(
    database: Database, settings: Settings, resolver: Resolver, item_id: UUID, stale: datetime
) -> bool:
    """Check it, unless that was done since `stale` or is being done; whether it was checked here."""
    moment = now()
    parameters = {"id": item_id, "now": moment, "stale": stale, "lost": moment - LEASE}
    async with database.transaction() as session:
        row = (await run(session, queries.TAKE, parameters)).first()
    if row is None:
        return False
    owner = Owner(row.account_id, row.email)
    in_time = resolver.within(CHECK_TAKES)
    _, found = await check(database, settings, in_time, data=bytes(row.content), owner=owner)
    await write_down(database, item_id, found)
    return True


async def write_down(database: Database, item_id: UUID, found: VerdictPublic) -> bool:
    """Keep what a check found, and when; False: the badge was deleted meanwhile."""
    parameters = {"id": item_id, "finding": found.model_dump_json(), "now": now()}
    async with database.transaction() as session:
        return (await run(session, queries.CHECKED, parameters)).first() is not None


async def check_for_page(
    database: Database, settings: Settings, resolver: Resolver, item_id: UUID, stale: datetime
) -> None:
    """Check it before it is shown; where that takes long, the page does not wait for it, and where many are
    being checked, it shows the last check."""
    if len(_running) >= MOST_AT_ONCE:
        return
    task = asyncio.create_task(check_anew(database, settings, resolver, item_id, stale))
    _running.add(task)
    task.add_done_callback(_ended)
    await asyncio.wait({task}, timeout=PAGE_WAITS)


async def check_due(database: Database, settings: Settings, resolver: Resolver) -> int:
    """Check what was not checked for `badge_check_hours`, the longest ago first; how many were.

    Goes on until none is due, or for `JOB_TAKES` seconds; nothing is tried twice in one run.
    """
    moment = now()
    until = time.monotonic() + JOB_TAKES
    stale = moment - timedelta(hours=settings.badge_check_hours)
    asked = {"stale": stale, "lost": moment - LEASE, "limit": CHUNK}
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(item_id: UUID) -> bool:
        async with turn:
            if time.monotonic() > until:
                return False
            return await check_anew(database, settings, resolver, item_id, stale)

    checked, tried = 0, set[UUID]()
    while time.monotonic() <= until:
        async with database.reads.connect() as connection:
            found = await connection.execute(queries.DUE, asked)
            due = [row.id for row in found if row.id not in tried]
        if not due:
            break
        tried.update(due)
        done = await asyncio.gather(*map(one, due), return_exceptions=True)
        for failure in done:
            if isinstance(failure, BaseException):
                logger.error("a badge from elsewhere was not checked", exc_info=failure)
        checked += sum(one is True for one in done)
    return checked


def _ended(task: asyncio.Task[bool]) -> None:
    _running.discard(task)
    if not task.cancelled() and (failure := task.exception()) is not None:
        logger.error("a shared badge was not checked", exc_info=failure)
