"""Who is told what about a meeting: without a word of it, and without who else registered."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.stream import service as stream
from api.talk.meetings import queries


async def registered(session: AsyncSession, meeting_id: UUID) -> list[UUID]:
    """The accounts that have a seat."""
    return list((await run(session, queries.REGISTERED, {"id": meeting_id})).scalars())


async def tell(session: AsyncSession, meeting_id: UUID, people: Collection[UUID], kind: Kind) -> None:
    """Something about it that they should know. Call it last."""
    told = {one: {"meeting_id": meeting_id} for one in sorted(set(people))}
    if told:
        await notices.tell_soon(session, told, kind)


async def wake(session: AsyncSession, meeting_id: UUID, people: Collection[UUID]) -> None:
    """Open rooms are read anew. Call it last."""
    await stream.tell_each(
        session, sorted(set(people)), "meeting.changed", notice=False, meeting_id=meeting_id
    )
