"""Decisions that time takes: mentors are asked again each year, and approvals that nobody holds up end."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
from api.people.organisations.kinds import ORGANISATION_CLOSED
from api.people.verification import queries
from api.people.verification.endings import end_role
from api.people.verification.kinds import CANDIDACY_EXPIRED, CANDIDACY_RENEW
from api.people.verification.models import CandidateRole
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings

BATCH = 100
"""Candidacies of one transaction."""

Step = Callable[[AsyncSession, Settings], Awaitable[int]]


async def ask(session: AsyncSession, settings: Settings) -> int:
    """Ask mentors whose year ends soon to sign again, each once; how many."""
    moment = now()
    until = moment + timedelta(days=settings.mentor_renewal_days)
    rows = (await run(session, queries.ASK_RENEWAL, {"now": moment, "until": until, "limit": BATCH})).all()
    told = {row.account_id: {"candidacy_id": row.id, "until": row.valid_until} for row in rows}
    await notices.notify_each(session, settings, CANDIDACY_RENEW, told)
    return len(rows)


async def expire(session: AsyncSession, settings: Settings) -> int:
    """End the approvals whose year is over; how many."""
    rows = (await run(session, queries.EXPIRE, {"now": now(), "limit": BATCH})).all()
    for row in rows:
        await end_role(session, row.account_id, CandidateRole(row.role), row.organisation_id, actor=None)
    told = {row.account_id: {"candidacy_id": row.id} for row in rows}
    await notices.notify_each(session, settings, CANDIDACY_EXPIRED, told)
    return len(rows)


async def end_for_those_who_left(
    session: AsyncSession, _settings: Settings, organisation_id: UUID | None = None
) -> int:
    """End the approvals of people who no longer belong to their organisation (or to that one); how many."""
    moment = now()
    rows = (
        await run(
            session, queries.GONE_FROM_ORGANISATION, {"limit": BATCH, "organisation_id": organisation_id}
        )
    ).all()
    for row in rows:
        await run(session, queries.CLOSE_APPROVED, {"id": row.id, "now": moment})
        await end_role(session, row.account_id, CandidateRole(row.role), row.organisation_id, actor=None)
    return len(rows)


async def close_abandoned(session: AsyncSession, settings: Settings) -> int:
    """Close the organisations that nobody has had verified for long; how many."""
    before = now() - timedelta(days=settings.unverified_organisation_days)
    abandoned = list(
        (await run(session, queries.ABANDONED_ORGANISATIONS, {"before": before, "limit": BATCH})).scalars()
    )
    told = {one: await organisations.shut(session, one, None) for one in abandoned}
    for organisation_id, members in told.items():
        await notices.show(session, members, ORGANISATION_CLOSED, organisation_id=organisation_id)
    return len(abandoned)


STEPS: tuple[Step, ...] = (ask, expire, end_for_those_who_left, close_abandoned)
