"""What each of the two people reads: their list, one conversation, its messages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Viewer, adults
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import NotFoundError
from api.platform.settings import Settings
from api.safety.reach import ages
from api.talk.conversations import queries, words
from api.talk.conversations.models import Side
from api.talk.conversations.schemas import (
    CareerNamed,
    ConversationItem,
    ConversationPublic,
    ConversationsQuery,
    LastMessage,
    MessagePublic,
    Messages,
    MessagesQuery,
    MyConversations,
    Other,
)


async def mine(
    connection: AsyncConnection, viewer: Viewer, query: ConversationsQuery, language: Language
) -> MyConversations:
    """The viewer's conversations, on either side, the last used first."""
    after = decode_cursor(query.cursor, (float, str))
    found = await connection.execute(
        queries.MINE,
        {
            "account_id": viewer.account_id,
            "now": now(),
            "state": query.state,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
            **adults(),
        },
    )
    rows = list(found)
    shown = rows[: query.limit]
    follows = encode_cursor(shown[-1].position, str(shown[-1].id)) if len(rows) > query.limit else None
    return MyConversations(items=[ConversationItem(**_item(row, language)) for row in shown], next=follows)


async def one(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer,
    conversation_id: UUID,
    language: Language,
) -> ConversationPublic:
    """One of them. Raises NotFoundError."""
    row = (
        await connection.execute(
            queries.ONE,
            {"id": conversation_id, "account_id": viewer.account_id, "now": now(), **ages(settings)},
        )
    ).first()
    if row is None:
        raise NotFoundError
    why_not = row.why_not
    # Whoever waits for a decision is told so; of any other reason both read that it is paused.
    if why_not == "kept" and await moderation.hold_of(connection, viewer.account_id) is None:
        why_not = "paused"
    if (
        why_not is None
        and row.side == Side.STUDENT
        and not await privacy.allows(connection, settings, viewer.account_id, Purpose.CONVERSATIONS)
    ):
        why_not = "consent"
    return ConversationPublic(
        **_item(row, language),
        thanked=row.thanked,
        may_write=why_not is None,
        why_not=why_not,
        delivered=row.delivered,
        last_seq=row.last_seq,
    )


async def messages(
    connection: AsyncConnection, viewer: Viewer, conversation_id: UUID, query: MessagesQuery
) -> Messages:
    """A part of a conversation, in its order. Raises NotFoundError (not one of the two)."""
    mine = {"id": conversation_id, "account_id": viewer.account_id, "now": now()}
    of = (await connection.execute(queries.SIDE, mine)).first()
    if of is None:
        raise NotFoundError
    parameters: dict[str, Any] = {
        "id": conversation_id,
        "side": of.side,
        "q": query.q,
        "limit": query.limit + 1,
    }
    if query.after is not None:
        found = await connection.execute(queries.AFTER, {**parameters, "after": query.after})
    else:
        found = await connection.execute(queries.BEFORE, {**parameters, "before": query.before})
    rows = list(found)
    shown = rows[: query.limit]
    if query.after is None:
        shown.reverse()
    return Messages(
        items=[MessagePublic(**row._mapping) for row in shown],
        more=len(rows) > query.limit,
        delivered=of.delivered,
    )


def _item(row: Row[Any], language: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "side": row.side,
        "other": Other(
            first_name=row.first_name,
            gone=row.gone,
            kind=row.kind,
            job_title=row.job_title,
            level=row.level,
        ),
        "career": CareerNamed(code=row.career_code, label=row.career_label) if row.career_code else None,
        "status": row.status,
        "close_sentence": words.ended(row.status, row.close_reason, row.side, language),
        "last_at": row.last_at,
        "last": _last(row.last_side, row.last_text, row.last_sent_at),
        "unread": row.unread,
        "opened_at": row.opened_at,
        "question_id": row.question_id,
        "to_answer": row.to_answer,
        "awaits": row.awaits,
    }


def _last(side: Side | None, text: str | None, sent_at: datetime | None) -> LastMessage | None:
    if side is None or text is None or sent_at is None:
        return None
    return LastMessage(side=side, text=text, sent_at=sent_at)
