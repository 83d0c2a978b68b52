"""Decisions about aids."""

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.aids import queries
from api.guide.aids.models import AreaKind
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import InvalidInputError

__all__ = ["AreaKind", "search"]


async def search(
    connection: AsyncConnection,
    *,
    region: str,
    departments: list[str],
    commune: str | None,
    profile: str | None,
    age: int | None,
    limit: int,
    cursor: str | None,
) -> list[Found]:
    """At most `limit` + 1 aids: those of the commune first, then of ever wider areas, by label within.

    Raises InvalidInputError for a commune that is not known.
    """
    after = decode_cursor(cursor, (float, str))
    if commune and not (await connection.execute(queries.KNOWS_COMMUNE, {"code": commune})).scalar():
        raise InvalidInputError("commune", "unknown_commune")
    rows = await connection.execute(
        queries.SEARCH,
        {
            "region": region,
            "departments": departments,
            "commune": commune,
            "profile": profile,
            "age": age,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": limit + 1,
        },
    )
    return [Found(row.score, row.id, row.json) for row in rows]
