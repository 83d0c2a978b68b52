"""The worker: the composition root of jobs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from procrastinate import App, PsycopgConnector
from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.backpack.jobs import blueprint as backpack
from api.badges.issuing.jobs import blueprint as issuing
from api.guide.opendata.jobs import blueprint as opendata
from api.home.feedback.jobs import blueprint as feedback
from api.named import NAMES
from api.people.accounts.jobs import blueprint as accounts
from api.people.accounts.service import holders_of
from api.people.moderation.jobs import blueprint as moderation
from api.people.organisations.jobs import blueprint as organisations
from api.people.privacy.jobs import blueprint as privacy
from api.people.verification.jobs import blueprint as verification
from api.people.vouching.jobs import blueprint as vouching
from api.personal_data import PERSONAL_DATA
from api.placements.alerts.jobs import blueprint as alerts
from api.placements.applications.jobs import blueprint as applications
from api.placements.feeds.jobs import blueprint as feeds
from api.placements.offers.jobs import blueprint as offers
from api.platform.access import Role
from api.platform.audit.jobs import blueprint as audit
from api.platform.jobs.queue import Tools
from api.platform.kit.database import Database, conninfo
from api.platform.mail.jobs import blueprint as mail
from api.platform.notices.jobs import blueprint as notices
from api.platform.notices.service import push_rules
from api.platform.push.jobs import blueprint as push
from api.platform.push.sender import opened_sender
from api.platform.settings import Settings
from api.platform.stream.jobs import blueprint as stream
from api.talk.conversations.jobs import blueprint as conversations
from api.talk.questions.jobs import blueprint as questions

logger = logging.getLogger(__name__)

CONCURRENCY = 4
"""Jobs that one worker runs at once."""


_QUEUE = App(connector=PsycopgConnector())
_QUEUE.add_tasks_from(accounts, namespace="accounts")
_QUEUE.add_tasks_from(alerts, namespace="alerts")
_QUEUE.add_tasks_from(applications, namespace="applications")
_QUEUE.add_tasks_from(audit, namespace="audit")
_QUEUE.add_tasks_from(backpack, namespace="backpack")
_QUEUE.add_tasks_from(conversations, namespace="conversations")
_QUEUE.add_tasks_from(feedback, namespace="feedback")
_QUEUE.add_tasks_from(feeds, namespace="feeds")
_QUEUE.add_tasks_from(issuing, namespace="issuing")
_QUEUE.add_tasks_from(mail, namespace="mail")
_QUEUE.add_tasks_from(moderation, namespace="moderation")
_QUEUE.add_tasks_from(notices, namespace="notices")
_QUEUE.add_tasks_from(opendata, namespace="opendata")
_QUEUE.add_tasks_from(offers, namespace="offers")
_QUEUE.add_tasks_from(organisations, namespace="organisations")
_QUEUE.add_tasks_from(privacy, namespace="privacy")
_QUEUE.add_tasks_from(push, namespace="push")
_QUEUE.add_tasks_from(questions, namespace="questions")
_QUEUE.add_tasks_from(stream, namespace="stream")
_QUEUE.add_tasks_from(verification, namespace="verification")
_QUEUE.add_tasks_from(vouching, namespace="vouching")
# A list that was sent before an update goes on after it.
_QUEUE.add_task_alias(_QUEUE.tasks["issuing:work_batch"], "badges:work_batch")


@asynccontextmanager
async def opened_queue(url: str) -> AsyncIterator[App]:
    """The queue of the database at `url`, with every feature's jobs."""
    with _QUEUE.replace_connector(PsycopgConnector(conninfo=conninfo(url))) as queue:
        async with queue.open_async():
            yield queue


async def work(settings: Settings, *, wait: bool = True) -> None:
    """Run jobs until told to stop; with `wait` false, only those that are due."""
    assert settings.database_url is not None
    database = Database(settings.database_url, pool_size=CONCURRENCY)
    async with (
        opened_queue(settings.database_url) as queue,
        opened_sender(settings) as push_sender,
        _taking_over(queue, settings.worker_silence_seconds),
    ):
        await queue.run_worker_async(
            concurrency=CONCURRENCY,
            wait=wait,
            listen_notify=wait,
            delete_jobs="successful",
            install_signal_handlers=wait,
            update_heartbeat_interval=settings.worker_silence_seconds / 4,
            stalled_worker_timeout=settings.worker_silence_seconds,
            additional_context={
                "tools": Tools(database, settings, PERSONAL_DATA, _admins),
                "push_sender": push_sender,
                "push_rules": push_rules(settings, NAMES),
                "names": NAMES,
            },
        )
    await database.close()


async def _admins(connection: AsyncConnection) -> list[UUID]:
    return await holders_of(connection, Role.ADMIN)


@asynccontextmanager
async def _taking_over(queue: App, silence_s: float) -> AsyncIterator[None]:
    """Meanwhile, start anew the jobs of workers that were killed: nobody else will."""

    async def watch() -> None:
        while True:
            await asyncio.sleep(silence_s / 4)
            try:
                await take_over(queue, silence_s)
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


async def take_over(queue: App, silence_s: float) -> None:
    """Put the jobs back into the queue whose worker has given no sign of life for that long."""
    for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence_s):
        logger.warning("job %s of a dead worker begins anew: %s", job.id, job.task_name)
        await queue.job_manager.retry_job(job)
