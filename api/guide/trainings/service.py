"""Decisions about trainings."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.places import service as places
from api.guide.region.service import Area
from api.guide.trainings import queries
from api.platform.kit.database import Reader, fetch
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.search import area_parameters
from api.platform.kit.text import folded_query, prefix_query

PARCOURSUP_URL = "https://dossier.parcoursup.fr/Candidat/carte"
AFFELNET_URL = "https://affectation3e.phm.education.gouv.fr/pna-public/"
"""Where a pupil of 3e sees every training, before the wishes."""
_FIRST_AFTER_BAC = 5


async def search(
    reader: Reader,
    area: Area | None,
    *,
    q: str | None = None,
    limit: int,
    cursor: str | None = None,
    **filters: Any,
) -> list[Found]:
    """At most `limit` + 1 trainings taught at a place: nearest first where there is an area, else best match,
    else by label. Raises InvalidInputError for a cursor of another list.
    """
    query = prefix_query(q) if q else ""
    after = decode_cursor(cursor, (float, str))
    if q and not query:
        return []
    parameters = {
        **area_parameters(area),
        **filters,
        "query": query,
        "folded": folded_query(q or ""),
        "limit": limit + 1,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    if query:
        statements = (
            [queries.MATCHING, queries.RESEMBLING]
            if area is None
            else [queries.NEAR_MATCHING, queries.NEAR_RESEMBLING]
        )
    else:
        statements = [queries.ALL if area is None else queries.NEAR]
    for statement in statements:
        found = await _found(reader, statement, parameters)
        if found:
            return found
    return []


async def _found(reader: Reader, statement: TextClause, parameters: dict[str, Any]) -> list[Found]:
    return [Found(*row) for row in await fetch(reader, statement, parameters)]


async def teaching(
    reader: Reader,
    training_id: str,
    area: Area | None,
    *,
    status: str | None = None,
    sector: str | None = None,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 places that teach it: nearest first where there is an area, else by name.

    Raises NotFoundError, and InvalidInputError for a cursor of another list.
    """
    if not await fetch(reader, queries.EXISTS, {"id": training_id}):
        raise NotFoundError
    after = decode_cursor(cursor, (str if area is None else float, str))
    parameters = {
        **area_parameters(area),
        "id": training_id,
        "status": status,
        "sector": sector,
        "limit": limit + 1,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    statement = queries.PLACES_BY_NAME if area is None else queries.PLACES_NEAR
    return await _found(reader, statement, parameters)


async def detail(connection: AsyncConnection, training_id: str) -> dict[str, Any]:
    """A training's page, without the words about its sources. Raises NotFoundError."""
    row = (await connection.execute(queries.DETAIL, {"id": training_id})).first()
    if row is None:
        raise NotFoundError
    item = json.loads(row.json)
    steps = (await connection.execute(queries.STEPS, {"id": training_id})).all()
    return {
        **item,
        "description": None,
        "rncp": row.rncp,
        "onisep_url": row.onisep_id
        and f"https://www.onisep.fr/http/redirection/formation/slug/{row.onisep_id}",
        "careers": row.careers,
        "next": [step.step for step in steps if step.is_next],
        "before": [step.step for step in steps if not step.is_next],
        "admission": admission(row.level, item["statuses"]),
        "outcomes": [],
        "closes_on": row.closes_on and row.closes_on.isoformat(),
        "successor": row.successor,
        "sources": await _read(connection, {*row.sources, *(row.place_sources or [])}),
    }


def admission(level: int | None, statuses: list[str]) -> list[dict[str, str | None]]:
    """How one gets in: through Affelnet up to the bac and Parcoursup beyond; an apprentice is taken on by an
    employer."""
    ways: list[dict[str, str | None]] = []
    if "school" in statuses and level is not None:
        after_bac = level >= _FIRST_AFTER_BAC
        ways.append(
            {"kind": "parcoursup", "url": PARCOURSUP_URL}
            if after_bac
            else {"kind": "affelnet", "url": AFFELNET_URL}
        )
    elif "school" in statuses:
        ways.append({"kind": "school", "url": None})
    if "apprenticeship" in statuses:
        ways.append({"kind": "apprenticeship", "url": None})
    return ways


async def _read(connection: AsyncConnection, sources: set[str]) -> list[dict[str, Any]]:
    """These sources, and when each was last read."""
    rows = await connection.execute(queries.LISTS, {"sources": sorted(sources)})
    return [{"source": row.source, "checked_on": row.read_on.isoformat()} for row in rows]


async def taught_at(connection: AsyncConnection, place_id: UUID) -> dict[str, Any]:
    """What a place teaches, without the words about its sources. Raises NotFoundError."""
    if not await places.exists(connection, place_id):
        raise NotFoundError
    rows = (await connection.execute(queries.TAUGHT, {"id": place_id})).all()
    return {
        "trainings": [row.training for row in rows],
        "subjects": [],
        "sources": await _read(connection, {source for row in rows for source in row.sources}),
    }
