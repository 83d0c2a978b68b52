"""Jobs of personal codes."""

from functools import partial

from api.people.vouching import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="45 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_age_codes")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete lists of codes that ended long ago."""
    used = tools(context)
    await delete_in_batches(used.database, "age codes", partial(service.delete_old, settings=used.settings))
