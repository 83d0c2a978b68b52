"""Jobs of organisations."""

from api.people.organisations import retention
from api.platform.jobs.queue import Blueprint, JobContext, tools

blueprint = Blueprint()


@blueprint.periodic(cron="40 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_organisation_rows")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete codes that have expired, ended invitations, and what limits no longer count."""
    used = tools(context)
    async with used.database.transaction() as session:
        await retention.delete_old(session, used.settings.invitation_retention_days)
