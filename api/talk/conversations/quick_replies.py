"""Sentences that mentors and advisers keep to answer quickly."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.talk.conversations import queries
from api.talk.conversations.schemas import QuickReplies, QuickReplyCreate, QuickReplyPublic

LIMIT = 20


async def mine(connection: AsyncConnection, account_id: UUID) -> QuickReplies:
    """One's own, the oldest first."""
    rows = await connection.execute(queries.QUICK_REPLIES, {"account_id": account_id})
    return QuickReplies(items=[QuickReplyPublic(**row._mapping) for row in rows])


async def keep(session: AsyncSession, account_id: UUID, draft: QuickReplyCreate) -> QuickReplyPublic:
    """Keep one more; the same id once more changes nothing. Raises ConflictError (enough, another's id)."""
    mine = {"account_id": account_id}
    # Two devices at once wait for each other, so that the limit holds.
    await run(session, queries.LOCK_ACCOUNT, mine)
    kept = {row.id: row.text for row in await run(session, queries.QUICK_REPLIES, mine)}
    if draft.id in kept:
        return QuickReplyPublic(id=draft.id, text=kept[draft.id])
    if len(kept) >= LIMIT:
        raise ConflictError("too_many_quick_replies")
    made = await run(
        session, queries.KEEP_QUICK_REPLY, {**mine, "id": draft.id, "text": draft.text, "now": now()}
    )
    if made.rowcount == 0:
        raise ConflictError("id_taken")
    return QuickReplyPublic(id=draft.id, text=draft.text)


async def drop(session: AsyncSession, account_id: UUID, reply_id: UUID) -> None:
    """Forget one of one's own. Raises NotFoundError."""
    dropped = await run(session, queries.DROP_QUICK_REPLY, {"id": reply_id, "account_id": account_id})
    if dropped.first() is None:
        raise NotFoundError
