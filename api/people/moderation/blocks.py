"""Blocks, and separations since a report: neither reaches the other, anywhere; only who blocked or reported
can undo it, and nobody is told.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import queries
from api.people.moderation.reports import seen
from api.people.moderation.restrictions import look_at_others
from api.people.moderation.schemas import BlockCreate, BlockPublic
from api.platform.access import Viewer
from api.platform.feature.reportable import Reportables, SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, ForbiddenError, NotFoundError
from api.platform.kit.secrets import digest


async def block(
    session: AsyncSession, reportables: Reportables, viewer: Viewer, asked: BlockCreate
) -> BlockPublic:
    """Block somebody; who is blocked already stays so.

    Raises NotFoundError for a conversation or mentor that the viewer does not see, ForbiddenError for
    oneself, ConflictError when the id is another's.
    """
    kind = SubjectKind.CONVERSATION if asked.conversation_id else SubjectKind.MENTOR
    subject_id = asked.conversation_id or asked.mentor_id
    assert subject_id is not None, "the wire shape has one of them"
    _, other = await seen(session, reportables, viewer, kind, subject_id)
    if other is None:
        raise NotFoundError
    if other == viewer.account_id:
        raise ForbiddenError("own_words")
    connection = await _alone(session, viewer)
    pair = {"blocker_id": viewer.account_id, "blocked_id": other}
    if (await connection.execute(queries.INSERT_BLOCK, {"id": asked.id, **pair})).rowcount:
        for one in (other, viewer.account_id):
            await look_at_others(session, one)
    made = (await connection.execute(queries.BLOCKS, pair)).first()
    if made is None:
        raise ConflictError("id_taken")
    return BlockPublic(**made._mapping)


async def mine(connection: AsyncConnection, viewer: Viewer) -> list[BlockPublic]:
    """Everybody the viewer blocked or is apart from since they reported them, the latest first."""
    blocks = await connection.execute(queries.BLOCKS, {"blocker_id": viewer.account_id, "blocked_id": None})
    apart = await connection.execute(queries.SEPARATIONS, {"account_id": viewer.account_id})
    both = [BlockPublic(**row._mapping) for row in blocks]
    both += [BlockPublic(**row._mapping, reported=True) for row in apart]
    return sorted(both, key=lambda one: one.created_at, reverse=True)


async def unblock(session: AsyncSession, viewer: Viewer, block_id: UUID) -> None:
    """Undo one's own block, or end the separation from somebody one reported. Raises NotFoundError."""
    connection = await _alone(session, viewer)
    parameters = {"id": block_id, "blocker_id": viewer.account_id}
    if (await connection.execute(queries.DELETE_BLOCK, parameters)).first() is not None:
        return
    mine = {"id": block_id, "account_id": viewer.account_id, "now": now()}
    if (await connection.execute(queries.END_SEPARATION, mine)).first() is None:
        raise NotFoundError


async def _alone(session: AsyncSession, viewer: Viewer) -> AsyncConnection:
    # Blocking and undoing at the same moment, from two devices, come one after the other.
    connection = await session.connection()
    await one_at_a_time(connection, digest(f"blocks {viewer.account_id}"))
    return connection
