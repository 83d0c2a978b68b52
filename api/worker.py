"""The worker: the composition root of jobs."""

from procrastinate import App, PsycopgConnector

from api.feedback.jobs import blueprint as feedback
from api.jobs.queue import Tools
from api.kit.database import Database, conninfo
from api.opendata.jobs import blueprint as opendata
from api.settings import Settings

CONCURRENCY = 4
"""Jobs that one worker runs at once."""


def create_queue(url: str) -> App:
    """The queue with every feature's jobs."""
    queue = App(connector=PsycopgConnector(conninfo=conninfo(url)))
    queue.add_tasks_from(feedback, namespace="feedback")
    queue.add_tasks_from(opendata, namespace="opendata")
    return queue


async def work(settings: Settings, *, wait: bool = True) -> None:
    """Run jobs until told to stop; with `wait` false, only those that are due."""
    assert settings.database_url is not None
    database = Database(settings.database_url, pool_size=CONCURRENCY)
    queue = create_queue(settings.database_url)
    async with queue.open_async():
        await queue.run_worker_async(
            concurrency=CONCURRENCY,
            wait=wait,
            listen_notify=wait,
            delete_jobs="successful",
            install_signal_handlers=wait,
            additional_context={"tools": Tools(database, settings)},
        )
    await database.close()
