"""HTTP of careers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from api.guide.careers import choices, service
from api.guide.careers.schemas import (
    CareerChoices,
    CareerDomain,
    CareerFilter,
    CareerItem,
    CareerPublic,
    CareerSearch,
    ChoicesQuery,
    RomeCode,
)
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.query import query_parameters, read_query
from api.platform.kit.wire import Page

router = APIRouter(tags=["careers"])

_FILTERS = set(CareerFilter.model_fields) - {"q"}


@router.get("/careers", response_model=Page[CareerItem], responses=problems(400, 422, 429))
async def list_careers(
    query: Annotated[CareerSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Careers by words, and by what they are: each kind that is named narrows them."""
    filters = query.model_dump(include=_FILTERS)
    async with database.reads.connect() as connection:
        found = await service.search(connection, filters, q=query.q, limit=query.limit, cursor=query.cursor)
    return public(settings, page_json(found, query.limit))


@router.get(
    "/careers/choices",
    response_model=CareerChoices,
    responses=problems(400, 422, 429),
    openapi_extra=query_parameters(ChoicesQuery),
)
async def list_choices(request: Request, database: DatabaseDep, settings: SettingsDep) -> Response:
    """What the same search can go on by: each value with how many careers the list has once it is added."""
    query = read_query(request, ChoicesQuery)
    filters = query.model_dump(include=_FILTERS)
    async with database.reads.connect() as connection:
        found = await choices.choices(connection, filters, q=query.q, words=query.words)
    return public(settings, JSONResponse(found).body)


@router.get("/careers/families", response_model=list[CareerDomain], responses=problems(400, 429))
async def list_families(database: DatabaseDep, settings: SettingsDep) -> Response:
    """The ROME tree: domains and families."""
    async with database.reads.connect() as connection:
        return public(settings, JSONResponse(await service.families(connection)).body)


@router.get("/careers/{code}", response_model=CareerPublic, responses=problems(400, 404, 422, 429))
async def read_career(
    code: Annotated[str, Path(pattern=RomeCode)], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A career's page."""
    career = await service.detail(database.hot, code, settings.region_career_url)
    return public(settings, JSONResponse(career).body)
