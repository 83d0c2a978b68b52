"""From an offer to the people who asked for it: found by index, then a chunk of accounts per job.

A chunk is one transaction: what it found is written with what it tells. A worker that is killed midway leaves
nothing of it, and whatever runs twice finds nobody twice.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.alerts import keys, queries
from api.careers import service as careers
from api.jobs.queue import defer
from api.kit import clock

CHUNK = 500
"""Accounts of one job."""
APPRENTICE_AGE = 15
"""Age from which a contract is possible, with the collège behind one (Code du travail L6222-1)."""


async def spread(session: AsyncSession, offer_id: UUID) -> None:
    """Enqueue the chunks of the people who may want an offer; none when it is gone."""
    firsts = [str(account_id) for account_id in await chunks(session, offer_id)]
    for first, following in pairwise([*firsts, None]):
        await defer(session, "alerts:fan_out", offer_id=str(offer_id), first=first, following=following)


async def chunks(session: AsyncSession, offer_id: UUID) -> list[UUID]:
    """The first account of each chunk of the people who may want an offer, by index."""
    connection = await session.connection()
    wanted = await wanted_by(connection, offer_id)
    if wanted is None:
        return []
    rows = await connection.execute(queries.CHUNKS, {**wanted, "size": CHUNK})
    return [row.account_id for row in rows]


async def find(session: AsyncSession, offer_id: UUID, first: UUID, following: UUID | None) -> Sequence[UUID]:
    """Write down whom of a chunk the offer is found for, and has not been before: active students, who may
    apply for it by age and school, and whose alert wants its weeks and words.
    """
    connection = await session.connection()
    wanted = await wanted_by(connection, offer_id)
    if wanted is None:
        return []
    rows = await connection.execute(
        queries.FIND,
        {
            **wanted,
            "offer_id": offer_id,
            "first": first,
            "next": following,
            "now": clock.now(),
            "today": clock.today(),
            "apprentices_born": clock.latest_birth(APPRENTICE_AGE, clock.today()),
        },
    )
    return [row.account_id for row in rows]


async def wanted_by(connection: AsyncConnection, offer_id: UUID) -> dict[str, Any] | None:
    """The keys and the place that an offer is looked up by; none when it cannot be seen any more."""
    offer = (await connection.execute(queries.OFFER, {"offer_id": offer_id, "today": clock.today()})).first()
    if offer is None:
        return None
    briefs = await careers.with_prefixes(connection, offer.rome_codes, None)
    rome = {code for one in offer.rome_codes for code in (briefs[one].exact if one in briefs else {one})}
    return {"keys": keys.of_offer(offer.kind, offer.levels, rome), "lat": offer.lat, "lon": offer.lon}
