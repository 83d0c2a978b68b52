"""How long cases and their evidence are kept."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import restrictions, staff_queries
from api.people.moderation.telling import GRAVE
from api.platform.kit.clock import now
from api.platform.kit.statements import run_each
from api.platform.settings import Settings


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of marks, and of cases and their evidence, whose period is over; how many of both."""
    limits = {
        "now": now(),
        "days": settings.reported_items_retention_days,
        "transmitted_days": settings.transmitted_retention_days,
        "masked_days": settings.masked_retention_days,
        "minor_days": settings.minor_case_days,
        "grave": GRAVE,
    }
    marks = await restrictions.forget_marks(session, settings.transmitted_retention_days)
    return marks + await run_each(session, staff_queries.DELETE_OLD, limits)
