"""An offer's states: each change with its line of history; places are taken and given back."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
from api.placements.offers import kinds, personal_data_queries
from api.placements.offers import write_queries as queries
from api.placements.offers.models import GRAVE, HeldFor, OfferStatus
from api.placements.offers.wording.findings import Finding, as_kept, from_kept
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now, today
from api.platform.kit.problems import ConflictError
from api.platform.kit.statements import run, run_each
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings

OUT = (OfferStatus.PUBLISHED, OfferStatus.FULL)
"""States in which an offer is, or was just, to be found."""


async def lock(session: AsyncSession, offer_id: UUID) -> Row[Any] | None:
    """An offer's row, locked after the members of its organisation, who may have to be told of a change."""
    found = (await run(session, queries.FIND, {"id": offer_id})).first()
    if found is None:
        return None
    await run(session, queries.LOCK_PEOPLE, {"organisation_id": found.organisation_id})
    return (await run(session, queries.LOCK, {"id": offer_id})).first()


async def move(
    session: AsyncSession,
    offer_id: UUID,
    status: OfferStatus,
    *,
    actor: UUID | None = None,
    staff: bool = False,
    reason: str = "",
    held_for: Sequence[HeldFor] = (),
    held_found: Sequence[Finding] = (),
    held_rules: Sequence[str] = (),
) -> None:
    """Change the state and write it into the history; what holds the offer is kept with it."""
    held = {"codes": list(held_for), **as_kept(held_found), "rules": list(held_rules)} if held_for else None
    await run(
        session,
        queries.SET_STATUS,
        {"id": offer_id, "status": status, "publish_error": held and json.dumps(held), "now": now()},
    )
    await run(
        session,
        queries.NOTE,
        {"id": offer_id, "now": now(), "actor": actor, "staff": staff, "status": status, "reason": reason},
    )


async def bring_out(
    session: AsyncSession,
    settings: Settings,
    offer: Row[Any],
    *,
    actor: UUID | None = None,
    staff: bool = False,
    reason: str = "",
    new_weeks: bool = False,
) -> None:
    """Let an offer be found, or count as full or over; who searched for it hears of it once."""
    await move(session, offer.id, OfferStatus.PUBLISHED, actor=actor, staff=staff, reason=reason)
    await run(
        session,
        queries.RENEW_END,
        {"id": offer.id, "open_until": today() + timedelta(days=settings.offer_open_days)},
    )
    await run(session, queries.RENEW_WEEKS_END, {"id": offer.id, "today": today()})
    status = await recompute_status(session, offer.id)
    if status is OfferStatus.PUBLISHED and (offer.published_at is None or new_weeks):
        await defer(session, "alerts:offer_published", offer_id=str(offer.id))


async def recompute_status(session: AsyncSession, offer_id: UUID) -> OfferStatus:
    """Published, full or expired, as its places and days say; its row must be locked."""
    row = (await run(session, queries.RECOMPUTE_STATUS, {"id": offer_id, "today": today()})).one()
    return OfferStatus(row.status)


async def take_place(session: AsyncSession, offer_id: UUID, weeks: Sequence[date] = ()) -> None:
    """Take a place, in each of these weeks where the offer has weeks; two cannot take the last one.

    Raises ConflictError: "offer_full", or "offer_over" when it is no longer to be found.
    """
    people = {"id": offer_id, "people": max(1, len(weeks))}
    # The offer's row first: whoever comes with the same offer waits here.
    if (await run(session, queries.TAKE, people)).first() is None:
        status = (await run(session, queries.STATUS, {"id": offer_id})).scalar_one_or_none()
        raise ConflictError("offer_full" if status in OUT else "offer_over")
    for week in sorted(weeks):
        taken = await run(session, queries.TAKE_WEEK, {"id": offer_id, "week": week})
        if taken.first() is None:
            raise ConflictError("offer_full")
    await _recount(session, offer_id, OfferStatus.PUBLISHED)


async def free_place(session: AsyncSession, offer_id: UUID, weeks: Sequence[date] = ()) -> None:
    """Give a place back; an offer that was full can be found again, if it is not over."""
    people = {"id": offer_id, "people": max(1, len(weeks))}
    status = (await run(session, queries.FREE, people)).scalar_one_or_none()
    if status is None:
        return
    for week in sorted(weeks):
        await run(session, queries.FREE_WEEK, {"id": offer_id, "week": week})
    if status in OUT:
        await _recount(session, offer_id, OfferStatus(status))


async def _recount(session: AsyncSession, offer_id: UUID, before: OfferStatus) -> None:
    await run(session, queries.RENEW_WEEKS_END, {"id": offer_id, "today": today()})
    status = await recompute_status(session, offer_id)
    if status is not before:
        await run(
            session,
            queries.NOTE,
            {"id": offer_id, "now": now(), "actor": None, "staff": False, "status": status, "reason": ""},
        )


async def withdraw_all(session: AsyncSession, offer_ids: Sequence[UUID], reason: HeldFor) -> None:
    """Take offers away for one reason; their rows must be locked."""
    for offer_id in offer_ids:
        await move(session, offer_id, OfferStatus.WITHDRAWN, held_for=[reason])


