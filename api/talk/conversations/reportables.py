"""What moderators may look at here: a message, or a conversation as a whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.platform.access import adults
from api.platform.feature.reportable import Found, Line, Meeting, Reportable, SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.talk.conversations import queries, ringing
from api.talk.conversations import reportable_queries as moderated
from api.talk.conversations.models import CloseReason, MessageStatus, Side
from api.talk.conversations.steps import tell_later
from api.talk.conversations.telling import tell_both

MARGIN = 10
"""Messages shown on either side of the one that was reported."""


async def _find_message(session: AsyncSession, message_id: UUID) -> Found | None:
    row = await _message(session, message_id)
    if row is None:
        return None
    return Found(
        about_id=row.student_id if row.side == Side.STUDENT else row.mentor_id,
        department=row.department,
        parties=_people(row),
        conversation_id=row.conversation_id,
    )


async def _around_message(session: AsyncSession, message_id: UUID) -> Sequence[Line]:
    row = await _message(session, message_id)
    return [] if row is None else await _lines(session, row.conversation_id, row.seq)


async def _hide_message(session: AsyncSession, message_id: UUID) -> None:
    row = await _message(session, message_id)
    if row is None:
        return
    hidden = (await run(session, moderated.HIDE, {"id": message_id})).first()
    if hidden is not None:
        await _tell_later(session, row.conversation_id, hidden.seq)


async def _release_message(session: AsyncSession, message_id: UUID) -> None:
    """A held one joins the end, unless the two are apart by now, or their talk has ended: whose consent was
    withdrawn, or who left, says nothing more in it. A hidden one stands where it was.
    """
    row = await _message(session, message_id)
    if row is None:
        return
    connection = await session.connection()
    if row.status == MessageStatus.HELD and (
        not row.goes_on or await moderation.apart(connection, row.student_id, row.mentor_id)
    ):
        return
    locked = (await connection.execute(moderated.LOCK_ONE, {"id": row.conversation_id})).one()
    moment, seq = now(), locked.last_seq + 1
    released = (
        await connection.execute(moderated.RELEASE, {"id": message_id, "seq": seq, "now": moment})
    ).first()
    if released is not None:
        planned = locked.mentor_ring_at if row.side == Side.STUDENT else locked.student_ring_at
        ring = None if planned is not None and planned > moment else moment + ringing.DELAY
        await connection.execute(
            moderated.RELEASED,
            {
                "id": row.conversation_id,
                "seq": seq,
                "now": moment,
                "side": row.side,
                **ringing.columns(row.side, ring),
            },
        )
        if ring is not None:
            await ringing.plan(session, row.conversation_id, ringing.receiver(row.side), ring)
    else:
        released = (await connection.execute(moderated.UNHIDE, {"id": message_id})).first()
    if released is not None:
        await _tell_later(session, row.conversation_id, released.seq)


async def _unmask_message(session: AsyncSession, message_id: UUID, original: str) -> bool:
    shown = (await run(session, moderated.UNMASK, {"id": message_id, "original": original})).first()
    if shown is not None:
        await _tell_later(session, shown.conversation_id, shown.seq)
    return shown is not None


async def _message_seen_by(session: AsyncSession, message_id: UUID, account_id: UUID) -> bool:
    row = await _message(session, message_id)
    if row is None:
        return False
    if account_id not in _people(row):
        read = await run(
            session, moderated.READ_IN_MEETING, {"id": message_id, "account_id": account_id, **adults()}
        )
        return row.status == MessageStatus.VISIBLE and bool(read.scalar())
    author = row.student_id if row.side == Side.STUDENT else row.mentor_id
    return bool(row.status == MessageStatus.VISIBLE or author == account_id)


async def _find_conversation(session: AsyncSession, conversation_id: UUID) -> Found | None:
    row = await _conversation(session, conversation_id)
    if row is None:
        return None
    return Found(
        about_id=None, department=row.department, parties=_people(row), conversation_id=conversation_id
    )


async def _whole(session: AsyncSession, conversation_id: UUID) -> Sequence[Line]:
    return await _lines(session, conversation_id, None)


async def _close_conversation(session: AsyncSession, conversation_id: UUID) -> None:
    closed = await run(
        session, queries.CLOSE, {"id": conversation_id, "reason": CloseReason.MODERATOR, "now": now()}
    )
    if closed.first() is not None:
        await tell_later(session, conversation_id)


async def _reopen_conversation(session: AsyncSession, conversation_id: UUID) -> None:
    await run(session, moderated.REOPEN, {"id": conversation_id})


async def _conversation_seen_by(session: AsyncSession, conversation_id: UUID, account_id: UUID) -> bool:
    row = await _conversation(session, conversation_id)
    return row is not None and account_id in _people(row)


async def _meetings(session: AsyncSession, account_id: UUID) -> Sequence[Meeting]:
    rows = await run(session, moderated.MEETINGS, {"account_id": account_id})
    return [Meeting(**row._mapping) for row in rows]


async def tell_changed(session: AsyncSession, conversation_id: UUID, seq: int) -> None:
    """Wake both people's devices for a message that a moderator hid or released."""
    await run(session, queries.LOCK_PEOPLE, {"id": conversation_id})
    row = await _conversation(session, conversation_id)
    if row is not None:
        await tell_both(session, row, "message.new", seq=seq)


async def _tell_later(session: AsyncSession, conversation_id: UUID, seq: int) -> None:
    await defer(session, "conversations:tell_changed", conversation_id=str(conversation_id), seq=seq)


async def _message(session: AsyncSession, message_id: UUID) -> Row[Any] | None:
    return (await run(session, moderated.MESSAGE, {"id": message_id})).first()


async def _conversation(session: AsyncSession, conversation_id: UUID) -> Row[Any] | None:
    return (await run(session, moderated.CONVERSATION, {"id": conversation_id})).first()


def _people(row: Row[Any]) -> frozenset[UUID]:
    return frozenset({row.student_id, row.mentor_id} - {None})


async def _lines(session: AsyncSession, conversation_id: UUID, around: int | None) -> Sequence[Line]:
    rows = await run(session, moderated.EXCERPT, {"id": conversation_id, "around": around, "margin": MARGIN})
    return [Line(**{**row._mapping, "kind": SubjectKind(row.kind)}) for row in rows]


REPORTABLES = (
    Reportable(
        kind=SubjectKind.MESSAGE,
        find=_find_message,
        excerpt=_around_message,
        hide=_hide_message,
        release=_release_message,
        seen_by=_message_seen_by,
        unmask=_unmask_message,
    ),
    Reportable(
        kind=SubjectKind.CONVERSATION,
        find=_find_conversation,
        excerpt=_whole,
        hide=_close_conversation,
        release=_reopen_conversation,
        seen_by=_conversation_seen_by,
        meetings=_meetings,
    ),
)
