"""What the features above ask of applications: who may apply by age, for what one did, names for notices."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.placements.applications import list_queries
from api.placements.applications.ages import why_wrong_age
from api.placements.applications.change_queries import NAMES

__all__ = ["NAMES", "applied_to", "why_wrong_age"]


async def applied_to(connection: AsyncConnection, account_id: UUID) -> Collection[str]:
    """The ids of the offers for which somebody has an application, whatever became of it."""
    rows = await connection.execute(list_queries.APPLIED_TO, {"account_id": account_id})
    return set(rows.scalars())
