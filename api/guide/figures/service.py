"""Decisions about figures."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.figures import career_queries, queries
from api.guide.figures.portrait import (
    FIELDS,
    Known,
    Occupation,
    Ratings,
    Read,
    hiring,
    known_of,
    portrait,
    ratings_of,
    share_of,
    tension,
)
from api.guide.region.service import commune_centre
from api.platform.kit.database import Reader, fetch
from api.platform.kit.geo import Position, distance_m
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import NotFoundError

SOURCES_OF_OUTCOMES = {
    "cfa": "inserjeunes-cfa",
    "pro": "inserjeunes-etablissements",
    "apprenticeship": "inserjeunes-etablissements",
}
"""By a list's origin the source that it was imported from."""
SOURCE_OF_TRAINING_OUTCOMES = "inserjeunes-formations"


class SchoolRate(NamedTuple):
    """Of those who left a school one way (`all`: both ways), the latest rates that are published."""

    uai: str
    way: str
    year: str
    employed_6: float | None
    expected_6: float | None
    difference: float | None
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


async def training_outcomes(reader: Reader, region: str, codes: Iterable[str]) -> list[TrainingOutcome]:
    """What became of those who left the trainings of these codes (CFD of apprentices, MEF STAT 11 of pupils),
    newest first, the course with most leavers before others.
    """
    rows = await fetch(reader, queries.OUTCOMES_OF_TRAINING, {"region": region, "codes": list(codes)})
    return [TrainingOutcome(*row) for row in rows]


OWN_KM = 10
"""The middle of the commune that one is in is nearer: beyond, one is in none that has a basin."""


class Where(NamedTuple):
    """Where figures are asked for: a commune or a position; neither: nowhere."""

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
    position = where.position
    if where.commune is not None:
        row = (await connection.execute(career_queries.BASIN_OF_COMMUNE, {"commune": where.commune})).first()
        if row is not None:
            return Basin(row.code, row.name, row.department)
        position = await commune_centre(connection, where.commune)
    if position is None:
        return None
    row = (await connection.execute(career_queries.BASIN_NEAREST, position._asdict())).first()
    if row is None or distance_m(position, Position(row.lat, row.lon)) > OWN_KM * 1000:
        return None
    return Basin(row.code, row.name, row.department)


async def career_figures(
    connection: AsyncConnection, code: str, where: Where, region: Region
) -> tuple[dict[str, Any], list[str]]:
    """What is known of a career through the occupations that hold it, and the sources of that.

    The occupation that says most of it is told first, alone; the others follow it, each by itself: what
    several are told of together would be counted twice. Others of a sheet that ROME 4 divided may hold none
    of this career, but only those beside it: they are not told. Raises NotFoundError.
    """
    rows = (await connection.execute(career_queries.OCCUPATIONS_OF_CAREERS, {"codes": [code]})).all()
    if not rows:
        raise NotFoundError
    basin = await _basin(connection, where)
    held = [_held(row) for row in rows if row.code is not None]
    if held and held[0].occupation["cut_from"]:
        held[0].occupation["sheet_also_in"] = [one.occupation["label"] for one in held[1:]]
        held = held[:1]
    asked = _asked(held, basin, region)
    hirings, tensions, portraits = (await connection.execute(career_queries.TOLD, asked)).one()
    rated, known = ratings_of(tensions), known_of(portraits)
    told: list[dict[str, Any]] = [
        {**_hired(one, hirings, rated, basin, region), **_portrait(one, known)} for one in held
    ]
    fields = ("hiring", "tension", *FIELDS)
    used = {one[field]["source"] for one in told for field in fields if one[field]}
    if any(one["wages"] and one["wages"]["median"] for one in told):
        used.add("dares-salaire-median")
    if told:
        used |= {"dares-fap", "dares-fap-rome"}
    nothing: dict[str, Any] = dict.fromkeys(("hiring_absent", "counted_with", *fields))
    body = {
        "occupations": [one.occupation for one in held],
        **(told[0] if told else nothing),
        "others": [{"occupation": one.occupation, **told[n]} for n, one in enumerate(held) if n],
    }
    return body, sorted(used)


