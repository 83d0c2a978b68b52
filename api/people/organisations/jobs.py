"""Jobs of organisations."""

from functools import partial

from api.people.organisations import retention
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="40 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_organisation_rows")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete codes that have expired, ended invitations, and what limits no longer count."""
    used = tools(context)
    await delete_in_batches(
        used.database,
        "organisations",
        partial(retention.delete_old, invitation_days=used.settings.invitation_retention_days),
    )
