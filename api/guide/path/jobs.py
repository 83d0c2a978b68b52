"""Jobs of paths."""

from api.guide.path import service
from api.platform.jobs.queue import Blueprint, JobContext, tools

blueprint = Blueprint()


@blueprint.periodic(cron="35 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_shared_paths", pass_context=True, queueing_lock="delete_old_shared_paths")
async def delete_old_shared_paths(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of shared paths."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.delete_old(session, used.settings)
