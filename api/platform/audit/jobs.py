"""Jobs of the audit."""

import logging

from api.platform.audit import chain, service
from api.platform.jobs.queue import Blueprint, JobContext, tools

logger = logging.getLogger(__name__)

blueprint = Blueprint()


@blueprint.periodic(cron="10 1 * * *", periodic_id="daily")
@blueprint.task(name="seal_days", pass_context=True, queueing_lock="seal_audit_days")
async def seal_days(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Seal the days of the audit that are over; the log, out of the database's reach, has the seals too."""
    async with tools(context).database.transaction() as session:
        sealed = await service.seal(session)
    for line in sealed:
        logger.info(chain.LOG_LINE, *line)


@blueprint.periodic(cron="30 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_entries", pass_context=True, queueing_lock="delete_old_audit_entries")
async def delete_old_entries(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of the audit."""
    used = tools(context)
    async with used.database.transaction() as session:
        await service.delete_old(session, used.settings.audit_retention_years)
