"""What the people of a conversation are told through the stream: ids only, never words."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.stream import service as stream
from api.talk.conversations import queries
from api.talk.conversations.kinds import CONVERSATION_CLOSED


async def tell_one(
    session: AsyncSession, account_id: UUID, conversation_id: UUID, kind: str, **data: Any
) -> None:
    """Wake one person's devices."""
    await stream.tell(session, account_id, kind, notice=False, conversation_id=conversation_id, **data)


async def tell_both(session: AsyncSession, row: Row[Any], kind: str, **data: Any) -> None:
    """Wake the devices of both people of a conversation, the author's other ones too."""
    people = sorted({row.student_id, row.mentor_id} - {None})
    await stream.tell_each(session, people, kind, notice=False, conversation_id=row.id, **data)


async def tell_closed(session: AsyncSession, conversation_id: UUID, closed_by: UUID | None = None) -> None:
    """Tell both people that a conversation is over; whoever closed it gets no notice. Call it last."""
    await run(session, queries.LOCK_PEOPLE, {"id": conversation_id})
    row = (await run(session, queries.PEOPLE_OF, {"id": conversation_id})).first()
    if row is None:
        return
    people = sorted({row.student_id, row.mentor_id} - {None})
    others = [one for one in people if one != closed_by]
    await notices.show(session, others, CONVERSATION_CLOSED, conversation_id=conversation_id)
    if closed_by is not None and closed_by in people:
        await tell_one(session, closed_by, conversation_id, CONVERSATION_CLOSED.name)
