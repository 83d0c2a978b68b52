"""What the stream keeps about a person: their notifications, which go with the account."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run
from api.platform.stream import queries


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await run(session, queries.EVERYTHING, {"account_id": account_id})
    return {"notifications": [dict(row._mapping) for row in rows]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await run(session, queries.ERASE, {"account_id": account_id})


PERSONAL_DATA = PersonalData("stream", {"fr": "Alertes", "en": "Alerts"}, export=_export, erase=_erase)
