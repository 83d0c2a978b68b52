"""Merging what is near: places, events, offers, and careers by the nearest place that trains for them."""

import json
from heapq import merge
from itertools import islice

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import service as agenda
from api.guide.careers import service as careers
from api.guide.places import service as places
from api.guide.region.service import Area
from api.placements.offers import facade as offers
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor

ITEM_TYPES = ("place", "event", "career", "offer")


async def search(
    connection: AsyncConnection,
    area: Area,
    *,
    types: list[str],
    place_kinds: list[str],
    event_kinds: list[str],
    offer_kinds: list[str],
    levels: list[str],
    q: str | None,
    limit: int,
    cursor: str | None,
) -> list[Found]:
    """At most `limit` + 1 items, nearest first.

    Naming kinds leaves out what has none of them; naming levels leaves careers out. Raises
    InvalidInputError.
    """
    decode_cursor(cursor, (float, str))
    wanted = set(types or ITEM_TYPES)
    if levels:
        wanted -= {"career"}  # a career is for no level in particular
    kinds = {"place": place_kinds, "event": event_kinds, "offer": offer_kinds}
    if any(kinds.values()):
        wanted &= {sort for sort, named in kinds.items() if named}
    lists: list[list[Found]] = []
    if "place" in wanted:
        lists.append(
            await places.search(
                connection, area, q=q, kinds=place_kinds, levels=levels, limit=limit, cursor=cursor
            )
        )
    if "event" in wanted:
        lists.append(
            await agenda.search(
                connection,
                area,
                q=q,
                kinds=event_kinds,
                levels=levels,
                by_distance=True,
                limit=limit,
                cursor=cursor,
            )
        )
    if "offer" in wanted:
        lists.append(
            await offers.search(
                connection, area, q=q, kinds=offer_kinds, audiences=levels, limit=limit, cursor=cursor
            )
        )
    if "career" in wanted:
        lists.append(await careers_near(connection, area, q=q, limit=limit, cursor=cursor))
    return list(islice(merge(*lists, key=lambda item: (item.order, item.id)), limit + 1))


async def careers_near(
    connection: AsyncConnection, area: Area, *, q: str | None = None, limit: int, cursor: str | None = None
) -> list[Found]:
    """Careers for which a place nearby trains, each once, at its nearest place; nearest first."""
    after = decode_cursor(cursor, (float, str))
    training = await places.nearest_training(connection, area)
    prefixes = sorted({prefix for place in training for prefix in place.prefixes})
    items = await careers.with_prefixes(connection, prefixes, q)
    found: dict[str, Found] = {}
    for place in sorted(training, key=lambda place: (place.rank, place.id)):
        for career in items.values():
            if career.code in found or not career.codes & set(place.prefixes):
                continue
            item = {
                "type": "career",
                "code": career.code,
                "label": career.label,
                "distance_m": round(place.distance_m),
                "lat": round(place.position.lat, 6),
                "lon": round(place.position.lon, 6),
                "approximate": place.approximate,
                "place_id": place.id,
                "place_name": place.name,
                "family": career.family,
                "exact": bool(career.exact & set(place.prefixes)),
            }
            found[career.code] = Found(place.rank, career.code, json.dumps(item, ensure_ascii=False))
    ordered = sorted(found.values(), key=lambda item: (item.order, item.id))
    if after is not None:
        ordered = [item for item in ordered if (item.order, item.id) > after]
    return ordered[: limit + 1]
