"""Jobs of the audit."""

from api.audit import service
from api.jobs.queue import Blueprint, JobContext, tools

blueprint = Blueprint()


@blueprint.periodic(cron="30 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_entries", pass_context=True, queueing_lock="delete_old_audit_entries")
async def delete_old_entries(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of the audit."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.delete_old(session, used.settings.audit_retention_years)