class Held(NamedTuple):
    """An occupation that holds a career, the group and the domain that hold it, and the one of 2021 with
    the same label, or the one that counts it with others.
    """

    occupation: dict[str, Any]
    chain: list[Occupation]
    newer: Occupation | None
    counted_with: str | None
    by_state: bool

    @property
    def mostly_others(self) -> bool:
        """Whether what is counted says almost nothing of the career."""
        return bool(self.occupation["mostly_others"])


_OF_LABEL = ("employees_only", "mostly_others")


def _held(row: Row[Any]) -> Held:
    levels = ((row.code, row.label), (row.group_code, row.group_label), (row.domain_code, row.domain_label))
    chain = [Occupation(code, label or code) for code, label in levels if code is not None]
    beside = {name: getattr(row, name) for name in ("partly", "careers", "cut_from", *_OF_LABEL)}
    return Held(
        {**chain[0]._asdict(), **beside, "newer": row.newer_code, "sheet_also_in": []},
        chain,
        Occupation(row.newer_code, row.newer_label, "fap2021") if row.newer_code else None,
        row.counted_with,
        row.by_state,
    )


def _asked(held: Sequence[Held], basin: Basin | None, region: Region) -> dict[str, Any]:
    """What statements about occupations are asked with."""
    return {
        "newer": [one.newer.code for one in held if one.newer],
        "codes": list({occupation.code for one in held for occupation in one.chain}),
        "basin": basin.code if basin else "",
        "region": region.code,
        "department": basin and basin.department,
    }


def _hired(
    one: Held, hirings: Sequence[Read], rated: Ratings, basin: Basin | None, region: Region
) -> dict[str, Any]:
    """Planned hirings of an occupation, or why they are not told, and how hard it is to hire."""
    planned = one.newer and hiring(
        one.newer,
        [year for year in hirings if year["occupation"] == one.newer.code],
        basin and basin.named(),
        region._asdict(),
    )
    apart = "counted_with_others" if one.counted_with else "not_linked"
    absent = None if planned else "not_surveyed" if one.newer else apart
    return {
        "hiring": planned and {**planned, "without_state": one.by_state},
        "hiring_absent": absent,
        "counted_with": one.counted_with,
        "tension": _tension(one, rated, region),
    }


def _tension(one: Held, rated: Ratings, region: Region) -> dict[str, Any] | None:
    return None if one.mostly_others else tension(one.chain, rated, region._asdict())


def _portrait(one: Held, known: Known) -> dict[str, dict[str, Any] | None]:
    return dict.fromkeys(FIELDS) if one.mostly_others else portrait(one.chain, known)


async def briefs(
    connection: AsyncConnection, codes: Sequence[str], region: Region
) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """In few words, by career: how hard it is to hire, and the share of women, of the occupation that says
    most of it; and the sources of that. A career that no list of occupations has is left out.
    """
    held: dict[str, Held] = {}
    for row in (await connection.execute(career_queries.OCCUPATIONS_OF_CAREERS, {"codes": codes})).all():
        if row.code is not None:
            held.setdefault(row.career, _held(row))
    asked = _asked([*held.values()], None, region)
    _, tensions, portraits = (await connection.execute(career_queries.TOLD, asked)).one()
    rated, known = ratings_of(tensions), known_of(portraits)
    told: dict[str, dict[str, Any]] = {
        code: {
            "occupation": one.occupation,
            "tension": _tension(one, rated, region),
            "women": _portrait(one, known)["women"],
        }
        for code, one in held.items()
    }
    used = {one[field]["source"] for one in told.values() for field in ("tension", "women") if one[field]}
    return told, sorted({"dares-fap", "dares-fap-rome", *used} if used else used)


