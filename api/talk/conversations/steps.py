"""What happens to a conversation besides words: delivered, looked at, closed, grown old."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.access import Viewer, adults
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings
from api.platform.stream import service as stream
from api.talk.conversations import queries
from api.talk.conversations.kinds import MESSAGE_WAITING
from api.talk.conversations.models import CloseReason, Side
from api.talk.conversations.telling import tell_closed, tell_one
from api.talk.conversations.writing import locked

BATCH = 200


async def delivered(session: AsyncSession, viewer: Viewer, conversation_id: UUID, seq: int) -> None:
    """A device of the viewer has the messages up to that one; the other side is told.

    Raises NotFoundError.
    """
    mine = {"id": conversation_id, "account_id": viewer.account_id, "seq": seq}
    await run(session, queries.LOCK_PEOPLE, mine)
    row = (await run(session, queries.DELIVERED, {**mine, **adults()})).first()
    if row is None:
        raise NotFoundError
    if row.changed and row.other_id is not None:
        await tell_one(session, row.other_id, conversation_id, "message.delivered", seq=row.seq)


async def seen(session: AsyncSession, viewer: Viewer, conversation_id: UUID, seq: int) -> None:
    """The viewer looked at the messages up to that one; the other side never learns it.

    Raises NotFoundError.
    """
    mine = {"id": conversation_id, "account_id": viewer.account_id, "seq": seq}
    if (await run(session, queries.SEEN, mine)).first() is None:
        raise NotFoundError
    about = [(viewer.account_id, {"conversation_id": conversation_id})]
    await stream.mark_seen_about(session, [MESSAGE_WAITING.name], about)


async def close(session: AsyncSession, settings: Settings, viewer: Viewer, conversation_id: UUID) -> None:
    """End it for both; a second time changes nothing. Raises NotFoundError."""
    row = await locked(session, settings, viewer.account_id, conversation_id)
    reason = CloseReason.STUDENT if row.side == Side.STUDENT else CloseReason.MENTOR
    closed = await run(session, queries.CLOSE, {"id": conversation_id, "reason": reason, "now": now()})
    if closed.first() is not None:
        await tell_closed(session, conversation_id, closed_by=viewer.account_id)


async def give_back(session: AsyncSession, question_id: UUID) -> bool:
    """End the conversation of a question that nobody answered in it, so that others may take the question.

    Both are told afterwards. False when there was an answer in the meantime: nothing has changed then.
    """
    ended = await run(session, queries.GIVE_BACK, {"question_id": question_id, "now": now()})
    row = ended.first()
    if row is None:
        return False
    await tell_later(session, row.id)
    return True


async def end_of_meeting(session: AsyncSession, question_ids: Sequence[UUID]) -> None:
    """The meeting in which these questions were answered is over: so are their conversations. Both people of
    each are told afterwards.
    """
    closed = await run(session, queries.CLOSE_ANSWERED, {"question_ids": list(question_ids), "now": now()})
    for conversation_id in closed.scalars():
        await tell_later(session, conversation_id)


async def close_of_student(session: AsyncSession, account_id: UUID) -> None:
    """A student's consent has ended: nobody writes any more. Both are told afterwards."""
    await _close_all(session, account_id, CloseReason.CONSENT)
    await run(session, queries.KEEP_CLOSED, {"account_id": account_id})


async def close_of_account(session: AsyncSession, account_id: UUID) -> list[UUID]:
    """An account is shut out or erased; the people it was speaking with. All are told afterwards."""
    return await _close_all(session, account_id, CloseReason.ACCOUNT)


async def _close_all(session: AsyncSession, account_id: UUID, reason: CloseReason) -> list[UUID]:
    statement = queries.CLOSE_OF_STUDENT if reason == CloseReason.CONSENT else queries.CLOSE_OF_ACCOUNT
    closed = await run(session, statement, {"account_id": account_id, "reason": reason, "now": now()})
    others: set[UUID] = set()
    for row in closed.all():
        others.update({row.student_id, row.mentor_id} - {None, account_id})
        await tell_later(session, row.id)
    return sorted(others)


async def close_old(session: AsyncSession, settings: Settings) -> int:
    """Close some of those where nobody wrote for long, or nobody may answer any more; how many."""
    moment = now()
    closed = await run(
        session,
        queries.CLOSE_OLD,
        {
            "now": moment,
            "idle_since": moment - timedelta(days=settings.conversation_idle_days),
            "limit": BATCH,
        },
    )
    ids = list(closed.scalars())
    for conversation_id in ids:
        await tell_later(session, conversation_id)
    return len(ids)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of those that ended so many months ago, and that both people have left; how many."""
    limits = {"now": now(), "months": settings.conversation_retention_months}
    return await run_each(session, queries.DELETE_OLD, limits)


async def tell_later(session: AsyncSession, conversation_id: UUID) -> None:
    """Both people are told that it is closed by a job, since the caller has more to do."""
    await defer(session, "conversations:tell_closed", conversation_id=str(conversation_id))
