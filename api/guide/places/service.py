"""Decisions about places."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import service as careers
from api.guide.places import queries
from api.guide.places.hours import days
from api.guide.places.models import Level, PlaceKind, Precision, Sector
from api.guide.region.service import Area
from api.platform.kit.clock import PARIS, today
from api.platform.kit.database import Reader, fetch
from api.platform.kit.geo import VAGUE_M, Position, department_of
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.search import area_parameters, taken
from api.platform.kit.sources import INVENTED
from api.platform.kit.text import folded_query, prefix_query

__all__ = ["Level", "PlaceKind", "Sector"]

NEEDS = ("motor", "visual", "hearing", "mental")
TRAINING_PLACES_READ = 60
"""Nearest training places looked at when careers are sought around a point."""

OPEN_DAYS_SOURCE = "onisep-portes-ouvertes"
"""Whose the texts on open days are."""

_SHELF_SHIFT = {kind.value: str(1000 * number) for number, kind in enumerate(PlaceKind, 1)}


SCHOOLS = frozenset(
    {
        PlaceKind.MIDDLE_SCHOOL,
        PlaceKind.HIGH_SCHOOL,
        PlaceKind.VOCATIONAL_SCHOOL,
        PlaceKind.AGRICULTURAL_SCHOOL,
        PlaceKind.MFR,
        PlaceKind.APPRENTICESHIP_CENTRE,
        PlaceKind.HIGHER_EDUCATION,
        PlaceKind.PRODUCTION_SCHOOL,
        PlaceKind.SPECIALISED_SCHOOL,
    }
)
"""Kinds of places that have pupils or students."""


class SchoolPlace(NamedTuple):
    """A school, as its UAI names it."""

    name: str
    commune_code: str | None
    commune_name: str
    department: str
    position: Position
    levels: tuple[Level, ...]


class CompanyPlace(NamedTuple):
    """Where a company is, as a source of places knows it."""

    position: Position
    address: str | None
    postcode: str | None


class TrainingPlace(NamedTuple):
    """A place that trains, and the ROME codes, families or domains it trains for."""

    distance_m: float
    id: str
    name: str
    position: Position
    approximate: bool
    prefixes: list[str]

    @property
    def rank(self) -> float:
        """What it is sorted by among other near things, in metres."""
        return self.distance_m + (VAGUE_M if self.approximate else 0)


async def search(
    reader: Reader,
    area: Area | None,
    *,
    q: str | None = None,
    kinds: list[str] | None = None,
    levels: list[str] | None = None,
    sector: str | None = None,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 open places: nearest first where there is an area, else best match, else by name.

    Raises InvalidInputError for a cursor of another list.
    """
    query = prefix_query(q) if q else ""
    by_name = area is None and not query
    after = decode_cursor(cursor, (str if by_name else float, str))
    parameters: dict[str, Any] = {
        **area_parameters(area),
        "kinds": kinds or None,
        "shifts": shelf_shifts(kinds or []),
        "levels": levels or None,
        "sector": sector,
        "query": query,
        "folded": folded_query(q or ""),
        "limit": limit + 1,
        "fetch": taken(limit),
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    if q and not query:
        return []
    if area is None:
        statements = [queries.MATCHING_RANKED, queries.RESEMBLING] if query else [queries.BY_NAME]
    elif query:
        statements = [queries.MATCHING_NEAREST, queries.RESEMBLING_NEAREST]
    else:
        nearest = queries.NEAREST_OF_KINDS if kinds else queries.NEAREST
        found = await _found(reader, nearest, parameters)
        if len(found) > limit:
            return found
        # The end of the list, or so many places at one point that the page could not be filled for sure.
        statements = [queries.ALL_NEAREST]
    for statement in statements:
        found = await _found(reader, statement, parameters)
        if found:
            return found
    return []


def shelf_shifts(kinds: list[str]) -> str:
    """Degrees by which the points of these kinds are shifted: see `epass_shelf` in the migrations.

    In PostgreSQL's own notation of an array, which the driver passes on quicker than a list.
    """
    return f"{{{','.join({_SHELF_SHIFT[kind] for kind in kinds})}}}"


async def nearest_training(connection: AsyncConnection, area: Area) -> list[TrainingPlace]:
    """The nearest places that train."""
    rows = await connection.execute(
        queries.TRAINING_NEAR, {**area_parameters(area), "limit": TRAINING_PLACES_READ}
    )
    return [
        TrainingPlace(
            row.distance_m,
            row.id,
            row.name,
            Position(row.lat, row.lon),
            row.precision == Precision.COMMUNE,
            row.prefixes,
        )
        for row in rows
        if area.radius_m is None or row.distance_m <= area.radius_m
    ]


async def row(connection: AsyncConnection, place_id: UUID) -> Row[Any]:
    """A place's row, with its list item as `json`. Raises NotFoundError."""
    found = (await connection.execute(queries.DETAIL, {"id": place_id})).first()
    if found is None:
        raise NotFoundError
    return found


async def kinds_in_use(connection: AsyncConnection) -> list[PlaceKind]:
    """The kinds of which there is an open place."""
    found = await connection.execute(queries.KINDS_IN_USE, {"kinds": list(PlaceKind)})
    return [PlaceKind(kind) for kind in found.scalars()]


async def exists(connection: AsyncConnection, place_id: UUID) -> bool:
    """Whether there is such a place, open or closed."""
    return place_id in await there(connection, [place_id])


async def there(connection: AsyncConnection, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these places there are, open or closed."""
    return set((await connection.execute(queries.THERE, {"ids": ids})).scalars())


async def school(connection: AsyncConnection, uai: str) -> SchoolPlace | None:
    """The open school of that UAI, which may be of its section; null where there is none."""
    found = (await connection.execute(queries.SCHOOL, {"uai": uai, "kinds": sorted(SCHOOLS)})).first()
    if found is None:
        return None
    return SchoolPlace(
        found.name,
        found.commune_code,
        found.commune_name,
        department_of(found.located),
        Position(found.lat, found.lon),
        tuple(Level(level) for level in found.levels),
    )


async def company_place(connection: AsyncConnection, siret: str, commune_code: str) -> CompanyPlace | None:
    """The open place of that SIRET in that commune; null unless its address is known."""
    found = (
        await connection.execute(queries.COMPANY, {"siret": siret, "commune_code": commune_code})
    ).first()
    if found is None:
        return None
    return CompanyPlace(Position(found.lat, found.lon), found.address, found.postcode)


async def detail(
    connection: AsyncConnection, place_id: UUID, school_holidays: Sequence[str] = ()
) -> dict[str, Any]:
    """A place's page, without the words about its sources. Raises NotFoundError."""
    place = await row(connection, place_id)
    records = (await connection.execute(queries.RECORDS, {"id": place_id})).all()
    prefixes = (await connection.execute(queries.CAREER_PREFIXES, {"id": place_id})).scalars().all()
    texts = await _open_day_texts(connection, place.onisep_id)
    return {
        **json.loads(place.json),
        "status": place.status,
        "closed_on": place.closed_on,
        "uai": place.uai,
        "phone": place.phone,
        "email": place.email,
        "website": place.website,
        "onisep_url": place.onisep_id
        and f"https://www.onisep.fr/http/redirection/etablissement/slug/{place.onisep_id}",
        "description": place.description,
        "hours": hours(place.opening_hours, school_holidays),
        "closure": closure(place.closure_from, place.closure_to, place.closure_note),
        "accessibility": [
            {"need": need, "state": "unknown", "note": None, **place.accessibility.get(need, {})}
            for need in NEEDS
            if place.accessibility
        ],
        "careers": await careers.named_prefixes(connection, list(prefixes)),
        "open_days": [text.told for text in texts],
        "checked_on": place.checked_on,
        "sources": [
            {
                "source": INVENTED if record.invented else record.source,
                "checked_on": record.seen_on,
                "fields": sorted(f for f, source in place.provenance.items() if source == record.source),
            }
            for record in records
        ]
        + [
            {"source": OPEN_DAYS_SOURCE, "checked_on": text.checked_on, "fields": ["open_days"]}
            for text in texts[:1]
        ],
    }


async def _open_day_texts(connection: AsyncConnection, onisep_id: str | None) -> Sequence[Row[Any]]:
    """What is written of open days whose day or hours are not sure, and that are not past."""
    if onisep_id is None:
        return []
    known_by = {"onisep_id": onisep_id, "today": today()}
    return (await connection.execute(queries.OPEN_DAY_TEXTS, known_by)).all()


def hours(expression: str | None, school_holidays: Sequence[str] = ()) -> dict[str, Any] | None:
    """Opening hours from today on; null when they are not known."""
    worked_out = days(expression, today(), school_holidays=school_holidays) if expression else None
    if worked_out is None:
        return None
    return {
        "osm": expression,
        "timezone": PARIS.key,
        "days": [
            {
                "date": day.date,
                "holiday": day.holiday,
                "intervals": [{"from": i.start, "to": i.end, "comment": i.comment} for i in day.intervals],
            }
            for day in worked_out
        ],
    }


def closure(start: date | None, end: date | None, note: dict[str, str] | None) -> dict[str, Any] | None:
    """A temporary closure that is on or still to come; null once it is over."""
    if start is None and end is None:
        return None
    if end is not None and end < today():
        return None
    return {"from": start, "to": end, "note": note}


async def _found(reader: Reader, statement: TextClause, parameters: dict[str, Any]) -> list[Found]:
    return [Found(*row) for row in await fetch(reader, statement, parameters)]
