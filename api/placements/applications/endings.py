"""What happens to applications by themselves: silence, a place not confirmed, an offer or a person gone."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
from api.placements.applications import company, gone, kinds, queries, silence, steps, student
from api.placements.applications.models import HOLDING, OPEN, Actor, ApplicationStatus, Reason
from api.placements.offers import facade as offers
from api.platform.kit.clock import now
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

BATCH = 100
CONFIRM_REMINDER = timedelta(days=2)
"""Before the end of the time to confirm."""


async def due(connection: AsyncConnection, settings: Settings) -> list[UUID]:
    """At most `BATCH` applications of each sort that something ends."""
    clocked = {"now": now(), "silence_days": settings.application_silence_days, "limit": BATCH}
    found: dict[UUID, None] = {}
    for statement in (queries.STUDENT_GONE, queries.OFFER_GONE, queries.DUE_TO_LAPSE, queries.DUE_TO_EXPIRE):
        found.update(dict.fromkeys(row.id for row in await connection.execute(statement, clocked)))
    return list(found)


async def end(session: AsyncSession, settings: Settings, application_id: UUID) -> None:
    """End one application for the reason that stands now; where none does any more nothing happens."""
    row = await steps.find_locked(session, application_id)
    if row.status not in OPEN:
        return
    if row.account_status != "active":
        await student.end(session, settings, row, Reason.STUDENT_LEFT, actor=None)
    elif row.organisation_closed and row.status in HOLDING:
        await gone.end(session, row)
    elif row.organisation_closed:
        await company.end(session, settings, row, Reason.COMPANY_GONE)
    elif row.offer_deleted or (row.status == ApplicationStatus.SENT and row.offer_status == "withdrawn"):
        await company.end(session, settings, row, Reason.OFFER_CLOSED)
    elif row.status == ApplicationStatus.ACCEPTED and row.held_until <= now():
        await steps.move(
            session, row, ApplicationStatus.LAPSED, side=Actor.PLATFORM, reason=Reason.NOT_CONFIRMED
        )
        await steps.tell_student(session, settings, row, kinds.APPLICATION_LAPSED)
        await steps.tell_company(session, settings, row, kinds.APPLICATION_UNCONFIRMED)
    elif row.status == ApplicationStatus.SENT:
        await _expire(session, settings, application_id)


async def remind_students(session: AsyncSession, settings: Settings) -> int:
    """Remind students of a place that soon will no longer be kept, once; how many."""
    moment = now()
    rows = (
        await run(
            session,
            queries.REMIND_STUDENTS,
            {"now": moment, "soon": moment + CONFIRM_REMINDER, "limit": BATCH},
        )
    ).all()
    for row in rows:
        await steps.tell_student(session, settings, row, kinds.APPLICATION_TO_CONFIRM)
    return len(rows)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of applications that ended so many months ago; how many."""
    limits = {"now": now(), "months": settings.application_retention_months}
    return await run_each(session, [queries.DELETE_OLD], limits)


async def leave(session: AsyncSession, account_id: UUID) -> list[UUID]:
    """End every application of a student who is shut out or erased; the people of the companies concerned."""
    connection = await session.connection()
    parameters = {"account_id": account_id}
    rows = (await connection.execute(queries.OPEN_OF_ACCOUNT, parameters)).all()
    await steps.lock(session, account_id, {row.offer_id for row in rows})
    concerned: set[UUID] = set()
    for one in rows:
        row = await steps.find(session, one.id)
        if row.status not in OPEN:
            continue
        await steps.move(
            session,
            row,
            ApplicationStatus.WITHDRAWN,
            side=Actor.PLATFORM,
            reason=Reason.STUDENT_LEFT,
        )
        if row.organisation_id is not None and row.status in HOLDING:
            concerned.update(await organisations.members_of(connection, row.organisation_id))
    return sorted(concerned)


async def abandon(session: AsyncSession, account_id: UUID) -> None:
    """End every application for the offers of organisations that close with this account."""
    parameters = {"account_id": account_id}
    # Whoever applies at this moment waits, and then finds the offer withdrawn.
    await offers.offers_of_sole_owner(session, account_id)
    for one in (await run(session, queries.OPEN_OF_OWNER, parameters)).all():
        await gone.end(session, await steps.find(session, one.id))


async def _expire(session: AsyncSession, settings: Settings, application_id: UUID) -> None:
    clocked = {"now": now(), "silence_days": settings.application_silence_days}
    found = await run(session, queries.WHY_EXPIRED, {"id": application_id, **clocked})
    why = found.scalar_one()
    if why is None:
        return
    row = await steps.find(session, application_id)
    await steps.move(session, row, ApplicationStatus.EXPIRED, side=Actor.PLATFORM, reason=Reason(why))
    if why == Reason.SILENCE and row.organisation_id is not None:
        await silence.grown(session, settings, row.organisation_id)
    await steps.tell_student(session, settings, row, kinds.APPLICATION_EXPIRED)
