"""What is forgotten when its time is over: addresses of offers that nobody accepted."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges import queries
from api.kit.clock import now
from api.settings import Settings


async def forget(session: AsyncSession, settings: Settings) -> None:
    """Let old offers lapse, and forget their addresses, also of lines that could not be offered."""
    connection = await session.connection()
    parameters = {"now": now(), "days": settings.badge_offer_days}
    await connection.execute(queries.LAPSE, parameters)
    await connection.execute(queries.FORGET_LINES, parameters)
