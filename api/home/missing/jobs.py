"""Jobs of missing questions."""

from functools import partial

from api.home.missing import service
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()


@blueprint.periodic(cron="50 2 * * *", periodic_id="daily")
@blueprint.task(
    name="delete_old_missing_questions", pass_context=True, queueing_lock="delete_old_missing_questions"
)
async def delete_old_missing_questions(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Apply the retention period of missing questions."""
    used = tools(context)
    await delete_in_batches(
        used.database, "missing questions", partial(service.delete_old, settings=used.settings)
    )
