"""Jobs of offers."""

from functools import partial
from uuid import UUID

from api.placements.offers import lifecycle
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()
BATCH = 500


@blueprint.periodic(cron="2 0 * * *", periodic_id="daily")
@blueprint.task(name="expire", pass_context=True, queueing_lock="expire_offers")
async def expire(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """End what is over, in batches; delete what has been over for long."""
    used = tools(context)
    done = BATCH
    while done == BATCH:
        async with used.database.transaction() as session:
            done = await lifecycle.expire(session, BATCH)
    await delete_in_batches(used.database, "offers", partial(lifecycle.delete_old, settings=used.settings))


@blueprint.task(name="organisation_changed", pass_context=True)
async def organisation_changed(context: JobContext, organisation_id: str) -> None:
    """Follow an organisation that was verified, is to be checked anew, or is closed."""
    used = tools(context)
    async with used.database.transaction() as session:
        await lifecycle.organisation_changed(session, used.settings, UUID(organisation_id))
