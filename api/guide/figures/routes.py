"""HTTP of figures."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response

from api.guide.careers.schemas import RomeCode
from api.guide.figures import service
from api.guide.figures.outcome_schemas import SchoolOutcomes
from api.guide.figures.schemas import (
    CareerFigures,
    CloseCareers,
    CloseQuery,
    HiringFamilies,
    HiringItem,
    HiringSearch,
    PointQuery,
)
from api.guide.figures.service import Region, Where
from api.platform.kit.geo import Position
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.sources import credited
from api.platform.kit.wire import Page
from api.platform.settings import Settings

router = APIRouter(tags=["figures"])


def _with_sources(request: Request, body: str, sources: list[str]) -> str:
    """A JSON object, and who publishes what is in it."""
    known = credited([{"source": source} for source in sources], request.app.state.credits)
    return f'{body[:-1]},"sources":{json.dumps(known, ensure_ascii=False)}}}'


@router.get(
    "/places/{place_id}/outcomes", response_model=SchoolOutcomes, responses=problems(400, 404, 422, 429)
)
async def read_place_outcomes(
    place_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What became of those who left a school or a CFA."""
    async with database.reads.connect() as connection:
        body, sources = await service.place_outcomes(connection, place_id)
    return public(settings, _with_sources(request, body, sources))


def _where(query: PointQuery) -> Where:
    if query.lat is None or query.lon is None:
        return Where(query.commune)
    return Where(query.commune, Position(query.lat, query.lon))


def _region(settings: Settings) -> Region:
    return Region(settings.region_code, settings.region_name)


@router.get("/careers/{code}/figures", response_model=CareerFigures, responses=problems(400, 404, 422, 429))
async def read_career_figures(
    code: Annotated[str, Path(pattern=RomeCode)],
    query: Annotated[PointQuery, Query()],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """What is known of a career: hiring near a point, and a portrait of who does it, where and when."""
    async with database.reads.connect() as connection:
        body, sources = await service.career_figures(connection, code, _where(query), _region(settings))
    return public(settings, _with_sources(request, json.dumps(body, ensure_ascii=False), sources))


@router.get("/careers/{code}/close", response_model=CloseCareers, responses=problems(400, 404, 422, 429))
async def list_close_careers(
    code: Annotated[str, Path(pattern=RomeCode)],
    query: Annotated[CloseQuery, Query()],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """Careers that share most skills with one, and hiring for each near a point."""
    async with database.reads.connect() as connection:
        body, sources = await service.close_careers(
            connection, code, _where(query), _region(settings), query.limit
        )
    return public(settings, _with_sources(request, json.dumps(body, ensure_ascii=False), sources))


@router.get("/hiring", response_model=Page[HiringItem], responses=problems(400, 422, 429))
async def list_hiring(
    query: Annotated[HiringSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Occupations that employers near a point plan to hire for: one's basin first, then those beside it."""
    async with database.reads.connect() as connection:
        found = await service.hiring_near(
            connection,
            _where(query),
            _region(settings),
            family=query.family,
            sort=query.sort,
            limit=query.limit,
            cursor=query.cursor,
        )
    return public(settings, json.dumps(found, ensure_ascii=False))


@router.get("/hiring/families", response_model=HiringFamilies, responses=problems(400, 422, 429))
async def list_hiring_families(
    query: Annotated[PointQuery, Query()], request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Planned hirings of one's basin by family of trades."""
    async with database.reads.connect() as connection:
        body = await service.hiring_families(connection, _where(query), _region(settings))
    return public(settings, _with_sources(request, json.dumps(body, ensure_ascii=False), ["bmo"]))
