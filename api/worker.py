"""The worker: the composition root of jobs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.worker import Worker
from sqlalchemy.ext.asyncio import AsyncConnection

from api.features import FEATURES, LABELS, MEASURED, NOTICES, PERSONAL_DATA
from api.people.accounts.service import holders_of
from api.platform.access import Role
from api.platform.jobs.known import KnownJobs
from api.platform.jobs.queue import Tools
from api.platform.kit import metrics
from api.platform.kit.database import Database, Pools, conninfo, named
from api.platform.kit.silence import KEEPALIVE
from api.platform.metrics.port import told
from api.platform.notices.service import push_rules
from api.platform.push.sender import opened_sender
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

CONCURRENCY = 4
"""Jobs that one worker runs at once."""
POOLS = Pools(writes=CONCURRENCY, reads=2, hot=1)
QUEUE_POOL = 2
"""With one that hears, one that measures and one that imports a worker holds twelve connections at most."""


_QUEUE = App(connector=PsycopgConnector())
_JOBS = KnownJobs(_QUEUE.connector, _QUEUE.tasks)
_QUEUE.job_manager = _JOBS
for feature in FEATURES:
    if feature.jobs is not None:
        _QUEUE.add_tasks_from(feature.jobs, namespace=feature.name)
# A list that was sent before an update goes on after it.
_QUEUE.add_task_alias(_QUEUE.tasks["issuing:work_batch"], "badges:work_batch")


def known_tasks() -> Collection[str]:
    """The tasks that this release runs, former names included."""
    return _QUEUE.tasks.keys()


@asynccontextmanager
async def opened_queue(url: str) -> AsyncIterator[App]:
    """The queue of the database at `url`, with every feature's jobs."""
    connector = PsycopgConnector(
        conninfo=conninfo(url),
        min_size=1,
        max_size=QUEUE_POOL,
        kwargs={"application_name": named("queue"), **KEEPALIVE},
    )
    with _QUEUE.replace_connector(connector) as queue:
        async with queue.open_async():
            yield queue


async def work(settings: Settings, *, wait: bool = True) -> None:
    """Run jobs until told to stop; with `wait` false, only those that are due."""
    assert settings.database_url is not None
    database = Database(settings.database_url, pool_size=POOLS, pooler=settings.pooler_url)
    async with (
        opened_queue(settings.database_url) as queue,
        opened_sender(settings) as push_sender,
        told(settings, settings.database_url, MEASURED),
        _taking_over(settings.worker_silence_seconds, settings.worker_sign),
    ):
        await queue.run_worker_async(
            concurrency=CONCURRENCY,
            wait=wait,
            listen_notify=wait,
            delete_jobs="successful",
            install_signal_handlers=wait,
            worker_middleware=[_counted],
            update_heartbeat_interval=settings.worker_silence_seconds / 4,
            stalled_worker_timeout=settings.worker_silence_seconds,
            # What is taken over or tried again is announced by nobody.
            fetch_job_polling_interval=settings.worker_silence_seconds / 4,
            additional_context={
                "tools": Tools(database, settings, PERSONAL_DATA, LABELS, _admins),
                "push_sender": push_sender,
                "push_rules": push_rules(settings, NOTICES),
                "notices": NOTICES,
            },
        )
    await database.close()


async def _counted(run: Callable[[], Awaitable[Any]], context: JobContext, _worker: Worker) -> Any:
    with metrics.job(context.job.task_name):
        return await run()


async def _admins(connection: AsyncConnection) -> list[UUID]:
    return await holders_of(connection, Role.ADMIN)


@asynccontextmanager
async def _taking_over(silence_s: float, sign: Path | None) -> AsyncIterator[None]:
    """Meanwhile, start anew the jobs of workers that were killed: nobody else will. Each time the database
    answered, `sign` is touched.
    """

    async def watch() -> None:
        while True:
            await asyncio.sleep(silence_s / 4)
            try:
                await _take_over(silence_s)
                if sign is not None:
                    sign.touch()  # noqa: ASYNC240 - one system call
            except Exception:
                # The database is away for a moment: the next round will tell.
                logger.exception("could not look for the jobs of dead workers")

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def _take_over(silence_s: float) -> None:
    """Put the jobs back into the queue whose worker has given no sign of life for that long."""
    for job in await _JOBS.stalled(silence_s):
        logger.warning("job %s of a dead worker begins anew: %s", job.id, job.task_name)
        await _JOBS.retry_job(job)
