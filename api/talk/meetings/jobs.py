"""Jobs of meetings: what time does."""

import logging
from functools import partial

from api.platform.jobs.queue import Blueprint, JobContext, Tools, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.logs import why
from api.talk.meetings import due

logger = logging.getLogger(__name__)

blueprint = Blueprint()


class PartlyDoneError(Exception):
    """Some meetings failed; the others are done."""


@blueprint.periodic(cron="*/5 * * * *", periodic_id="often")
@blueprint.task(name="do_due", pass_context=True, queueing_lock="do_due_meetings")
async def do_due(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Remind; end what is over; call off what nobody came to."""
    await do_all(tools(context))


@blueprint.periodic(cron="50 3 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_meetings")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete what is old."""
    used = tools(context)
    await delete_in_batches(used.database, "meetings", partial(due.delete_old, settings=used.settings))


async def do_all(used: Tools) -> None:
    """One step per transaction, so that one that fails does not keep the others."""
    async with used.database.reads.connect() as connection:
        steps = await due.due(connection, used.settings)
    failed = 0
    for step, meeting_id in steps:
        try:
            async with used.database.transaction() as session:
                await due.do(session, step, meeting_id)
        except Exception as error:
            logger.error("meeting %s: %s", meeting_id, type(error).__name__, extra=why(error))
            failed += 1
    if failed:
        raise PartlyDoneError(f"{failed} steps failed")
