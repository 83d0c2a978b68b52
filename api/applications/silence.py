"""What a company's silence costs: reminders, a lower rank, then offers hidden until it answers."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import service as accounts
from api.accounts.service import Subject
from api.applications import queries, words
from api.kit.clock import now
from api.offers import service as offers
from api.organisations import service as organisations
from api.settings import Settings
from api.stream import service as stream

BATCH = 50


async def broken(session: AsyncSession, organisation_id: UUID) -> None:
    """The company answers: its offers stand where they stood, before it takes a place of one of them."""
    await offers.weigh_silence(session, organisation_id, lowered=False, hidden=False)


async def grown(session: AsyncSession, settings: Settings, organisation_id: UUID) -> None:
    """One more application was left without an answer: the company's offers rank lower, or are hidden."""
    found = await (await session.connection()).execute(
        queries.UNANSWERED, {"organisation_id": organisation_id}
    )
    hidden = found.scalar_one() >= settings.unanswered_before_hidden
    await offers.weigh_silence(session, organisation_id, lowered=True, hidden=hidden)


async def remind(session: AsyncSession, settings: Settings) -> int:
    """Remind companies of what waits, once for each of the days set; how many were looked at."""
    connection = await session.connection()
    clocked = {"now": now(), "days": sorted(settings.application_reminder_days)}
    due = await connection.execute(queries.COMPANIES_TO_REMIND, {**clocked, "limit": BATCH})
    told: list[tuple[UUID, UUID]] = []
    companies = [row.organisation_id for row in due]
    for organisation_id in companies:
        reminded = await connection.execute(
            queries.REMIND_COMPANY, {**clocked, "organisation_id": organisation_id}
        )
        if reminded.first() is not None:
            members = await organisations.members_of(connection, organisation_id)
            told += [(organisation_id, member) for member in members]
    letter = words.to_company(settings, "reminder")
    for _, member in told:
        await accounts.write_to(session, member, Subject.APPLICATIONS, letter)
    for organisation_id, member in told:
        await stream.tell(session, member, "application.reminder", organisation_id=organisation_id)
    return len(companies)
