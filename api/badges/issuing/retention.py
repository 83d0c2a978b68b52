"""What is forgotten when its time is over: addresses of offers that nobody accepted."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import queries
from api.platform.kit.clock import now
from api.platform.kit.statements import run_each
from api.platform.settings import Settings


async def forget(session: AsyncSession, settings: Settings) -> int:
    """Let a batch of old offers lapse; forget the addresses of a batch of what is over, and of lines that
    failed; how many of all.
    """
    return await run_each(session, queries.FORGET, {"now": now(), "days": settings.badge_offer_days})
