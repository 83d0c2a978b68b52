"""Jobs of the per-person stream."""

from functools import partial

from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.clock import now
from api.platform.stream import service

blueprint = Blueprint()


@blueprint.periodic(cron="35 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_events", pass_context=True, queueing_lock="delete_old_stream_events")
async def delete_old_events(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of notifications."""
    used = tools(context)
    days = used.settings.notification_retention_days
    await delete_in_batches(used.database, "notifications", partial(service.delete_old, now=now(), days=days))
