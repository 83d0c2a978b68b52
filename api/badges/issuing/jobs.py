"""Jobs of issuing."""

from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.badges.issuing import asking, awards, lost_keys, retention, unmanaged
from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.threads import text_turn

blueprint = Blueprint()

_AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4)


@blueprint.task(name="work_batch", pass_context=True, retry=_AGAIN)
async def work_batch(context: JobContext, batch_id: str) -> None:
    """Offer a badge to the next lines of a list."""
    used = tools(context)
    async with text_turn(batch_id), used.database.transaction() as session:
        await awards.work(session, used.settings, used.secrets, UUID(batch_id))


@blueprint.periodic(cron="20 3 * * *", periodic_id="daily")
@blueprint.task(name="forget", pass_context=True, queueing_lock="forget_offers")
async def forget(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Let offers lapse that nobody accepted, and forget the addresses they went to; and drafts of requests
    and their photos whose time is over."""
    used = tools(context)
    await delete_in_batches(used.database, "badge offers", partial(retention.forget, settings=used.settings))
    await delete_in_batches(
        used.database, "badge requests", partial(asking.delete_old, settings=used.settings)
    )


@blueprint.periodic(cron="30 3 * * *", periodic_id="daily")
@blueprint.task(name="end_requests", pass_context=True, queueing_lock="end_badge_requests")
async def end_requests(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """End requests that nobody can answer: also those sent while the organisation was closing."""
    await _end_requests(context)


@blueprint.task(name="organisation_changed", pass_context=True, retry=_AGAIN)
async def organisation_changed(context: JobContext, organisation_id: str) -> None:  # noqa: ARG001
    """Follow an organisation that is closed or is to be checked anew: what waits for its answer ends."""
    await _end_requests(context)


async def _end_requests(context: JobContext) -> None:
    used = tools(context)
    more = True
    while more:
        async with used.database.transaction() as session:
            more = await unmanaged.end_requests(session, used.settings)


@blueprint.task(name="sign_anew", pass_context=True, retry=_AGAIN)
async def sign_anew(context: JobContext, kid: str) -> None:
    """Sign anew what was signed with a key that somebody else may have."""
    used = tools(context)
    more = True
    while more:
        async with used.database.transaction() as session:
            more = await lost_keys.sign_anew(session, used.settings, used.secrets, kid)
