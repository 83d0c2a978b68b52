"""Jobs of the importers."""

import asyncio
import logging
from functools import partial

from api.guide.opendata import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()
logger = logging.getLogger(__name__)


@blueprint.periodic(cron="40 2 * * *", periodic_id="nightly")
@blueprint.task(name="import_all", pass_context=True, queueing_lock="import_all")
async def import_all(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Put each import of the schedule into the queue, so that one that fails leaves the others alone."""
    for number, _entry in enumerate(tools(context).settings.import_schedule):
        await import_source.configure(lock="import").defer_async(number=number)


@blueprint.task(name="import_source", pass_context=True, retry=2)
async def import_source(context: JobContext, number: int) -> None:
    """Import one source, told by its place in the schedule: its address may hold a key.

    A file that is refused imports nothing and is told in the log and to admins.
    """
    used = tools(context)
    if number >= len(used.settings.import_schedule):
        return
    entry, database = used.settings.import_schedule[number], used.database
    try:
        report = await asyncio.to_thread(service.run_import, database.url, entry.source, entry.address)
    except service.BrokenFileError as error:
        logger.error("nothing imported from %s: %s", entry.source, error)
        async with database.transaction() as session:
            await service.refused(session, used, entry.source, entry.address, error)
    else:
        logger.info("imported %s: %s", entry.source, report.summary())
        async with database.transaction() as session:
            await service.accepted(session, entry.source, entry.address)


@blueprint.periodic(cron="25 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_imports", pass_context=True, queueing_lock="delete_old_imports")
async def delete_old_imports(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of import reports."""
    used = tools(context)
    await delete_in_batches(
        used.database,
        "import reports",
        partial(service.delete_old_runs, days=used.settings.import_report_retention_days),
    )
