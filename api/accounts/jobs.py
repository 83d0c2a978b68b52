"""Jobs of accounts."""

from api.accounts import sessions
from api.jobs.queue import Blueprint, JobContext, tools

blueprint = Blueprint()


@blueprint.periodic(cron="*/30 * * * *", periodic_id="half-hourly")
@blueprint.task(name="delete_expired", pass_context=True, queueing_lock="delete_expired_sessions")
async def delete_expired(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete sessions, flows and codes whose time is over."""
    async with tools(context).database.transaction() as session:
        await sessions.delete_expired(session)
