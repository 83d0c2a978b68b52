"""An application whose company is gone: the pupil, their school and a known parent hear which one it was.

And what to do next; never why.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import service as organisations
from api.people.privacy import service as privacy
from api.placements.applications import kinds, queries, steps
from api.placements.applications.calendar import stay
from api.placements.applications.models import HOLDING, Actor, ApplicationStatus, Reason
from api.placements.applications.parent_letters import placement_gone
from api.placements.offers import facade as offers
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings

_WEEKDAYS = list(offers.Weekday)

Days = list[list[str]]
"""First and last day of each part of a placement, as dates of ISO 8601."""


async def end(session: AsyncSession, row: Row[Any]) -> None:
    """End an open application (a row of `steps.find`); a job tells of it, once this is true.

    Whoever shuts a company out still has locks to ask for, which those who tell must not wait for.
    """
    dates = (await run(session, queries.DATES, {"id": row.id})).one()
    await steps.move(
        session, row, ApplicationStatus.CANCELLED, side=Actor.PLATFORM, reason=Reason.COMPANY_GONE
    )
    await defer(
        session,
        "applications:tell_gone",
        application_id=str(row.id),
        had_place=row.status in HOLDING,
        days=_days(dates),
    )


async def tell(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    application_id: UUID,
    days: Days,
    *,
    had_place: bool,
) -> None:
    """Tell everybody, once, however often it is tried; nobody of what was erased meanwhile."""
    connection = await session.connection()
    parameters = {"id": application_id, "now": now()}
    row = (await connection.execute(queries.TAKE_TELLING_GONE, parameters)).first()
    if row is None:
        return
    ids = {"application_id": application_id, "offer_id": row.offer_id, "days": days}
    if not had_place:
        await notices.tell_soon(session, {row.account_id: ids}, kinds.APPLICATION_CANCELLED)
        return
    school = await organisations.school_of(connection, row.account_id)
    staff = [] if school is None else await organisations.staff_of_school(connection, school.uai)
    student = await accounts.find(connection, row.account_id)
    await privacy.write_to_parent(
        session,
        settings,
        secrets,
        row.account_id,
        student.first_name,
        lambda language, child, _url: placement_gone(
            language, child, notices.named(f"{row.title} · {row.company_name}", ids, language)
        ),
    )
    await notices.tell_soon(session, {row.account_id: ids}, kinds.PLACEMENT_GONE)
    await notices.tell_soon(session, dict.fromkeys(staff, ids), kinds.PLACEMENT_GONE_FOR_PUPIL)


def _days(dates: Row[Any]) -> Days:
    placed = stay(dates)
    days = [_WEEKDAYS.index(day) for day in dates.weekdays] or range(5)
    first_in_week, last_in_week = timedelta(days=min(days)), timedelta(days=max(days))
    parts = [(week + first_in_week, week + last_in_week) for week in placed.weeks] or placed.days()
    return [[first.isoformat(), last.isoformat()] for first, last in parts]
