"""Decisions about figures."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.figures import career_queries, queries
from api.guide.figures.portrait import (
    FIELDS,
    Occupation,
    hiring,
    known_of,
    limits,
    portrait,
    share_of,
    tension,
)
from api.guide.region.service import commune_centre
from api.platform.kit.geo import Position
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import NotFoundError

SOURCES_OF_OUTCOMES = {
    "cfa": "inserjeunes-cfa",
    "pro": "inserjeunes-etablissements",
    "apprenticeship": "inserjeunes-etablissements",
}
"""By a list's origin the source that it was imported from."""


class SchoolRate(NamedTuple):
    """Of those who left a school one way (`all`: both ways), the latest rates that are published."""

    uai: str
    way: str
    year: str
    employed_6: float | None
    expected_6: float | None
    further_study: float | None


class TrainingOutcome(NamedTuple):
    """What became in the region of those who left a training; `code` is a MEF STAT 11 or a CFD."""

    code: str
    year: str
    way: str
    leavers: int | None
    further_study: float | None
    employed_6: float | None
    employed_12: float | None
    employed_18: float | None
    employed_24: float | None


async def place_outcomes(connection: AsyncConnection, place_id: UUID) -> tuple[str, list[str]]:
    """What became of those who left a place, as JSON, and the sources of it. Raises NotFoundError."""
    found = (await connection.execute(queries.OUTCOMES_OF_PLACE, {"id": place_id})).first()
    if found is None:
        raise NotFoundError
    return found.json, sorted({SOURCES_OF_OUTCOMES[origin] for origin in found.origins or ()})


async def school_rates(connection: AsyncConnection, uais: Collection[str]) -> list[SchoolRate]:
    """The latest rates of these schools, one of each way."""
    rows = await connection.execute(queries.OUTCOMES_OF_SCHOOLS, {"uais": list(uais)})
    return [SchoolRate(*row) for row in rows]


async def training_outcomes(
    connection: AsyncConnection, region: str, codes: Iterable[str]
) -> list[TrainingOutcome]:
    """What became of those who left the trainings of these codes (CFD of apprentices, MEF STAT 11 of pupils),
    newest first, the course with most leavers before others.
    """
    rows = await connection.execute(queries.OUTCOMES_OF_TRAINING, {"region": region, "codes": list(codes)})
    return [TrainingOutcome(*row) for row in rows]


class Where(NamedTuple):
    """Where figures are asked for: a commune or a position; neither means the whole region."""

    commune: str | None = None
    position: Position | None = None


class Region(NamedTuple):
    """The region that the app serves."""

    code: str
    name: str


class Basin(NamedTuple):
    """An employment basin, and the department of the commune that it was found by."""

    code: str
    name: str
    department: str | None = None

    def named(self) -> dict[str, str]:
        """Code and name."""
        return {"code": self.code, "name": self.name}


async def _basin(connection: AsyncConnection, where: Where) -> Basin | None:
    """The basin of a commune, or of the nearest commune that has one. Raises InvalidInputError for a commune
    that is not known.
    """
    row: Row[Any] | None = None
    position = where.position
    if where.commune is not None:
        row = (await connection.execute(career_queries.BASIN_OF_COMMUNE, {"commune": where.commune})).first()
        if row is None:
            position = await commune_centre(connection, where.commune)
    if row is None and position is not None:
        row = (await connection.execute(career_queries.BASIN_NEAREST, position._asdict())).first()
    return None if row is None else Basin(row.code, row.name, row.department)


async def career_figures(
    connection: AsyncConnection, code: str, where: Where, region: Region
) -> tuple[dict[str, Any], list[str]]:
    """What is known of a career through the occupations that hold it, and the sources of that.

    The occupation that holds the fewest careers is told first; the others follow it, each by itself: what
    several are told of together would be counted twice. Raises NotFoundError.
    """
    rows = (await connection.execute(career_queries.OCCUPATIONS_OF_CAREER, {"code": code})).all()
    if not rows:
        raise NotFoundError
    basin = await _basin(connection, where)
    chains = [_chain(row) for row in rows if row.code is not None]
    newer = [
        Occupation(row.newer_code, row.newer_label, "fap2021") if row.newer_code else None for row in rows
    ]
    hirings, tensions, portraits = (
        await connection.execute(
            career_queries.TOLD,
            {
                "newer": [one.code for one in newer if one],
                "codes": list({occupation.code for chain in chains for occupation in chain}),
                "basin": basin.code if basin else "",
                "region": region.code,
                "department": basin and basin.department,
            },
        )
    ).one()
    rated = {row["occupation"]: row for row in tensions}
    known = known_of(portraits)
    told: list[dict[str, Any]] = [
        {
            "occupation": {**chain[0]._asdict(), "partly": row.partly, "newer": row.newer_code},
            "hiring": one
            and hiring(
                one,
                [year for year in hirings if year["occupation"] == one.code],
                basin and basin.named(),
                region._asdict(),
            ),
            "tension": tension(chain, rated, region._asdict()),
            **portrait(chain, known),
        }
        for row, chain, one in zip(rows, chains, newer, strict=False)
    ]
    fields = ("hiring", "tension", *FIELDS)
    first = {field: next((one[field] for one in told if one[field]), None) for field in fields}
    occupations = [one["occupation"] for one in told]
    used = {one[field]["source"] for one in (*told, first) for field in fields if one[field]}
    if any(one["wages"] and one["wages"]["median"] for one in told):
        used.add("dares-salaire-median")
    if told:
        used |= {"dares-fap", "dares-fap-rome"}
    body = {"occupations": occupations, **first, "others": told[1:], "limits": limits(occupations, first)}
    return body, sorted(used)