async def organisation_changed(session: AsyncSession, settings: Settings, organisation_id: UUID) -> None:
    """Follow an organisation that was verified, is to be checked anew, or is closed."""
    await run(session, queries.LOCK_PEOPLE, {"organisation_id": organisation_id})
    organisation = (await run(session, queries.ORGANISATION_STATE, {"id": organisation_id})).first()
    if organisation is None:
        return
    statuses = [OfferStatus.REVIEW, *OUT]
    if organisation.closed_at is not None:
        statuses += [OfferStatus.DRAFT, OfferStatus.HIDDEN]
    rows = (
        await run(
            session, queries.OUT_OF_ORGANISATION, {"organisation_id": organisation_id, "statuses": statuses}
        )
    ).all()
    if organisation.closed_at is not None:
        await withdraw_all(session, [row.id for row in rows], HeldFor.COMPANY_CLOSED)
        return
    told = []
    for row in rows:
        held = row.publish_error or {"codes": []}
        found = from_kept(held)
        waits = HeldFor.COMPANY_UNVERIFIED in held["codes"]
        others = [HeldFor(code) for code in held["codes"] if code != HeldFor.COMPANY_UNVERIFIED]
        if organisation.verified_at is None and not waits:
            await move(
                session,
                row.id,
                OfferStatus.REVIEW,
                held_for=[HeldFor.COMPANY_UNVERIFIED, *others],
                held_found=found,
                held_rules=held.get("rules", []),
            )
        elif organisation.verified_at is not None and waits and others:
            await move(
                session,
                row.id,
                OfferStatus.REVIEW,
                held_for=others,
                held_found=found,
                held_rules=held.get("rules", []),
            )
        elif organisation.verified_at is not None and waits:
            offer = (await run(session, queries.LOCK, {"id": row.id})).one()
            await bring_out(session, settings, offer)
            told.append(row.id)
    for offer_id in told:
        await tell_company(session, settings, organisation_id, offer_id, kinds.OFFER_PUBLISHED)


async def tell_company(
    session: AsyncSession, settings: Settings, organisation_id: UUID | None, offer_id: UUID, kind: Kind
) -> None:
    """Tell the members of the offer's organisation that something happened to it."""
    if organisation_id is None:
        return
    members = await organisations.members_of(await session.connection(), organisation_id)
    await notices.notify(session, settings, members, kind, offer_id=offer_id)


async def expire(session: AsyncSession, batch: int) -> int:
    """End a batch of offers whose last day is over; how many."""
    rows = (await run(session, queries.OVER, {"today": today(), "batch": batch})).all()
    for row in rows:
        await move(session, row.id, OfferStatus.EXPIRED)
    return len(rows)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of offers that have been over for long, and of reports decided long ago; how many."""
    limits = {
        "now": now(),
        "days": settings.reported_items_retention_days,
        "minor_days": settings.minor_case_days,
        "grave": list(GRAVE),
        "offer_days": settings.offer_retention_days,
    }
    return await run_each(session, queries.DELETE_OLD, limits)


async def delete_unseen(session: AsyncSession, sources: Sequence[str], before: date) -> int:
    """Delete a batch of these partners' offers that nobody can find any more, last seen before that day; how
    many."""
    limits = {"sources": list(sources), "before": before}
    return await run_each(session, [queries.DELETE_UNSEEN], limits)


async def weigh_silence(session: AsyncSession, organisation_id: UUID, *, lowered: bool, hidden: bool) -> None:
    """What a company's silence costs its offers: a lower rank, then they are hidden; an answer ends both."""
    connection = await session.connection()
    await connection.execute(queries.SET_LOWERED, {"organisation_id": organisation_id, "lowered": lowered})
    if not hidden:
        for row in await _of_organisation(session, organisation_id, (OfferStatus.HIDDEN,)):
            if HeldFor.COMPANY_SILENT in (row.publish_error or {}).get("codes", []):
                await move(session, row.id, OfferStatus.PUBLISHED)
                await recompute_status(session, row.id)
        return
    rows = await _of_organisation(session, organisation_id, OUT)
    for row in rows:
        await move(session, row.id, OfferStatus.HIDDEN, held_for=[HeldFor.COMPANY_SILENT])
    members = await organisations.members_of(connection, organisation_id)
    for row in rows:
        await notices.show(session, members, kinds.OFFER_HIDDEN, offer_id=row.id)


async def _of_organisation(
    session: AsyncSession, organisation_id: UUID, statuses: Sequence[OfferStatus]
) -> list[Row[Any]]:
    rows = await run(
        session, queries.OUT_OF_ORGANISATION, {"organisation_id": organisation_id, "statuses": list(statuses)}
    )
    return list(rows.all())


async def offers_of_sole_owner(session: AsyncSession, account_id: UUID) -> list[UUID]:
    """The offers of the organisations that the account alone owns, and of their SIRETs at partners; locked.

    A colleague's misdeed shuts no company out, as with the SIRETs of a ban.
    """
    owned = (await run(session, personal_data_queries.OWNED_ALONE, {"account_id": account_id})).all()
    rows = await run(
        session,
        personal_data_queries.OUT_OF_COMPANIES,
        {"organisations": [row.id for row in owned], "sirets": [row.siret for row in owned if row.siret]},
    )
    return [row.id for row in rows]
