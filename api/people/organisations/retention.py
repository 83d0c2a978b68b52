"""What is deleted when its time is over."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import queries
from api.platform.kit.clock import now
from api.platform.kit.statements import run_each


async def delete_old(session: AsyncSession, invitation_days: int) -> int:
    """Delete a batch of expired school codes, of invitations that ended so many days ago, and of attempts of
    past days; how many of all.
    """
    return await run_each(session, queries.DELETE_OLD, {"now": now(), "days": invitation_days})
