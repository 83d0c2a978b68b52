"""Decisions about the list of mentors: who may see whom (design §8.1, §8.9)."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.access import ADULT_AGE, Viewer
from api.kit.clock import latest_birth, now, today
from api.kit.listing import Found
from api.kit.pagination import decode_cursor
from api.kit.problems import NotFoundError
from api.region import service as region
from api.settings import Settings
from api.verification import queries
from api.verification.schemas import MentorsQuery


async def page(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, query: MentorsQuery
) -> list[Found]:
    """At most `limit` + 1 mentors: nearest commune first, without one those approved last.

    Raises InvalidInputError for an unknown commune.
    """
    after = decode_cursor(query.cursor, (float, str))
    parameters = {
        **_seen_by(viewer, settings),
        "career": query.career,
        "kind": query.kind,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
        "limit": query.limit + 1,
    }
    if query.commune is None:
        rows = await connection.execute(queries.MENTORS, parameters)
    else:
        centre = await region.commune_centre(connection, query.commune)
        rows = await connection.execute(
            queries.MENTORS_NEAR,
            {**parameters, "lat": centre.lat, "lon": centre.lon, "radius_m": query.radius_km * 1000},
        )
    return [Found(row.position, row.id, row.json) for row in rows]


async def detail(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, mentor_id: UUID
) -> str:
    """A mentor's page as JSON. Raises NotFoundError for one that this viewer does not see."""
    row = (await connection.execute(queries.MENTOR, {**_seen_by(viewer, settings), "id": mentor_id})).first()
    if row is None:
        raise NotFoundError
    return str(row.json)


def _seen_by(viewer: Viewer | None, settings: Settings) -> dict[str, Any]:
    # Elsewhere an unknown age protects like a minor's; here it must not open the list of minors.
    known_minor = viewer is not None and viewer.age is not None and viewer.age < ADULT_AGE
    day = today()
    return {
        "viewer_is_minor": known_minor,
        "adults_born_by": latest_birth(ADULT_AGE, day),
        "mentors_born_by": latest_birth(settings.mentor_age, day),
        "now": now(),
    }
