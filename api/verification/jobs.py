"""Jobs of verification."""

from api.jobs.queue import Blueprint, JobContext, tools
from api.verification import renewal

blueprint = Blueprint()


@blueprint.periodic(cron="20 3 * * *", periodic_id="daily")
@blueprint.task(name="renew", pass_context=True, queueing_lock="renew_verifications")
async def renew(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask mentors again, and end what is over; one transaction for each batch."""
    used = tools(context)
    for step in renewal.STEPS:
        done = renewal.BATCH
        while done == renewal.BATCH:
            async with used.database.transaction() as session:
                done = await step(session, used.settings)
