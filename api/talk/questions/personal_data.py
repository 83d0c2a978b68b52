"""What questions keep about a person, and what becomes of it when they leave or withdraw a consent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run
from api.talk.questions import personal_data_queries as queries
from api.talk.questions.telling import settle


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    mine = {"account_id": account_id}
    return {
        "questions": [dict(row._mapping) for row in await run(session, queries.ABOUT, mine)],
        "questions_received": [dict(row._mapping) for row in await run(session, queries.OFFERED_ABOUT, mine)],
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    for statement in queries.ERASE:
        await run(session, statement, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.CONVERSATIONS:
        await _end_all(session, account_id)


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    # What was offered to them goes on to others, by the hourly job.
    await _end_all(session, account_id)
    await run(session, queries.LEAVE_INBOX, {"account_id": account_id, "now": now()})
    return ()


async def _end_all(session: AsyncSession, account_id: UUID) -> None:
    ended = await run(session, queries.END_ALL, {"account_id": account_id, "now": now()})
    await settle(session, list(ended.scalars()))


async def _unanswered(connection: AsyncConnection, child_id: UUID) -> int:
    return int((await connection.execute(queries.UNANSWERED, {"account_id": child_id})).scalar_one())


async def _departments(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    found = await run(session, queries.DEPARTMENTS, {"account_id": account_id})
    return list(found.scalars())


PERSONAL_DATA = PersonalData(
    "questions",
    {"fr": "Tes questions", "en": "Your questions"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    banned=_banned,
    departments=_departments,
    unanswered=_unanswered,
)
"""Stands before conversations: a question that somebody is just taking is waited for, then closed there."""
