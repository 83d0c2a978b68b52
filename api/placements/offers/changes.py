"""What an offer said before its company changed it, kept for those who have a place or await an answer until
they are told.

Changes that follow each other within a few minutes are told as one: from what the offer said first to what
it says then.
"""

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.offers import lifecycle
from api.placements.offers import write_queries as queries
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.statements import run

TOLD_AFTER = timedelta(minutes=10)
"""From the first change to the telling."""

Facts = dict[str, Any]
"""What an offer says of when, where and what (`write_queries.FACTS`)."""


class Changed(NamedTuple):
    """An offer that its company changed."""

    before: Facts
    after: Facts
    at: datetime
    """Its last change."""
    out: bool
    """Whether what it says now may be read: an offer that is not out may hold words that nobody has read."""


async def facts(session: AsyncSession, offer: Row[Any]) -> Facts | None:
    """What an offer says now; None where it was never out, so that nobody can have applied."""
    if offer.published_at is None:
        return None
    found: Facts = (await run(session, queries.FACTS, {"id": offer.id})).scalar_one()
    return found


async def remember(session: AsyncSession, offer: Row[Any], before: Facts | None) -> None:
    """After a change: plan that who has a place or applied is told of it, unless that is planned already."""
    after = await facts(session, offer)
    if before is None or after is None or before == after:
        return
    parameters = {"id": offer.id, "facts": json.dumps(before), "now": now()}
    row = (await run(session, queries.REMEMBER, parameters)).one()
    if row.is_first:
        await defer(session, "applications:tell_changed", at=now() + TOLD_AFTER, offer_id=str(offer.id))


async def take_change(session: AsyncSession, offer_id: UUID) -> Changed | None:
    """What is to be told of an offer (locked by the caller), once."""
    row = (await run(session, queries.TAKE_CHANGE, {"id": offer_id})).first()
    if row is None:
        return None
    return Changed(row.before, row.after, row.changed_at, row.status in lifecycle.OUT)
