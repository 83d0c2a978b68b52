"""HTTP of aids."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.guide.aids import service
from api.guide.aids.schemas import AidFilters, AidItem, AidSearch, AidSheets
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.sources import credited
from api.platform.kit.wire import Page

router = APIRouter(tags=["aids"])


@router.get("/aids", response_model=Page[AidItem], responses=problems(400, 422, 429))
async def list_aids(
    query: Annotated[AidSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Financial and other help, for where one lives and what one is."""
    async with database.reads.connect() as connection:
        found = await service.search(
            connection, region=settings.region_code, departments=settings.departments, **query.model_dump()
        )
    return public(settings, page_json(found, query.limit))


@router.get("/aids/filters", response_model=AidFilters, responses=problems(400, 429))
async def list_aid_filters(request: Request, database: DatabaseDep, settings: SettingsDep) -> Response:
    """What one may be, with how much there is for it; whose the list of aids is, and of which day."""
    async with database.reads.connect() as connection:
        found = await service.filters(connection, settings.region_code, settings.departments)
    found["sources"] = credited(found["sources"], request.app.state.credits)
    return public(settings, AidFilters.model_validate(found).model_dump_json().encode())


@router.get("/aids/sheets", response_model=AidSheets, responses=problems(400, 429))
async def list_aid_sheets(database: DatabaseDep, settings: SettingsDep) -> Response:
    """The region's own sheets on help and on ways back, all at once: they are few and short."""
    async with database.reads.connect() as connection:
        found = await service.sheets(connection)
    return public(settings, f'{{"items":[{",".join(found)}]}}'.encode())
