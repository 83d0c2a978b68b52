"""Jobs of questions: what time and silence do."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

from api.platform.jobs.queue import Blueprint, JobContext, Tools, tools
from api.platform.jobs.retention import delete_in_batches
from api.platform.kit.logs import why
from api.talk.questions import escalation

logger = logging.getLogger(__name__)

blueprint = Blueprint()


class PartlyDoneError(Exception):
    """Some questions failed; the others are done."""


# At night too: who is told of it hears when they may be rung.
@blueprint.periodic(cron="5 * * * *", periodic_id="hourly")
@blueprint.task(name="climb_due", pass_context=True, queueing_lock="climb_due_questions")
async def climb_due(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Remind, widen, hand to advisers; count silences."""
    await do_due(tools(context))


@blueprint.periodic(cron="40 3 * * *", periodic_id="daily")
@blueprint.task(name="delete_old", pass_context=True, queueing_lock="delete_old_questions")
async def delete_old(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Delete what is old."""
    used = tools(context)
    await delete_in_batches(
        used.database, "questions", partial(escalation.delete_old, settings=used.settings)
    )


@blueprint.task(name="climb", pass_context=True)
async def climb(context: JobContext, question_id: str) -> None:
    """A moderator released a question: it is offered to mentors."""
    used = tools(context)
    async with used.database.transaction() as session:
        await escalation.climb(session, used.settings, UUID(question_id))


async def do_due(used: Tools) -> None:
    """Silences first: who is paused by them is offered nothing more."""
    failed = 0
    async with used.database.reads.connect() as connection:
        silent = await escalation.silences(connection, used.settings)
    for question_id, mentor in silent:
        failed += await _alone(used, question_id, partial(escalation.count_silence, mentor=mentor))
    tried: set[UUID] = set()
    while True:
        async with used.database.reads.connect() as connection:
            due = await escalation.due(connection, used.settings, tried)
        if not due:
            break
        tried.update(due)
        for question_id in due:
            failed += await _alone(used, question_id, escalation.climb)
    if failed:
        raise PartlyDoneError(f"{failed} steps failed")


async def _alone(used: Tools, question_id: UUID, step: Callable[..., Awaitable[None]]) -> bool:
    """One step per transaction, so that one that fails does not keep the others; whether it failed."""
    try:
        async with used.database.transaction() as session:
            await step(session, used.settings, question_id)
    except Exception as error:
        # The error's own words may hold what the person typed.
        logger.error("question %s: %s", question_id, type(error).__name__, extra=why(error))
        return True
    return False
