"""Jobs of paths."""

from functools import partial

from api.guide.path import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="35 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_shared_paths", pass_context=True, queueing_lock="delete_old_shared_paths")
async def delete_old_shared_paths(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of shared paths."""
    used = tools(context)
    await delete_in_batches(
        used.database, "shared paths", partial(service.delete_old, settings=used.settings)
    )
