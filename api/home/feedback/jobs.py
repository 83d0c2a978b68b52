"""Jobs of error reports."""

from functools import partial

from api.home.feedback import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="20 2 * * *", periodic_id="daily")
@blueprint.task(name="delete_old_error_reports", pass_context=True, queueing_lock="delete_old_error_reports")
async def delete_old_error_reports(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of error reports."""
    used = tools(context)
    await delete_in_batches(
        used.database, "error reports", partial(service.delete_old, settings=used.settings)
    )
