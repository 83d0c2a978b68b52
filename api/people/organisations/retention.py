"""What is deleted when its time is over."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import queries
from api.platform.kit.clock import now
from api.platform.kit.statements import run


async def delete_old(session: AsyncSession, invitation_days: int) -> None:
    """Delete expired school codes, invitations that ended so many days ago, and attempts of past days."""
    for statement in queries.DELETE_OLD:
        await run(session, statement, {"now": now(), "days": invitation_days})
