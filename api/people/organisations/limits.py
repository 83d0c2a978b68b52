"""What an account may only do so often a day: rows in PostgreSQL, which hold across replicas."""

from datetime import timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import queries
from api.people.organisations.models import AttemptKind
from api.platform.kit.clock import now
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.statements import run


async def keep_within(session: AsyncSession, account_id: UUID, kind: AttemptKind, limit: int) -> None:
    """Make the account's others wait, and count. Raises TooManyRequestsError at the limit of the day."""
    await run(session, queries.LOCK_ACCOUNT, {"account_id": account_id})
    moment = now()
    parameters = {"account_id": account_id, "kind": kind, "now": moment}
    counted = (await run(session, queries.ATTEMPTS, parameters)).one()
    if counted.made >= limit:
        raise TooManyRequestsError.until(counted.oldest + timedelta(days=1), moment)


async def note(session: AsyncSession, account_id: UUID, kind: AttemptKind) -> None:
    """One more."""
    await run(session, queries.NOTE_ATTEMPT, {"account_id": account_id, "kind": kind, "now": now()})
