"""What moderation keeps about a person: their own reports, blocks and appeals, and what was decided of them.

Nothing is erased with the account: blocks and silences go with its row, evidence stays until its period ends
(GDPR art. 17 §3), when the account's id means nothing any more. So do keyed digests of who was kept from
minors, or apart from somebody since one of the two blocked or reported the other.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import (
    personal_data_queries,
    queries,
    restrictions,
    staff_queries,
)
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parameters = {"account_id": account_id}
    decided = await run(session, staff_queries.STATEMENTS, {**parameters, "id": None})
    blocks = await run(session, queries.BLOCKS, {"blocker_id": account_id, "blocked_id": None})
    return {
        "reports": [
            dict(row._mapping) for row in await run(session, personal_data_queries.REPORTS_BY, parameters)
        ],
        "decisions": [
            {
                "decision": row.decision,
                "reason": row.reason,
                "until": row.until,
                "created_at": row.created_at,
                "lifted_at": row.lifted_at,
            }
            for row in decided
            if row.side == "concerned"
        ],
        "restrictions": [
            dict(row._mapping) for row in await run(session, personal_data_queries.ABOUT, parameters)
        ],
        "appeals": [
            dict(row._mapping) for row in await run(session, personal_data_queries.APPEALS_BY, parameters)
        ],
        "blocks": [{"first_name": row.first_name, "created_at": row.created_at} for row in blocks],
    }


async def _departments(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    """Where something about them waits: its referents may ban them, wherever they live."""
    rows = await run(session, personal_data_queries.OPEN_DEPARTMENTS, {"account_id": account_id})
    return [row.department for row in rows]


PERSONAL_DATA = PersonalData(
    "moderation",
    {"fr": "Signalements, blocages et décisions", "en": "Reports, blocks and decisions"},
    export=_export,
    departments=_departments,
    outlive=restrictions.outlive,
)
