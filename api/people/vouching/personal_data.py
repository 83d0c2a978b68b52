"""What personal codes keep about who made them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.vouching import queries
from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await run(session, queries.MADE_BY, {"account_id": account_id})
    return {"age_codes_made": [dict(row._mapping) for row in rows]}


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    """Lists that somebody made who is shut out are dead."""
    await run(session, queries.REVOKE_OF, {"account_id": account_id, "now": now()})
    return ()


PERSONAL_DATA = PersonalData(
    "vouching",
    {"fr": "Codes personnels créés", "en": "Personal codes that you made"},
    export=_export,
    banned=_banned,
)
"""Who made a list, and who used a code of it, goes with the account (`ON DELETE SET NULL`)."""
