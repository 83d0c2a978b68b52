"""What time does to meetings: a reminder, an end, and that nobody waits for who does not come."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings
from api.talk.meetings import kinds, queries, service
from api.talk.meetings.models import MeetingStatus
from api.talk.meetings.telling import registered, tell

REMINDED_BEFORE = timedelta(days=1)


async def due(connection: AsyncConnection, settings: Settings) -> list[tuple[str, UUID]]:
    """What is to be done now, and to which meeting."""
    moment = now()
    moments = {
        "now": moment,
        "soon": moment + REMINDED_BEFORE,
        "waited": moment - timedelta(minutes=settings.meeting_wait_minutes),
    }
    steps: list[tuple[str, TextClause]] = [
        ("abandoned", queries.DUE_ABANDONED),
        ("missed", queries.DUE_MISSED),
        ("closed", queries.DUE_CLOSED),
        ("reminder", queries.DUE_REMINDERS),
    ]
    return [
        (step, row.id) for step, statement in steps for row in await connection.execute(statement, moments)
    ]


async def do(session: AsyncSession, step: str, meeting_id: UUID) -> None:
    """One step, unless somebody was quicker."""
    if step == "reminder":
        await _remind(session, meeting_id)
        return
    try:
        row = await service.lock(session, meeting_id)
    except NotFoundError:
        return
    if step == "closed" and row.status == MeetingStatus.OPEN:
        await service.end(session, meeting_id)
    elif step == "missed" and row.status == MeetingStatus.PLANNED:
        await service.call_off(session, meeting_id, MeetingStatus.MISSED, kinds.MEETING_MISSED)
    elif step == "abandoned" and row.status in (MeetingStatus.PLANNED, MeetingStatus.OPEN):
        await service.call_off(session, meeting_id, MeetingStatus.CANCELLED, kinds.MEETING_CANCELLED)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget a batch of meetings that ended so many days ago, and who was in them; how many meetings."""
    limits = {"now": now(), "days": settings.meeting_retention_days}
    return await run_each(session, [queries.DELETE_OLD], limits)


async def _remind(session: AsyncSession, meeting_id: UUID) -> None:
    row = (await run(session, queries.REMINDED, {"id": meeting_id, "now": now()})).first()
    if row is None:
        return
    await tell(session, meeting_id, await registered(session, meeting_id), kinds.MEETING_SOON)
    if row.mentor_id is not None:
        await tell(session, meeting_id, [row.mentor_id], kinds.MEETING_AWAITS)
