"""What applications keep about a person, and what becomes of it when they leave or are banned."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.applications import endings, queries
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await run(session, queries.ABOUT, {"account_id": account_id})
    return {"applications": [dict(row._mapping) for row in rows]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    # Places are free again; what a company that closes left open, the next hour ends.
    await endings.leave(session, account_id)
    await run(session, queries.ERASE, {"account_id": account_id})


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    concerned = await endings.leave(session, account_id)
    await endings.abandon(session, account_id)
    return concerned


PERSONAL_DATA = PersonalData(
    "applications",
    {"fr": "Tes candidatures", "en": "Your applications"},
    export=_export,
    erase=_erase,
    banned=_banned,
)
"""Stands before offers and organisations: a ban closes those, and this must still find them."""
