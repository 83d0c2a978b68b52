"""What public answers keep about a person, and when they go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run
from api.talk.answers import personal_data_queries as queries


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    found = await run(session, queries.ABOUT, {"account_id": account_id})
    return {"public_answers": [dict(row._mapping) for row in found]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await run(session, queries.DELETE_OF, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.CONVERSATIONS:
        await run(session, queries.DELETE_OF_STUDENT, {"account_id": account_id})


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    await _erase(session, account_id)
    return ()


PERSONAL_DATA = PersonalData(
    "answers",
    {"fr": "Réponses publiées", "en": "Your published answers"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    banned=_banned,
)
