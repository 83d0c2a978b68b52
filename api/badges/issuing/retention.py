"""What is forgotten when its time is over: addresses of offers that nobody accepted."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import queries
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.settings import Settings


async def forget(session: AsyncSession, settings: Settings) -> None:
    """Let old offers lapse; forget the addresses of all that is over, and of lines that failed."""
    parameters = {"now": now(), "days": settings.badge_offer_days}
    for statement in (queries.LAPSE, queries.FORGET_MARKS, queries.FORGET_LINES):
        await run(session, statement, parameters)
