"""Jobs of alerts."""

from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.placements.alerts import matching, retention, telling
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches

blueprint = Blueprint()

_AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4)


@blueprint.task(name="offer_published", pass_context=True, retry=_AGAIN)
async def offer_published(context: JobContext, offer_id: str) -> None:
    """An offer can be found: look who wants it."""
    async with tools(context).database.transaction() as session:
        await matching.enqueue(session, UUID(offer_id))


@blueprint.task(name="fan_out", pass_context=True, retry=_AGAIN)
async def fan_out(context: JobContext, offer_id: str, first: str, following: str | None) -> None:
    """Tell one chunk of people of an offer."""
    used = tools(context)
    async with used.database.transaction() as session:
        found = await matching.write_found(
            session, UUID(offer_id), UUID(first), UUID(following) if following else None
        )
        if found:
            await telling.tell_at_once(session, used.settings, used.secrets, UUID(offer_id), found)


@blueprint.periodic(cron="* * * * *", periodic_id="minute")
@blueprint.task(name="tell_due", pass_context=True, queueing_lock="tell_due_alerts")
async def tell_due(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Tell what waited for the morning, for the end of school, or for a digest."""
    used = tools(context)
    last: UUID | None = telling.NOBODY
    while last is not None:
        async with used.database.transaction() as session:
            last = await telling.tell_due(session, used.settings, used.secrets, last)


# In UTC: after school all year round, so that nobody who is asked has to wait.
@blueprint.periodic(cron="10 16 * * *", periodic_id="daily")
@blueprint.task(name="retire", pass_context=True, queueing_lock="retire_alerts")
async def retire(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Ask who still searches, stop what nobody wants any more, and forget what was found long ago."""
    used = tools(context)
    left = 1
    while left:
        async with used.database.transaction() as session:
            left = await retention.ask(session, used.settings, used.secrets)
    left = 1
    while left:
        async with used.database.transaction() as session:
            left = await retention.stop(session, used.settings)
    await delete_in_batches(
        used.database, "found offers", partial(retention.delete_old, settings=used.settings)
    )
