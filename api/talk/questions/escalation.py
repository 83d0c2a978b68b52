"""What happens to a question by itself: a reminder, others, an adviser; and what silence costs a mentor.

Counted from when it was asked, days as in the settings (7, 14, 21): those who were offered it are reminded;
the next few mentors are offered it; the advisers answer. Where nobody is left who could take it, the next few
get it at once, and if there are none, the advisers get it already at the first step. For whoever took a
question and does not answer the same days count anew from the taking: a reminder, then others get it.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.access import adults
from api.platform.kit.clock import now, today
from api.platform.kit.problems import NotFoundError
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings
from api.talk.conversations import facade as conversations
from api.talk.mentoring import service as mentoring
from api.talk.questions import kinds, queries
from api.talk.questions.asking import held
from api.talk.questions.models import QuestionStatus
from api.talk.questions.offering import for_advisers, keep_for_meeting, offer
from api.talk.questions.telling import leave_inboxes, tell_advisers, tell_mentors, tell_student

BATCH = 100


async def due(connection: AsyncConnection, settings: Settings, but: Collection[UUID]) -> list[UUID]:
    """At most `BATCH` questions for which something may be due, without those in `but`."""
    rows = await connection.execute(queries.DUE, {**_moments(settings), "but": list(but), "limit": BATCH})
    return [row.id for row in rows]


async def climb(session: AsyncSession, settings: Settings, question_id: UUID) -> None:
    """Take the step that is due for one question now; where none is, nothing happens."""
    found = (await run(session, queries.PEOPLE_OF, {"id": question_id})).first()
    if found is None:
        return
    people = {found.account_id, found.mentor_id} - {None}
    await run(session, queries.LOCK_PEOPLE, {"account_ids": sorted(people)})
    try:
        question = await held(session, question_id)
    except NotFoundError:
        return
    if question.status == QuestionStatus.TAKEN:
        await _watch_the_taker(session, settings, question)
        return
    if question.status != QuestionStatus.WAITING:
        return
    since = question.waits_until or question.created_at
    waited = now() - since
    if waited < timedelta(0):
        # A moderator released it before its meeting.
        await keep_for_meeting(session, question)
        return
    if for_advisers(**question._mapping):
        # A moderator released it: nobody else was to answer it.
        await run(session, queries.LEAVE_TO_ADVISERS, {"id": question_id})
        await tell_advisers(session, settings, question_id)
        return
    able = {"id": question_id, "now": now(), **adults()}
    live = [row.account_id for row in await run(session, queries.LIVE, able)]
    others_after = timedelta(days=settings.question_others_days)
    if waited >= timedelta(days=settings.question_adviser_days):
        await _leave_to_advisers(session, settings, question)
    elif waited >= others_after and (
        question.widened_at is None or question.widened_at < since + others_after
    ):
        await _widen(session, settings, question)
    elif not live:
        await _find_somebody(session, settings, question, waited)
    elif waited >= timedelta(days=settings.question_reminder_days) and question.reminded_at is None:
        await run(session, queries.REMINDED, {"id": question_id, "now": now()})
        await tell_mentors(session, settings, question_id, live, kinds.QUESTION_REMINDER)


async def silences(connection: AsyncConnection, settings: Settings) -> list[tuple[UUID, UUID]]:
    """Pairs of a question and a mentor (account) who has said nothing to it for too long; a batch."""
    rows = await connection.execute(
        queries.DUE_SILENCES, {**_moments(settings), "today": today(), "limit": BATCH}
    )
    return [(row.question_id, row.account_id) for row in rows]


async def count_silence(session: AsyncSession, settings: Settings, question_id: UUID, mentor: UUID) -> None:
    """Count one mentor's silence to one question, once."""
    counted = await run(session, queries.SILENT, {"id": question_id, "account_id": mentor, "now": now()})
    if counted.first() is not None:
        await mentoring.stayed_silent(session, settings, mentor)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of questions that ended so many months ago and whose conversation is gone; how many."""
    limits = {"now": now(), "months": settings.conversation_retention_months}
    return await run_each(session, [queries.DELETE_OLD], limits)


async def _watch_the_taker(session: AsyncSession, settings: Settings, question: Row[Any]) -> None:
    opened = (await run(session, queries.CONVERSATION_OF, {"id": question.id})).first()
    if opened is None or opened.answered_at is not None:
        return
    waited = now() - question.taken_at
    gone = opened.status == "closed" and opened.close_reason in ("mentor", "account")
    if gone or (opened.status == "open" and waited >= timedelta(days=settings.question_others_days)):
        await pass_on(session, settings, question, opened, silent=not gone)
    elif (
        opened.status == "open"
        and question.reminded_at is None
        and waited >= timedelta(days=settings.question_reminder_days)
    ):
        await run(session, queries.REMINDED, {"id": question.id, "now": now()})
        await tell_mentors(
            session,
            settings,
            question.id,
            [opened.mentor_id],
            kinds.QUESTION_REMINDER,
            conversation_id=opened.id,
        )


async def pass_on(
    session: AsyncSession, settings: Settings, question: Row[Any], opened: Row[Any], *, silent: bool
) -> bool:
    """The conversation without an answer ends, and the question goes on to others; False where there is an
    answer after all.
    """
    if not await conversations.give_back(session, question.id):
        return False
    if silent and not opened.as_staff:
        await count_silence(session, settings, question.id, opened.mentor_id)
    await run(session, queries.DECLINE, {"id": question.id, "account_id": opened.mentor_id, "now": now()})
    status = QuestionStatus.WITH_ADVISER if opened.as_staff else QuestionStatus.WAITING
    await run(session, queries.GIVE_BACK, {"id": question.id, "status": status, "now": now()})
    if opened.as_staff:
        await tell_advisers(session, settings, question.id)
        return True
    again = await held(session, question.id)
    since = question.waits_until or question.created_at
    if now() - since >= timedelta(days=settings.question_adviser_days):
        await _leave_to_advisers(session, settings, again)
    else:
        await _widen(session, settings, again)
    return True


async def _widen(session: AsyncSession, settings: Settings, question: Row[Any]) -> None:
    """The next few are offered it; the student is told when somebody is."""
    await run(session, queries.WIDENED, {"id": question.id, "now": now()})
    more = await offer(session, settings, await held(session, question.id))
    if more:
        await tell_student(session, settings, question.id, question.account_id, kinds.QUESTION_WIDENED)
    await tell_mentors(session, settings, question.id, more, kinds.QUESTION_OFFERED)


async def _find_somebody(
    session: AsyncSession, settings: Settings, question: Row[Any], waited: timedelta
) -> None:
    """Nobody is left who could take it: somebody may have become free; else advisers answer sooner."""
    more = await offer(session, settings, question)
    if more:
        await tell_mentors(session, settings, question.id, more, kinds.QUESTION_OFFERED)
    elif waited >= timedelta(days=settings.question_reminder_days):
        await _leave_to_advisers(session, settings, question)


async def _leave_to_advisers(session: AsyncSession, settings: Settings, question: Row[Any]) -> None:
    await run(session, queries.LEAVE_TO_ADVISERS, {"id": question.id})
    await tell_student(session, settings, question.id, question.account_id, kinds.QUESTION_WITH_ADVISER)
    await tell_advisers(session, settings, question.id)
    await leave_inboxes(session, question.id)


def _moments(settings: Settings) -> dict[str, Any]:
    moment = now()
    others = timedelta(days=settings.question_others_days)
    return {
        **adults(),
        "now": moment,
        "remind_before": moment - timedelta(days=settings.question_reminder_days),
        "others_before": moment - others,
        "others_after": others,
        "adviser_before": moment - timedelta(days=settings.question_adviser_days),
    }
