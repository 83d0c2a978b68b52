"""Decisions about when and how much mentors answer, and what their silence does."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.verification import service as verification
from api.platform.kit.clock import PARIS, now
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.talk.mentoring import queries
from api.talk.mentoring.directory import asked, first_of_careers, knowing, seen
from api.talk.mentoring.directory import page as listed
from api.talk.mentoring.kinds import MENTOR_PAUSED
from api.talk.mentoring.reportable import REPORTABLE
from api.talk.mentoring.schemas import AvailabilityMine, AvailabilityUpdate

__all__ = [
    "REPORTABLE",
    "asked",
    "broke_silence",
    "first_of_careers",
    "knowing",
    "learn_answer_time",
    "listed",
    "ringable",
    "seen",
    "stayed_silent",
]


async def availability(connection: AsyncConnection, account_id: UUID) -> AvailabilityMine:
    """When and how much a mentor can answer; the defaults until they say."""
    row = (await connection.execute(queries.AVAILABILITY, {"account_id": account_id, "now": now()})).one()
    return AvailabilityMine(**row._mapping)


async def set_availability(session: AsyncSession, account_id: UUID, update: AvailabilityUpdate) -> None:
    """Keep what a mentor gives."""
    await run(
        session,
        queries.WRITE_AVAILABILITY,
        {
            "account_id": account_id,
            "capacity": update.capacity,
            "hours": json.dumps([slot.model_dump(by_alias=True) for slot in update.hours]),
            "away_from": update.away_from,
            "away_until": update.away_until,
        },
    )


async def resume(session: AsyncSession, account_id: UUID) -> None:
    """The mentor answers again, whoever paused them; what was left unanswered counts no more."""
    await verification.resume(session, account_id)
    await run(session, queries.FORGET_SILENCES, {"account_id": account_id})


async def stayed_silent(session: AsyncSession, settings: Settings, account_id: UUID) -> None:
    """One more question stayed without an answer; too many in a row pause the mentor, who is told kindly."""
    counted = await run(
        session,
        queries.COUNT_SILENCE,
        {"account_id": account_id, "limit": settings.mentor_silences, "now": now()},
    )
    if counted.scalar_one():
        await notices.notify(session, settings, [account_id], MENTOR_PAUSED)


async def broke_silence(session: AsyncSession, account_id: UUID) -> None:
    """The mentor declined a question, or answered one: silences are counted anew."""
    await run(session, queries.BREAK_SILENCE, {"account_id": account_id})


async def learn_answer_time(session: AsyncSession, account_id: UUID) -> None:
    """After a first answer in a conversation: the usual time is the median of the last ten."""
    await broke_silence(session, account_id)
    await run(session, queries.LEARN_ANSWER_TIME, {"account_id": account_id})


async def ringable(connection: AsyncConnection, moments: Mapping[UUID, datetime]) -> set[UUID]:
    """Those of the accounts whose devices may ring at their moment: in hours they gave, not on holiday."""
    rows = await connection.execute(
        queries.RINGABLE,
        {
            "account_ids": list(moments),
            "moments": [moment.astimezone(PARIS).replace(tzinfo=None) for moment in moments.values()],
        },
    )
    return {row.id for row in rows}
