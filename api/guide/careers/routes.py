"""HTTP of careers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse

from api.guide.careers import service
from api.guide.careers.schemas import CareerDomain, CareerItem, CareerPublic, CareerSearch, RomeCode
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(tags=["careers"])


@router.get("/careers", response_model=Page[CareerItem], responses=problems(400, 422, 429))
async def list_careers(
    query: Annotated[CareerSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Careers by words, interest or family."""
    async with database.reads.connect() as connection:
        found = await service.search(connection, **query.model_dump())
    return public(settings, page_json(found, query.limit))


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
    async with database.reads.connect() as connection:
        career = await service.detail(connection, code, settings.region_career_url)
    return public(settings, JSONResponse(career).body)
