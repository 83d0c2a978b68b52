"""How long cases and their evidence are kept."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import restrictions, staff_queries
from api.people.moderation.telling import GRAVE
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.settings import Settings


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Apply the retention periods of cases and their evidence; how many cases."""
    await restrictions.forget_marks(session, settings.transmitted_retention_days)
    return (
        await run(
            session,
            staff_queries.DELETE_OLD,
            {
                "now": now(),
                "days": settings.reported_items_retention_days,
                "transmitted_days": settings.transmitted_retention_days,
                "masked_days": settings.masked_retention_days,
                "minor_days": settings.minor_case_days,
                "grave": GRAVE,
            },
        )
    ).rowcount
