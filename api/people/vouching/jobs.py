"""Jobs of personal codes."""

from api.people.vouching import service
from api.platform.jobs.queue import Blueprint, JobContext, tools

blueprint = Blueprint()


@blueprint.periodic(cron="45 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_age_codes")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete lists of codes that ended long ago."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.delete_old(session, used.settings)
