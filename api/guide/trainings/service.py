"""Decisions about trainings."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import service as agenda
from api.guide.careers import service as careers
from api.guide.figures import service as figures
from api.guide.places import service as places
from api.guide.region.service import Area, uai_prefixes
from api.guide.trainings import (
    brief_queries,
    first_queries,
    law,
    page_notes,
    place_queries,
    queries,
    same_licences,
    sources,
    steps,
    ways_queries,
)
from api.guide.trainings.admission import ADDRESSES, admission
from api.guide.videos import service as videos
from api.platform.kit.clock import now
from api.platform.kit.database import Reader, fetch, fetch_named
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import InvalidInputError, NotFoundError
from api.platform.kit.search import area_parameters
from api.platform.kit.text import folded_query, prefix_query

_SUBJECTS = {"speciality": "onisep-specialites", "option": "onisep-options"}
_STATE_DIPLOMA = "Diplôme d’État"
"""Of health and social work: institutes teach it."""
_OF_LYCEES = frozenset(
    ("constat-formations", "capacites-formations", "affelnet-2de", "affelnet-1re", "bts-parcoursup")
)
"""Lists of the schools of the ministry of education alone."""
_TEXTS = {"description": "summary", "access": "access", "expected": "expected", "further_study": "follows"}
"""Of a page, and of Onisep's sheet."""
_OF_ENTRY = ("summary", "access", "expected")
"""Of that sheet what may tell how one gets in; the rest is of later studies."""


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
    searches = queries.SEARCHES if query else queries.EVERY
    after = decode_cursor(cursor, (float, str, str))
    if after and after[2] not in searches:
        raise InvalidInputError("cursor", "bad_cursor")
    if q and not query:
        return []
    parameters = {
        **area_parameters(area),
        "begins": None,
        **filters,
        "query": query,
        "folded": folded_query(q or ""),
        "limit": limit + 1,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    # A later page is of the search that found the first one.
    for name in [str(after[2])] if after else searches:
        anywhere, near = searches[name]
        if rows := await fetch(reader, anywhere if area is None else near, parameters):
            return [Found(order, key, item, name) for order, key, item in rows]
    return []


async def first_of_each(
    connection: AsyncConnection, area: Area | None, careers: Sequence[str], levels: Sequence[int] | None
) -> dict[tuple[str, int | None], dict[str, Any]]:
    """What `search` finds first for each career and level, in one statement; without levels, of any."""
    statement = first_queries.FIRST_ANYWHERE if area is None else first_queries.FIRST_NEAR
    asked = {
        **area_parameters(area),
        "careers": list(careers),
        "levels": levels and list(levels),
        "status": None,
        "begins": None,
        "sector": None,
    }
    rows = await connection.execute(statement, asked)
    return {(row.career, row.beginning): json.loads(row.json) for row in rows}


async def events(
    connection: AsyncConnection, career: str, area: Area | None, *, limit: int, cursor: str | None = None
) -> list[Found]:
    """At most `limit` + 1 events, soonest first, at places where one trains for the career.

    Raises NotFoundError, and InvalidInputError for a cursor of another list.
    """
    if not await careers.exists(connection, career):
        raise NotFoundError
    places = await connection.execute(place_queries.PLACES_FOR_CAREER, {"career": career})
    return await agenda.search(connection, area, place_ids=places.scalars().all(), limit=limit, cursor=cursor)


async def teaching(
    connection: AsyncConnection,
    training_id: str,
    area: Area | None,
    departments: Sequence[str],
    *,
    status: str | None = None,
    sector: str | None = None,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 places that teach it, nearest first where there is an area, else the region's by
    name; beside each its school's rates, of all where it is taught both ways, and its next open day.

    Raises NotFoundError, and InvalidInputError for a cursor of another list.
    """
    current = (await connection.execute(queries.CURRENT, {"id": training_id})).first()
    if current is None:
        raise NotFoundError
    after = decode_cursor(cursor, (str if area is None else float, str))
    parameters = {
        **area_parameters(area),
        "id": current.id,
        "served": uai_prefixes(departments),
        "departments": list(departments),
        "status": status,
        "sector": sector,
        "now": now(),
        "limit": limit + 1,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    statement = queries.PLACES_BY_NAME if area is None else queries.PLACES_NEAR
    rows = (await connection.execute(statement, parameters)).all()
    rates = {
        (rate.uai, rate.way): rate
        for rate in await figures.school_rates(connection, [row.uai for row in rows if current.counted])
    }
    newest: dict[str, str] = {}
    for rate in rates.values():
        newest[rate.uai] = max(rate.year, newest.get(rate.uai, ""))
    found = []
    for order, key, text, uai in rows:
        place = json.loads(text)
        place["outcome"] = next(
            (
                {field: value for field, value in rates[uai, way]._asdict().items() if field != "uai"}
                for way in (*(place["statuses"] if len(place["statuses"]) == 1 else ()), "all")
                if (uai, way) in rates and rates[uai, way].year == newest.get(uai)
            ),
            None,
        )
        found.append(Found(order, key, json.dumps(place, ensure_ascii=False)))
    return found


async def exists(connection: AsyncConnection, training_id: str) -> bool:
    """Whether there is such a training."""
    return training_id in await there(connection, [training_id])


async def there(connection: AsyncConnection, ids: Sequence[str]) -> set[str]:
    """Which of these trainings there are."""
    return set((await connection.execute(queries.THERE, {"ids": ids})).scalars())


async def detail(reader: Reader, training_id: str, region: str) -> dict[str, Any]:
    """A training's page, without the words about its sources; of one that is another one now, that one's.

    Raises NotFoundError.
    """
    rows = await fetch_named(reader, queries.DETAIL, {"id": training_id})
    if not rows:
        raise NotFoundError
    [row] = rows
    item = json.loads(row.json)
    beside = await fetch_named(reader, queries.STEPS, {"id": row.id})
    texts = {field: _text(getattr(row, column), row.modified_on) for field, column in _TEXTS.items()}
    outcomes = await _outcomes(reader, region, row.courses, row.months)
    freely = law.is_free_to_enter(row.diploma, row.label)
    same = same_licences.names_of_same(row.label, row.licences or ())
    offered = await fetch_named(reader, queries.OFFERED_AS, {"labels": same}) if same else []
    told = page_notes.of_page(row, item["statuses"], freely=freely, offered=offered)
    lists = sources.named(row, beside, outcomes=bool(outcomes))
    lists.update(text["source"] for text in texts.values() if text)
    named_before = [one.step for one in beside if not one.is_next]
    on_parcoursup = "parcoursup" in lists
    # A speciality of the last year comes after its series, which comes after the 2de.
    begun_with = row.diploma in steps.AFTER_SECOND and named_before
    general = steps.before(
        row.diploma,
        row.level,
        row.label,
        row.months,
        has_some=bool(named_before) or not (on_parcoursup or row.diploma in queries.AFTER_CAP),
        on_parcoursup=on_parcoursup,
        **steps.asked(row),
    )
    told_before = [] if begun_with else [steps.named(key, freely=freely) for key in general]
    return {
        **item,
        **texts,
        "rncp": row.rncp,
        "rncp_ended": row.rncp_ended,
        "onisep_url": (
            f"https://www.onisep.fr/http/redirection/formation/slug/{row.onisep_id}"
            if row.onisep_id
            else row.page_url
        ),
        "careers": row.careers,
        "contest": row.contest,
        "fields": row.fields,
        "occupations": row.occupations,
        "parcours": row.parcours,
        "parcours_of": row.parcours_of,
        "specialities": row.specialities,
        "next": [one.step for one in beside if one.is_next],
        "before": [*told_before, *named_before] if row.is_open else [],
        "admission": (
            admission(
                row.diploma,
                {*row.sources, *(row.place_sources or ())},
                item["statuses"],
                is_listed=row.place_sources is not None and not told["school_unknown"],
                wished=row.wished,
                after_diploma=row.after_diploma is True,
                after_common=any(step["diploma"] == "2de pro" for step in named_before),
                label=row.label,
                tells_parcoursup=any("Parcoursup" in (getattr(row, of) or "") for of in _OF_ENTRY),
            )
            if row.is_open and not row.reserved_for
            else []
        ),
        "elsewhere": row.elsewhere,
        "unnamed": row.unnamed,
        "lycees_only": row.label.startswith(_STATE_DIPLOMA)
        and _OF_LYCEES.issuperset(row.place_sources or "-"),
        "alternating": row.alternating,
        "reserved_for": row.reserved_for,
        "outcomes": outcomes,
        "closes_on": row.closes_on and row.closes_on.isoformat(),
        **told,
        "open_to_newcomers": row.is_open,
        "successor": row.successor,
        "successor_label": row.successor_label,
        "videos": videos.shown(row.videos),
        "sources": await sources.read(reader, lists, row.id, counted=row.counted),
    }


def _text(text: str | None, day: date | None) -> dict[str, Any] | None:
    return {"text": text, "source": queries.SHEETS, "written_on": day and day.isoformat()} if text else None


async def _outcomes(
    reader: Reader, region: str, courses: list[dict[str, Any]], usual: int | None
) -> list[dict[str, Any]]:
    """What became in the region of those who left it: newest first, of each course by itself, the usual one
    first. Where nothing is told of its own, of those who left the diploma whose place it takes.
    """
    of = {course["code"]: course for course in courses}
    told = await figures.training_outcomes(reader, region, list(of))
    own = [outcome for outcome in told if not of[outcome.code]["predecessor"]]
    found: dict[tuple[str, str, int | None], dict[str, Any]] = {}
    for outcome in own or told:
        course = of[outcome.code]
        shown = {**outcome._asdict(), "months": course["months"], "predecessor": course["predecessor"]}
        del shown["code"], shown["leavers"]
        found.setdefault((outcome.year, outcome.way, course["months"]), shown)
    ordered = sorted(found.values(), key=lambda one: (one["way"], one["months"] != usual))
    return sorted(ordered, key=lambda one: one["year"], reverse=True)


async def taught_at(connection: AsyncConnection, place_id: UUID) -> dict[str, Any]:
    """What a place teaches, without the words about its sources. Raises NotFoundError."""
    name = json.loads((await places.row(connection, place_id)).json)["name"]
    rows = (await connection.execute(place_queries.TAUGHT, {"id": place_id})).all()
    subjects = (await connection.execute(place_queries.SUBJECTS, {"id": place_id})).mappings().all()
    lists = {source for row in rows for source in row.sources}
    lists.update(_SUBJECTS[subject["kind"]] for subject in subjects)
    return {
        "trainings": [row.training for row in rows],
        "subjects": [dict(subject) for subject in subjects],
        "notes": page_notes.of_place(name),
        "sources": await sources.read(connection, lists),
    }


async def filters(connection: AsyncConnection) -> str:
    """What can be searched for, as JSON."""
    return str((await connection.execute(queries.FILTERS)).scalar_one())


def admission_addresses() -> Sequence[str]:
    """The official sites through which one asks for a training."""
    return ADDRESSES


async def levels(connection: AsyncConnection, codes: Sequence[str]) -> dict[str, int]:
    """The level of the shortest studies known to lead to each career; those without are left out."""
    return {row.code: row.level for row in await connection.execute(brief_queries.LEVELS, {"codes": codes})}


async def briefs(
    connection: AsyncConnection, codes: Sequence[str], region: figures.Region
) -> tuple[list[dict[str, Any]], list[str]]:
    """What tells a few careers apart, in the order they are asked for, and the sources of it: the shortest
    studies, how hard it is to hire, who does it. Unknown codes are left out.
    """
    there = await careers.there(connection, codes)
    shortest = await levels(connection, codes)
    told, sources = await figures.briefs(connection, codes, region)
    nothing = {"occupation": None, "tension": None, "women": None}
    return [
        {"code": code, "level": shortest.get(code), **told.get(code, nothing)}
        for code in dict.fromkeys(codes)
        if code in there
    ], sources


async def nearest_for(
    connection: AsyncConnection, area: Area, codes: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """The nearest place in the area that teaches what leads to each career; those without are left out."""
    parameters = {**area_parameters(area), "codes": codes}
    rows = await connection.execute(brief_queries.NEAREST_FOR_CAREERS, parameters)
    return {row.code: json.loads(row.json) for row in rows}


async def ways(connection: AsyncConnection, code: str, area: Area | None) -> dict[str, Any]:
    """The trainings that lead to a career, and those that lead there from 3e, without the words about their
    sources. Raises NotFoundError.
    """
    notes = await careers.notes_on_ways(connection, code)
    rows = (await connection.execute(ways_queries.WAYS, {**area_parameters(area), "career": code})).all()
    common = {row.id for row in rows if row.common}
    found = []
    for row in rows:
        item = json.loads(row.json)
        before = [
            *row.before,
            *steps.before(
                row.diploma,
                row.level,
                item["label"],
                item["months"],
                has_some=bool(row.before),
                on_parcoursup=row.on_parcoursup,
                **steps.asked(row) | {"asks_pro": row.asks_pro or row.has_other_pro},
            ),
        ]
        found.append(
            {
                **{name: item[name] for name in ("id", "label", "diploma", "level", "months", "statuses")},
                "places": item["places"],
                "general": False,
                "nearest": item["nearest"],
                "from": before,
                "after_third": (
                    (row.common and "BTS" not in row.diploma)
                    or (
                        steps.begins_after_third(row.diploma, item["months"])
                        and not common.intersection(before)
                    )
                ),
                "leads": row.leads,
                "named": row.named,
                "prepares": row.prepares,
                "contest": row.contest,
                "firm": row.firm is True,
                **page_notes.of_way(row, item),
            }
        )
    steps.begin_with_first_years(found)
    field = (await connection.execute(ways_queries.FIELD, {"career": code})).mappings().first()
    general = steps.of_every_way({key for way in found for key in way["from"]})
    return {
        # What has a name is told before what has none.
        "ways": sorted([*general, *found], key=lambda way: way["id"] == steps.OF_THE_FIELD),
        "field": dict(field) if field and (found or field["taught"]) else None,
        "notes": notes if found else [],
        "sources": await sources.read(connection, {source for row in rows for source in row.sources}),
    }
