"""What is kept about people who issue, and what becomes of it when they are banned.

What they awarded is their organisation's and its holders': an erased account leaves it without their name
(the references are set to null with the account).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import personal_data_queries as queries
from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    """What the account made, awarded, decided and revoked; nothing of those it was for."""
    return {
        name: [dict(row._mapping) for row in await run(session, statement, {"account_id": account_id})]
        for name, statement in queries.EXPORT.items()
    }


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    """Its codes work no more, nor its lists, and what it offered and nobody accepted is taken back; what is
    signed stays."""
    for statement in queries.BANNED:
        await run(session, statement, {"account_id": account_id, "now": now()})
    return ()


PERSONAL_DATA = PersonalData(
    "issuing", {"fr": "Badges décernés", "en": "Badges awarded"}, export=_export, banned=_banned
)
