"""Locks by name, for what has no row of its own to lock."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(encode(:mark, 'hex'), 0))")

_LOCK_SHARED = text("SELECT pg_advisory_xact_lock_shared(hashtextextended(encode(:mark, 'hex'), 0))")


async def one_at_a_time(connection: AsyncConnection, mark: bytes) -> None:
    """Until this transaction ends, whoever comes with the same mark waits, also on other replicas."""
    await connection.execute(_LOCK, {"mark": mark})


async def beside_each_other(connection: AsyncConnection, mark: bytes) -> None:
    """Until this transaction ends, any number that come this way go on together, and whoever comes
    `one_at_a_time` with the same mark waits.
    """
    await connection.execute(_LOCK_SHARED, {"mark": mark})
