"""What mentoring keeps about a mentor: when and how much they answer."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run
from api.talk.mentoring import queries


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    row = (await run(session, queries.EXPORT, {"account_id": account_id})).first()
    return {"mentor_availability": dict(row._mapping) if row else None}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await run(session, queries.ERASE, {"account_id": account_id})


PERSONAL_DATA = PersonalData(
    "mentoring",
    {"fr": "Disponibilités de mentor", "en": "Your availability as a mentor"},
    export=_export,
    erase=_erase,
)
