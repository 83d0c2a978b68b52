"""Places in status lists: one for each credential, drawn at random and never given twice."""

import secrets as randomness
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import status_slot_queries as queries
from api.badges.openbadges.status_list import SIZE
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time

DRAWN = 8
"""Places drawn at once: where all are taken, the list is more than half full, and another begins."""
_TRIES = 4


class Place(NamedTuple):
    """Where a credential's bit stands."""

    list_id: UUID
    position: int


async def begin_list(connection: AsyncConnection, issuer_id: UUID) -> None:
    """An empty list for an issuer."""
    await connection.execute(queries.BEGIN_LIST, {"issuer_id": issuer_id, "now": now()})


async def take(connection: AsyncConnection, issuer_id: UUID) -> Place:
    """A place that nobody has or had."""
    full: UUID | None = None
    for attempt in range(_TRIES):
        newest = (await connection.execute(queries.NEWEST_LIST, {"issuer_id": issuer_id})).scalar()
        if newest is None or (newest == full and attempt == _TRIES - 2):
            newest = await _another_list(connection, issuer_id, newest)
        positions = [randomness.randbelow(SIZE) for _ in range(DRAWN)]
        taken = (await connection.execute(queries.TAKE, {"list_id": newest, "positions": positions})).scalar()
        if taken is not None:
            return Place(newest, taken)
        full = newest
    raise RuntimeError("no place in an empty status list")


async def _another_list(connection: AsyncConnection, issuer_id: UUID, full: UUID | None) -> UUID:
    """The list that follows a full one; of two that come at once, the second finds the first one's."""
    await one_at_a_time(connection, b"badge status list" + issuer_id.bytes)
    found: UUID | None = (await connection.execute(queries.NEWEST_LIST, {"issuer_id": issuer_id})).scalar()
    if found is None or found == full:
        await begin_list(connection, issuer_id)
        found = (await connection.execute(queries.NEWEST_LIST, {"issuer_id": issuer_id})).scalar_one()
    return found
