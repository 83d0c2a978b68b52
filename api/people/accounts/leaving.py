"""Accounts that end: their owner leaves, or nobody came for a long time. Erasure itself is privacy's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import sessions
from api.platform.kit.statements import run

_LEAVE = text(
    """
    UPDATE account SET status = 'leaving', leaving_at = coalesce(leaving_at, :until)
    WHERE id = :account_id AND status IN ('active', 'leaving')
    RETURNING leaving_at, leaving_at = :until AS new, email, language
    """
)

_LEAVE_AT_ONCE = text(
    """
    UPDATE account SET status = 'leaving', leaving_at = least(leaving_at, :now)
    WHERE id = :account_id AND status IN ('active', 'leaving') RETURNING id
    """
)

_STAY = text(
    """
    UPDATE account SET status = 'active', leaving_at = NULL
    WHERE id = :account_id AND status = 'leaving' RETURNING id
    """
)

# Sessions too: an account in use is written down as used once an hour.
_UNUSED = """a.seen_at < :before
    AND NOT EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.seen_at >= :before)"""

_OVER = f"""((a.status = 'leaving' AND a.leaving_at <= :now)
    OR (a.inactivity_warned_at <= :warned_before AND {_UNUSED}))"""

_ENDED = text(f"SELECT a.id FROM account a WHERE {_OVER} ORDER BY a.id")

_LOCK_ENDED = text(
    f"SELECT a.email, a.language FROM account a WHERE a.id = :account_id AND {_OVER} FOR UPDATE"
)

_WARN_UNUSED = text(
    f"""
    WITH due AS MATERIALIZED (
        SELECT a.id FROM account a WHERE a.inactivity_warned_at IS NULL AND {_UNUSED}
        LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE account a SET inactivity_warned_at = :now FROM due
    WHERE a.id = due.id RETURNING a.id, a.email, a.language, a.status
    """
)


async def leave(session: AsyncSession, account_id: UUID, *, until: datetime, session_id: UUID) -> Row[Any]:
    """Begin the grace period and sign the other devices out; `new` tells whether it had not begun before."""
    row = (await run(session, _LEAVE, {"account_id": account_id, "until": until})).one()
    await sessions.close_sessions(session, account_id, but=session_id)
    return row


async def leave_at_once(session: AsyncSession, account_id: UUID, now: datetime) -> bool:
    """Let the grace period be over and sign every device out; whether the account can leave."""
    row = await run(session, _LEAVE_AT_ONCE, {"account_id": account_id, "now": now})
    if row.first() is None:
        return False
    await sessions.close_sessions(session, account_id)
    return True


async def stay(session: AsyncSession, account_id: UUID) -> bool:
    """End the grace period; whether there was one."""
    row = await run(session, _STAY, {"account_id": account_id})
    return row.first() is not None


async def ended(connection: AsyncConnection, **moments: datetime) -> Sequence[UUID]:
    """Accounts whose time is over: grace period (`now`), or unused (`before`), warned (`warned_before`)."""
    return [row.id for row in await connection.execute(_ENDED, moments)]


async def lock_ended(session: AsyncSession, account_id: UUID, **moments: datetime) -> Row[Any] | None:
    """The account's address and language, if its time is still over; it cannot be saved any more then."""
    return (await run(session, _LOCK_ENDED, {"account_id": account_id, **moments})).first()


async def warn_unused(
    session: AsyncSession, *, now: datetime, before: datetime, limit: int
) -> Sequence[Row[Any]]:
    """Some accounts that nobody used since `before`, each once, to be warned."""
    rows = await run(session, _WARN_UNUSED, {"now": now, "before": before, "limit": limit})
    return rows.all()
