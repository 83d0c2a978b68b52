"""What meetings keep about a person, and what becomes of it when they leave or withdraw a consent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run
from api.talk.meetings import kinds, service
from api.talk.meetings import personal_data_queries as queries
from api.talk.meetings.models import MeetingStatus


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parts = {
        "meetings_announced": queries.HOSTED,
        "meetings_joined": queries.SEATS,
        "meeting_questions": queries.ASKED,
    }
    return {
        name: [dict(row._mapping) for row in await run(session, statement, {"account_id": account_id})]
        for name, statement in parts.items()
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await _call_off(session, account_id)
    await run(session, queries.LEAVE, {"account_id": account_id})
    await run(session, queries.DELETE_SEATS, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    # What they asked is taken back with all their questions.
    if purpose is Purpose.CONVERSATIONS:
        await run(session, queries.DELETE_SEATS, {"account_id": account_id})


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    await _call_off(session, account_id)
    await run(session, queries.DELETE_SEATS, {"account_id": account_id})
    return ()


async def _call_off(session: AsyncSession, account_id: UUID) -> None:
    """Who registered with them is told, and what was asked goes on to others."""
    for meeting_id in (await run(session, queries.TO_COME_OF, {"account_id": account_id})).scalars().all():
        await service.call_off(session, meeting_id, MeetingStatus.CANCELLED, kinds.MEETING_CANCELLED)


PERSONAL_DATA = PersonalData(
    "meetings",
    {"fr": "Tes rencontres", "en": "Your meetings"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    banned=_banned,
)
"""Stands before questions, which end with the person whose they are."""
