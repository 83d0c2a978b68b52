"""Jobs of conversations: ringing, telling, and what time does."""

from datetime import datetime
from functools import partial
from uuid import UUID

from procrastinate import RetryStrategy

from api.platform.jobs.queue import Blueprint, JobContext, tools
from api.platform.jobs.retention import delete_in_batches
from api.talk.conversations import reportables, ringing, steps
from api.talk.conversations.models import Side
from api.talk.conversations.telling import tell_closed as tell_people

blueprint = Blueprint()

_AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4)


@blueprint.task(name="ring", pass_context=True, retry=_AGAIN)
async def ring(context: JobContext, conversation_id: str, side: str, planned: str) -> None:
    """Ring one side if words still wait for it."""
    used = tools(context)
    async with used.database.transaction() as session:
        at = datetime.fromisoformat(planned)
        await ringing.ring(session, used.settings, UUID(conversation_id), Side(side), at)


@blueprint.task(name="tell_closed", pass_context=True, retry=_AGAIN)
async def tell_closed(context: JobContext, conversation_id: str) -> None:
    """Tell both people that a conversation is over."""
    async with tools(context).database.transaction() as session:
        await tell_people(session, UUID(conversation_id))


@blueprint.task(name="tell_changed", pass_context=True, retry=_AGAIN)
async def tell_changed(context: JobContext, conversation_id: str, seq: int) -> None:
    """Wake both people's devices for a message that a moderator hid or released."""
    async with tools(context).database.transaction() as session:
        await reportables.tell_changed(session, UUID(conversation_id), seq)


@blueprint.periodic(cron="15 3 * * *", periodic_id="daily")
@blueprint.task(name="end_old", pass_context=True, queueing_lock="end_old_conversations")
async def end_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Close the conversations that nobody uses, delete those whose time is over."""
    used = tools(context)
    closed = steps.BATCH
    while closed == steps.BATCH:
        async with used.database.transaction() as session:
            closed = await steps.close_old(session, used.settings)
    await delete_in_batches(used.database, "conversations", partial(steps.delete_old, settings=used.settings))
