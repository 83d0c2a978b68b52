"""Jobs of personal codes."""

from api.jobs.queue import Blueprint, JobContext, tools
from api.vouching import service

blueprint = Blueprint()


@blueprint.periodic(cron="45 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_age_codes")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete lists of codes that ended long ago."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.delete_old(session, used.settings)
