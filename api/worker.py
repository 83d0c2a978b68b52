"""The worker: the composition root of jobs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from procrastinate import App, PsycopgConnector

from api.accounts.jobs import blueprint as accounts
from api.audit.jobs import blueprint as audit
from api.feedback.jobs import blueprint as feedback
from api.holders import HOLDERS
from api.jobs.queue import Tools
from api.kit.database import Database, conninfo
from api.mail.jobs import blueprint as mail
from api.opendata.jobs import blueprint as opendata
from api.organisations.jobs import blueprint as organisations
from api.privacy.jobs import blueprint as privacy
from api.settings import Settings
from api.stream.jobs import blueprint as stream
from api.verification.jobs import blueprint as verification

CONCURRENCY = 4
"""Jobs that one worker runs at once."""


_QUEUE = App(connector=PsycopgConnector())
_QUEUE.add_tasks_from(accounts, namespace="accounts")
_QUEUE.add_tasks_from(audit, namespace="audit")
_QUEUE.add_tasks_from(feedback, namespace="feedback")
_QUEUE.add_tasks_from(mail, namespace="mail")
_QUEUE.add_tasks_from(opendata, namespace="opendata")
_QUEUE.add_tasks_from(organisations, namespace="organisations")
_QUEUE.add_tasks_from(privacy, namespace="privacy")
_QUEUE.add_tasks_from(stream, namespace="stream")
_QUEUE.add_tasks_from(verification, namespace="verification")


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
    async with opened_queue(settings.database_url) as queue:
        await queue.run_worker_async(
            concurrency=CONCURRENCY,
            wait=wait,
            listen_notify=wait,
            delete_jobs="successful",
            install_signal_handlers=wait,
            additional_context={"tools": Tools(database, settings, HOLDERS)},
        )
    await database.close()
