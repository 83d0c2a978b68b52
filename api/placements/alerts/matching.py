"""From an offer to the people who asked for it: found by index, then a chunk of accounts per job.

A chunk is one transaction: what it found is written with what it tells. A worker that is killed midway leaves
nothing of it, and whatever runs twice finds nobody twice.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.placements.alerts import keys, queries
from api.placements.applications import facade as applications
from api.placements.offers import facade as offers
from api.platform.access import adults
from api.platform.jobs.queue import defer
from api.platform.kit import clock

CHUNK = 500
"""Accounts of one job."""


async def enqueue(session: AsyncSession, offer_id: UUID) -> None:
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


async def write_found(
    session: AsyncSession, offer_id: UUID, first: UUID, following: UUID | None
) -> Sequence[UUID]:
    """Write down whom of a chunk the offer is found for, and has not been before: active students, who may
    apply for it by age and school, and whose alert wants its weeks and words.
    """
    connection = await session.connection()
    wanted = await wanted_by(connection, offer_id)
    if wanted is None:
        return []
    today = clock.today()
    one = {"offer_id": offer_id, "first": first, "next": following, "today": today}
    rows = await connection.execute(queries.FIND, {**wanted, **one})
    offer = await offers.row(connection, offer_id)
    hours_from = offers.from_age(offer)

    def may_apply(person: Row[Any]) -> bool:
        """By age, for what is left of the offer; who has told no birth date may still tell it."""
        return person.birth_date is None or not applications.why_wrong_age(
            person.birth_date,
            person.level,
            offer,
            hours_from=hours_from,
            first_day=max(person.last_week or offer.start_on or today, today),
            today=today,
        )

    found = [row for row in rows if may_apply(row)]
    hits = {"account_ids": [row.account_id for row in found], "alert_ids": [row.alert_id for row in found]}
    new = await connection.execute(queries.INSERT_HITS, {**hits, "offer_id": offer_id, "now": clock.now()})
    return [row.account_id for row in new]


async def wanted_by(connection: AsyncConnection, offer_id: UUID) -> dict[str, Any] | None:
    """The keys and the place that an offer is looked up by; none when it cannot be seen any more."""
    offer = (
        await connection.execute(queries.OFFER, {"offer_id": offer_id, "today": clock.today(), **adults()})
    ).first()
    if offer is None:
        return None
    briefs = await careers.with_prefixes(connection, offer.rome_codes, None)
    rome = {code for one in offer.rome_codes for code in (briefs[one].exact if one in briefs else {one})}
    return {"keys": keys.of_offer(offer.kind, offer.levels, rome), "lat": offer.lat, "lon": offer.lon}