def _chain(row: Row[Any]) -> list[Occupation]:
    """An occupation, the group and the domain that hold it."""
    levels = ((row.code, row.label), (row.group_code, row.group_label), (row.domain_code, row.domain_label))
    return [Occupation(code, label or code) for code, label in levels if code is not None]


_NO_CAREERS: dict[str, Any] = {"careers": [], "careers_count": 0}


async def hiring_near(
    connection: AsyncConnection,
    where: Where,
    region: Region,
    *,
    family: str | None,
    limit: int,
    cursor: str | None,
) -> dict[str, Any]:
    """Occupations that employers plan to hire for in the basin, then in those beside it, most hirings first.

    What is secret stands in no list. Raises InvalidInputError.
    """
    after = decode_cursor(cursor, (float, str))
    basin = await _basin(connection, where)
    if basin is None:
        return {"items": [], "next": None}
    here = where.position._asdict() if where.position else {"lat": None, "lon": None}
    near = await connection.execute(career_queries.BASINS_AROUND, {"basin": basin.code, **here})
    basins = {basin.code: basin.named(), **{row.code: {"code": row.code, "name": row.name} for row in near}}
    asked: dict[str, Any] = {"basins": list(basins), "region": region.code, "family": family}
    asked |= {"limit": limit + 1, "after": after[0] if after else None, "after_id": after[1] if after else ""}
    rows = (await connection.execute(career_queries.HIRING_NEAR, asked)).all()
    shown = rows[:limit]
    occupations = await _behind(connection, [row.occupation for row in shown], region, basin)
    items = [
        {
            "occupation": Occupation(row.occupation, row.label, "fap2021")._asdict(),
            "family": {"code": row.family, "label": row.family_label},
            "basin": {**basins[row.basin], "own": row.basin == basin.code},
            "year": row.year,
            "planned": row.planned,
            "at_least": bool(row.secret),
            "difficult_share": share_of(row.difficult, row.difficult_secret, row.planned),
            "seasonal_share": share_of(row.seasonal, row.seasonal_secret, row.planned),
            "previous": row.previous and {"year": row.year - 1, "planned": row.previous},
            **occupations.get(row.occupation, {"tension": None, **_NO_CAREERS}),
        }
        for row in shown
    ]
    follows = encode_cursor(float(shown[-1].rank), shown[-1].id) if len(rows) > limit else None
    return {"items": items, "next": follows}


async def _behind(
    connection: AsyncConnection, newer: Sequence[str], region: Region, basin: Basin
) -> dict[str, dict[str, Any]]:
    """By occupation of 2021 its rating and its careers, as far as an equal label leads to one of 2009."""
    rows = (await connection.execute(career_queries.OLDER_OF_NEWER, {"codes": list(newer)})).all()
    codes = {"codes": [row.code for row in rows]}
    territory = {"region": region.code, "department": basin.department}
    found = (await connection.execute(career_queries.TENSIONS, codes | territory)).mappings()
    rated = {row["occupation"]: dict(row) for row in found}
    held = await connection.execute(career_queries.CAREERS_OF_OCCUPATIONS, codes)
    careers = {row.occupation: {"careers": row.careers, "careers_count": row.count} for row in held}
    return {
        row.newer_code: {
            "tension": tension([Occupation(row.code, row.label)], rated, region._asdict()),
            **careers.get(row.code, _NO_CAREERS),
        }
        for row in rows
    }


async def hiring_families(connection: AsyncConnection, where: Where, region: Region) -> dict[str, Any]:
    """Planned hirings of the basin by family of trades; each sum is the least that it can be."""
    basin = await _basin(connection, where)
    if basin is None:
        return {"basin": None, "year": None, "families": []}
    asked = {"basin": basin.code, "region": region.code}
    rows = (await connection.execute(career_queries.HIRING_FAMILIES, asked)).all()
    return {
        "basin": basin.named(),
        "year": rows[0].year if rows else None,
        "families": [
            {"code": row.code, "label": row.label, "planned": row.planned, "at_least": row.secret > 0}
            for row in rows
        ],
    }


class Coverage(NamedTuple):
    """Of the careers shown, how many have planned hirings in the latest year, and where the chain of codes
    breaks for the others.
    """

    careers: int
    with_hiring: int
    without_occupation: int
    without_equal_label: int
    not_in_survey: int


async def coverage(connection: AsyncConnection, region: Region) -> Coverage:
    """How far planned hirings reach."""
    return Coverage(*(await connection.execute(career_queries.COVERAGE, {"region": region.code})).one())
