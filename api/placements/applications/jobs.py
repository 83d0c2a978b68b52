"""Jobs of applications: what silence and time do."""

import logging
from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.placements.applications import changes, endings, gone, silence
from api.platform.jobs.queue import Blueprint, JobContext, Tools, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.logs import why

logger = logging.getLogger(__name__)

blueprint = Blueprint()


class PartlyDoneError(Exception):
    """Some applications failed; the others are done."""


# At night too: what ends ends within the hour, and who is told of it hears when they may be rung.
@blueprint.periodic(cron="35 * * * *", periodic_id="hourly")
@blueprint.task(name="end_due", pass_context=True, queueing_lock="end_due_applications")
async def end_due(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """End what silence, time, a closed offer or a closed account ends."""
    await _end_due(tools(context))


@blueprint.periodic(cron="50 7 * * *", periodic_id="daily")
@blueprint.task(name="remind", pass_context=True, queueing_lock="remind_of_applications")
async def remind(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Remind companies that are silent, and students who have not confirmed; delete what is old."""
    used = tools(context)
    for step, batch in ((silence.remind, silence.BATCH), (endings.remind_students, endings.BATCH)):
        done = batch
        while done == batch:
            async with used.database.transaction() as session:
                done = await step(session, used.settings)
    await delete_in_batches(
        used.database, "applications", partial(endings.delete_old, settings=used.settings)
    )


async def _end_due(used: Tools) -> None:
    tried: set[UUID] = set()
    failed = 0
    while True:
        async with used.database.reads.connect() as connection:
            due = [one for one in await endings.due(connection, used.settings) if one not in tried]
        if not due:
            break
        tried.update(due)
        for application_id in due:
            try:
                # One per transaction: one that fails does not keep the others.
                async with used.database.transaction() as session:
                    await endings.end(session, used.settings, application_id)
            except Exception as error:
                # The error's own words may hold what the person typed.
                logger.error("application %s: %s", application_id, type(error).__name__, extra=why(error))
                failed += 1
    if failed:
        raise PartlyDoneError(f"{failed} of {len(tried)} applications failed")


_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=4)


@blueprint.task(name="tell_changed", pass_context=True, retry=_AGAIN)
async def tell_changed(context: JobContext, offer_id: str) -> None:
    """Tell who has a place that its company changed it."""
    used = tools(context)
    async with used.database.transaction() as session:
        await changes.tell(session, used.settings, used.secrets, UUID(offer_id))


@blueprint.task(name="tell_gone", pass_context=True, retry=_AGAIN)
async def tell_gone(context: JobContext, application_id: str, *, had_place: bool, days: gone.Days) -> None:
    """Tell of an application whose company is gone."""
    used = tools(context)
    async with used.database.transaction() as session:
        await gone.tell(session, used.settings, used.secrets, UUID(application_id), days, had_place=had_place)
