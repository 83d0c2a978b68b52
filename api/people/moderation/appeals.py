"""Appeals: another moderator than the first decides, and what was wrong is taken back."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import acts
from api.people.moderation import staff_queries as queries
from api.people.moderation.cases import require_may_decide
from api.people.moderation.deciding import Bench, take_back, tell_concerned, tell_reporter
from api.people.moderation.kinds import APPEAL_DECIDED
from api.people.moderation.models import AppealStatus
from api.people.moderation.people import unnamed
from api.people.moderation.staff_schemas import AppealDecision, AppealsQuery
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, ForbiddenError


async def page(connection: AsyncConnection, viewer: Viewer, query: AppealsQuery) -> list[Found]:
    """At most `limit` + 1 appeals of the viewer's departments: waiting ones oldest first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.APPEALS,
        {
            **viewer.reach,
            "viewer": viewer.account_id,
            "open": query.state == "waiting",
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    found = [Found(row.position, row.id, row.json) for row in rows]
    if records := [one.id for one in found[: query.limit]]:
        await audit.note_look_up(connection, viewer.account_id, "appeals", records=records)
    return found


async def decide(
    session: AsyncSession, bench: Bench, viewer: Viewer, appeal_id: UUID, decided: AppealDecision
) -> None:
    """Uphold the decision, or overturn it, which takes its effects back; the same answer again is no second.

    Raises NotFoundError (another department's), ForbiddenError (one's own decision or case), ConflictError
    (decided already).
    """
    connection = await session.connection()
    appeal = (await connection.execute(queries.LOCK_APPEAL, {"id": appeal_id})).first()
    found = await require_may_decide(session, bench.reportables, viewer, appeal)
    assert appeal is not None
    if appeal.author == viewer.account_id:
        raise ForbiddenError("own_decision")
    status = AppealStatus.UPHELD if decided.uphold else AppealStatus.OVERTURNED
    if appeal.status != AppealStatus.WAITING:
        if appeal.decided_by == viewer.account_id and appeal.status == status:
            return
        raise ConflictError("already_decided")
    others = {appeal.reporter_id, appeal.about_id, *(found.parties if found else ())} - {appeal.account_id}
    await connection.execute(
        queries.DECIDE_APPEAL,
        {
            "id": appeal_id,
            "status": status,
            "decided_by": viewer.account_id,
            "answer": await unnamed(connection, decided.answer, others),
            "now": now(),
        },
    )
    if not decided.uphold:
        await take_back(session, bench, viewer, appeal)
    await audit.note(
        session,
        acts.APPEAL_DECIDED,
        actor=viewer.account_id,
        account_id=appeal.account_id,
        department=appeal.department or None,
        appeal=appeal_id,
        overturned=not decided.uphold,
    )
    if appeal.account_id == appeal.about_id:
        await tell_concerned(session, bench, appeal.account_id, appeal.decision_id, APPEAL_DECIDED)
    else:
        await tell_reporter(session, appeal.account_id, appeal.decision_id, APPEAL_DECIDED)
