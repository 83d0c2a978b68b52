"""What is deleted when its time is over."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import queries
from api.platform.kit.clock import now


async def delete_old(session: AsyncSession, invitation_days: int) -> None:
    """Delete expired school codes, invitations that ended so many days ago, and attempts of past days."""
    connection = await session.connection()
    for statement in queries.DELETE_OLD:
        await connection.execute(statement, {"now": now(), "days": invitation_days})
