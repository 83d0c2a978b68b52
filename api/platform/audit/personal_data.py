"""What the audit keeps about a person."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.audit import queries
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await run(session, queries.ABOUT, {"account_id": account_id})
    return {"acts": [{"at": row.at, "action": row.action, "detail": row.detail} for row in rows]}


# Erasing an account leaves the audit: it names accounts by id only, and goes with its own period.
PERSONAL_DATA = PersonalData("audit", {"fr": "Journal des actes", "en": "Log of acts"}, export=_export)
