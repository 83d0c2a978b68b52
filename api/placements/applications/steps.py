"""What every step of an application is made of: locks, change, history, telling the others."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
from api.placements.applications import queries
from api.placements.applications.models import HOLDING, Actor, ApplicationStatus, Reason
from api.placements.offers import facade as offers
from api.platform.access import adults
from api.platform.kit.clock import now, today
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings


async def lock(session: AsyncSession, account_id: UUID, offer_ids: Collection[UUID]) -> None:
    """Make whoever changes an application for one of these offers wait: accounts first, then offers."""
    parameters = {"account_id": account_id, "offer_ids": sorted(offer_ids)}
    await run(session, queries.LOCK_PEOPLE, parameters)
    await run(session, queries.LOCK_OFFERS, parameters)


async def lock_offer(connection: AsyncConnection, offer_id: UUID) -> None:
    """Make whoever changes an offer or an application for it wait; lock whom it concerns before."""
    await connection.execute(queries.LOCK_OFFERS, {"offer_ids": [offer_id]})


async def find(session: AsyncSession, application_id: UUID) -> Row[Any]:
    """Its row, with its offer's organisation. Raises NotFoundError."""
    row = (await run(session, queries.FIND, {"id": application_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def find_locked(session: AsyncSession, application_id: UUID) -> Row[Any]:
    """The same, while nobody else can change it nor its company's offers. Raises NotFoundError."""
    row = await find(session, application_id)
    people = {"account_id": row.account_id, "offer_ids": [row.offer_id]}
    await run(session, queries.LOCK_PEOPLE, people)
    await run(session, queries.LOCK_COMPANY_S_OFFERS, {"offer_id": row.offer_id})
    return await find(session, application_id)


async def require_sums(session: AsyncSession, settings: Settings, row: Row[Any]) -> None:
    """Raises ConflictError where this placement and those that the student has at the same company are too
    long together, or must be paid; `row` is locked, and its student.
    """
    parameters = {"id": row.id, "account_id": row.account_id, "offer_id": row.offer_id}
    found = (await run(session, queries.PLACEMENTS_THERE, parameters)).all()
    if not found:
        return
    this, *others = (cast("Any", one) for one in found)
    wrong = offers.with_others(settings, this, others, today())
    if wrong is not None:
        raise ConflictError(wrong)


async def move(
    session: AsyncSession,
    row: Row[Any],
    status: ApplicationStatus,
    *,
    side: Actor,
    actor: UUID | None = None,
    reason: Reason | None = None,
    word: str = "",
    held_weeks: Sequence[date] | None = None,
    held_until: datetime | None = None,
    contact: str | None = None,
    answered: bool = False,
) -> None:
    """Change the status once and write it into the history; a place that was held is free again.

    Raises ConflictError when it changed in between.
    """
    moment = now()
    moved = await run(
        session,
        queries.MOVE,
        {
            "id": row.id,
            "before": row.status,
            "status": status,
            "reason": reason,
            "word": word,
            "now": moment,
            "held_weeks": None if held_weeks is None else list(held_weeks),
            "held_until": held_until,
            "contact": contact,
            "answered": answered,
        },
    )
    if moved.first() is None:
        raise ConflictError("application_changed")
    await run(
        session,
        queries.NOTE,
        {
            "id": row.id,
            "now": moment,
            "side": side,
            "actor": actor,
            "status": status,
            "reason": reason,
            "word": word,
        },
    )
    if row.status in HOLDING and status not in HOLDING:
        await offers.free_place(session, row.offer_id, row.held_weeks)


async def readers_of(session: AsyncSession, organisation_id: UUID, account_id: UUID) -> list[UUID] | None:
    """The members of a company who may read what this student sends, the oldest first; None: it has members
    and none of them may.
    """
    connection = await session.connection()
    members = await organisations.members_of(connection, organisation_id)
    found = await connection.execute(
        queries.READERS, {"account_id": account_id, "members": members, **adults()}
    )
    may = set(found.scalars())
    return [one for one in members if one in may] if may or not members else None


async def tell_company(
    session: AsyncSession, settings: Settings, row: Row[Any], kind: Kind, *, quietly: bool = False
) -> None:
    """Tell the members of the offer's organisation who may read it (`quietly`: in the app alone), last."""
    if row.organisation_id is None:
        return
    readers = await readers_of(session, row.organisation_id, row.account_id) or []
    ids = {"application_id": row.id, "offer_id": row.offer_id}
    if quietly:
        await notices.show(session, readers, kind, **ids)
    else:
        await notices.notify(session, settings, readers, kind, **ids)


async def tell_student(session: AsyncSession, settings: Settings, row: Row[Any], kind: Kind) -> None:
    """Tell the student."""
    ids = {"application_id": row.id, "offer_id": row.offer_id}
    await notices.notify(session, settings, [row.account_id], kind, **ids)
