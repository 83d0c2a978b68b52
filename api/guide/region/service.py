"""Decisions about the territory: which communes a text means, and which area a search covers."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.region import queries
from api.guide.region.outlines import AROUND, RINGS
from api.platform.kit.database import Database
from api.platform.kit.geo import Box, Position, box_around
from api.platform.kit.problems import InvalidInputError, NotFoundError
from api.platform.kit.text import folded_query, words
from api.platform.kit.wire import WhereQuery

__all__ = ["AROUND", "RINGS"]


class Area(NamedTuple):
    """Where a search looks: what distances are measured from, and the rectangle that bounds it."""

    centre: Position
    box: Box
    radius_m: float | None
    """Limit of distance in metres; null when the rectangle itself is the limit."""


_OF_CORSICA = {"2A": "620", "2B": "720"}


def uai_prefixes(departments: Sequence[str]) -> list[str]:
    """How the UAIs of schools in some departments begin: 044 for 44, 971 for 971."""
    return [_OF_CORSICA.get(code, code.zfill(3)) for code in departments]


async def commune_json(connection: AsyncConnection, code: str) -> str:
    """A commune as JSON; a former code leads to the commune that holds it now. Raises NotFoundError."""
    for statement in (queries.COMMUNE, queries.COMMUNE_OF_FORMER):
        row = (await connection.execute(statement, {"code": code})).first()
        if row is not None:
            return str(row.json)
    raise NotFoundError


async def commune_centre(connection: AsyncConnection, code: str) -> Position:
    """Centre of a commune. Raises InvalidInputError for one that is not known."""
    for statement in (queries.COMMUNE, queries.COMMUNE_OF_FORMER):
        row = (await connection.execute(statement, {"code": code})).first()
        if row is not None and row.lat is not None:
            return Position(row.lat, row.lon)
    raise InvalidInputError("commune", "unknown_commune")


async def communes_like(
    connection: AsyncConnection, text: str, departments: list[str], limit: int
) -> list[str]:
    """Communes whose name or postcode begins with the text, also with a typing error; JSON, best first."""
    typed = " ".join(words(folded_query(text)))
    if not typed:
        return []
    if typed.isdigit():
        rows = await connection.execute(
            queries.COMMUNES_BY_POSTCODE, {"prefix": f"{typed}%", "departments": departments, "limit": limit}
        )
    else:
        rows = await connection.execute(
            queries.COMMUNES_BY_NAME,
            {
                "prefix": f"{typed}%",
                "inner": f"% {typed}%",
                "folded": typed,
                "departments": departments,
                "limit": limit,
            },
        )
    return [str(row.json) for row in rows]


async def communes_near(
    connection: AsyncConnection, position: Position, departments: list[str], limit: int
) -> list[str]:
    """The communes whose centres are nearest; JSON, nearest first."""
    rows = await connection.execute(
        queries.COMMUNES_NEAREST,
        {"lat": position.lat, "lon": position.lon, "departments": departments, "limit": limit},
    )
    return [str(row.json) for row in rows]


async def area(connection: AsyncConnection, where: WhereQuery) -> Area | None:
    """The area that a query names; null when it names none. Raises InvalidInputError."""
    box = where.box()
    centre: Position | None = None
    if where.lat is not None and where.lon is not None:
        centre = Position(where.lat, where.lon)
    elif where.commune is not None:
        centre = await commune_centre(connection, where.commune)
    if box is not None:
        return Area(centre or box.centre, box, None)
    if centre is None:
        return None
    radius_m = where.radius_km * 1000
    return Area(centre, box_around(centre, radius_m), radius_m)


async def area_of(database: Database, where: WhereQuery) -> Area | None:
    """The same, on a connection that is opened only for a commune, which must be looked up."""
    connection = database.reads.connect()
    if where.commune is None:
        return await area(connection, where)
    async with connection:
        return await area(connection, where)


async def departments(connection: AsyncConnection, codes: list[str]) -> list[dict[str, str]]:
    """The departments served: code and name."""
    rows = await connection.execute(queries.DEPARTMENTS, {"departments": codes})
    return [{"code": row.code, "name": row.name} for row in rows]


async def bounds(connection: AsyncConnection, codes: list[str]) -> Box | None:
    """The rectangle of all communes' centres; null before the communes are imported."""
    row = (await connection.execute(queries.BOUNDS, {"departments": codes})).one()
    return None if row.west is None else Box(row.west, row.south, row.east, row.north)


async def outlines(
    connection: AsyncConnection, level: str, region: str, departments: list[str], department: str | None
) -> str:
    """The outlines of one level as a GeoJSON FeatureCollection (RFC 7946)."""
    features = (
        await connection.execute(
            queries.OUTLINES,
            {"level": level, "region": region, "departments": departments, "department": department},
        )
    ).scalar_one()
    return f'{{"type":"FeatureCollection","features":{features}}}'