async def close_careers(
    connection: AsyncConnection, code: str, where: Where, region: Region, limit: int
) -> tuple[dict[str, Any], list[str]]:
    """Careers that share most skills with one, those that few ask for before others, or else those that the
    publisher names as near; beside each what is planned and how hard it is to hire, of the occupation that
    says most of it. Raises NotFoundError.
    """
    career = (await connection.execute(career_queries.CAREER, {"code": code})).mappings().first()
    if career is None:
        raise NotFoundError
    basin = await _basin(connection, where)
    asked_for = {"code": code, "limit": limit}
    rows = (await connection.execute(career_queries.CLOSE_CAREERS, asked_for)).all()
    by_skills = bool(rows)
    if not by_skills:
        rows = (await connection.execute(career_queries.NEAR_CAREERS, asked_for)).all()
    asked = {"codes": [row.code for row in rows]}
    held: dict[str, Held] = {}
    for row in (await connection.execute(career_queries.OCCUPATIONS_OF_CAREERS, asked)).all():
        if row.code is not None:
            held.setdefault(row.career, _held(row))
    told = _asked([*held.values()], basin, region)
    hirings, tensions = (await connection.execute(career_queries.HIRED, told)).one()
    rated = ratings_of(tensions)
    nothing = dict.fromkeys(("occupation", "hiring", "hiring_absent", "counted_with", "tension"))
    items = [
        {
            **{name: getattr(row, name) for name in ("code", "label", "regulated", "shared")},
            "skills": row.skills,
            "of_skills": row.of_skills,
            **nothing,
            **(
                {"occupation": one.occupation, **_hired(one, hirings, rated, basin, region)}
                if (one := held.get(row.code))
                else {}
            ),
        }
        for row in rows
    ]
    used = {one[field]["source"] for one in items for field in ("hiring", "tension") if one[field]}
    said = "rome-competences" if by_skills else "rome-mobilites"
    return {"career": dict(career), "items": items}, sorted({said, *used} if items else used)


_NO_CAREERS: dict[str, Any] = {"careers": [], "careers_count": 0}
_NOTHING_BEHIND = {"tension": None, "employees_only": False, **_NO_CAREERS}


async def hiring_near(
    connection: AsyncConnection,
    where: Where,
    region: Region,
    *,
    family: str | None,
    sort: str,
    limit: int,
    cursor: str | None,
) -> dict[str, Any]:
    """Occupations that employers plan to hire for in the basin, then in those beside it, most hirings first,
    or first those for which hiring is hardest.

    What is secret stands in no list. Raises InvalidInputError.
    """
    after = decode_cursor(cursor, (float, str))
    basin = await _basin(connection, where)
    if basin is None:
        return {"items": [], "next": None}
    here = where.position._asdict() if where.position else {"lat": None, "lon": None}
    near = await connection.execute(career_queries.BASINS_AROUND, {"basin": basin.code, **here})
    basins = {basin.code: basin.named(), **{row.code: {"code": row.code, "name": row.name} for row in near}}
    territory = {"region": region.code, "department": basin.department}
    asked: dict[str, Any] = {"basins": list(basins), "family": family, "sort": sort, **territory}
    asked |= {"limit": limit + 1, "after": after[0] if after else None, "after_id": after[1] if after else ""}
    rows = (await connection.execute(career_queries.HIRING_NEAR, asked)).all()
    shown = rows[:limit]
    behind = {"codes": [row.occupation for row in shown], **territory}
    older, tensions, held = (await connection.execute(career_queries.BEHIND, behind)).one()
    rated = ratings_of(tensions)
    careers = {row["occupation"]: {"careers": row["careers"], "careers_count": row["count"]} for row in held}
    known = {
        row["newer_code"]: {
            "tension": tension([Occupation(row["code"], row["label"])], rated, region._asdict()),
            "employees_only": row["employees_only"],
            **careers.get(row["code"], _NO_CAREERS),
        }
        for row in older
    }
    items = [
        {
            "occupation": Occupation(row.occupation, row.label, "fap2021")._asdict(),
            "family": {"code": row.family, "label": row.family_label},
            "basin": {**basins[row.basin], "own": row.basin == basin.code},
            "year": row.year,
            "planned": row.planned,
            "at_least": bool(row.secret),
            "difficult_share": share_of(row.difficult, row.secret + row.difficult_secret, row.planned),
            "seasonal_share": share_of(row.seasonal, row.secret + row.seasonal_secret, row.planned),
            **known.get(row.occupation, _NOTHING_BEHIND),
        }
        for row in shown
    ]
    follows = encode_cursor(float(shown[-1].rank), shown[-1].id) if len(rows) > limit else None
    return {"items": items, "next": follows}


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
