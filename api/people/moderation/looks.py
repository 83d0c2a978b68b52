"""The author of what was masked or held asks, with one tap, for somebody to look at it."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import queries
from api.platform.access import Viewer
from api.platform.feature.reportable import SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run


async def ask(session: AsyncSession, viewer: Viewer, kind: SubjectKind, subject_id: UUID) -> None:
    """Have a moderator look at one's own words, which staff hear of; a second time changes nothing.

    Raises NotFoundError (nothing of it was masked or held, or that was too long ago), ConflictError (somebody
    has looked already: the decision may be contested).
    """
    own = {"account_id": viewer.account_id, "subject_kind": kind, "subject_id": subject_id, "now": now()}
    waiting = (await run(session, queries.ASK_FOR_LOOK, own)).all()
    for one in waiting:
        if one.new:
            await defer(session, "moderation:tell_staff", case_id=str(one.id))
    if waiting:
        return
    if (await run(session, queries.LOOKED_AT, own)).first() is not None:
        raise ConflictError("already_decided")
    raise NotFoundError
