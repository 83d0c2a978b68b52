"""What a company's silence costs: reminders, a lower rank, then offers hidden until it answers."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
from api.placements.applications import kinds, queries
from api.placements.offers import facade as offers
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings

BATCH = 50


async def broken(session: AsyncSession, organisation_id: UUID) -> None:
    """The company answers: its offers stand where they stood, before it takes a place of one of them."""
    await offers.weigh_silence(session, organisation_id, lowered=False, hidden=False)


async def grown(session: AsyncSession, settings: Settings, organisation_id: UUID) -> None:
    """One more application was left without an answer: the company's offers rank lower, or are hidden."""
    found = await run(session, queries.UNANSWERED, {"organisation_id": organisation_id})
    hidden = found.scalar_one() >= settings.unanswered_before_hidden
    await offers.weigh_silence(session, organisation_id, lowered=True, hidden=hidden)


async def remind(session: AsyncSession, settings: Settings) -> int:
    """Remind companies of what waits, once for each of the days set; how many were looked at."""
    connection = await session.connection()
    clocked = {
        "now": now(),
        "days": sorted(settings.application_reminder_days),
        "silence_days": settings.application_silence_days,
    }
    due = await connection.execute(queries.COMPANIES_TO_REMIND, {**clocked, "limit": BATCH})
    told: list[tuple[UUID, Sequence[UUID]]] = []
    companies = [row.organisation_id for row in due]
    for organisation_id in companies:
        reminded = await connection.execute(
            queries.REMIND_COMPANY, {**clocked, "organisation_id": organisation_id}
        )
        if reminded.first() is not None:
            told.append((organisation_id, await organisations.members_of(connection, organisation_id)))
    for organisation_id, members in told:
        await notices.notify(
            session, settings, members, kinds.APPLICATION_REMINDER, organisation_id=organisation_id
        )
    return len(companies)
