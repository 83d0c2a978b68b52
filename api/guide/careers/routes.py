"""HTTP of careers."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import JSONResponse

from api.guide.careers import service
from api.guide.careers.schemas import CareerDomain, CareerItem, CareerPublic, CareerSearch, RomeCode
from api.guide.videos import service as videos
from api.guide.videos.schemas import Videos, VideosUpdate
from api.guide.videos.service import About
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.problems import NotFoundError
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


@router.get("/staff/careers/{code}/videos", tags=["staff"], responses=READS)
async def read_videos_of_career(
    code: Annotated[str, Path(pattern=RomeCode)], _: Referent, database: DatabaseDep, response: Response
) -> Videos:
    """The videos on a career, to be changed."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        if not await service.exists(connection, code):
            raise NotFoundError
        return await videos.for_staff(connection, About.CAREER, code)


@router.put("/staff/careers/{code}/videos", tags=["staff"], responses=WRITES)
async def write_videos_of_career(
    code: Annotated[str, Path(pattern=RomeCode)],
    update: VideosUpdate,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Videos:
    """Add, order and take away videos on a career."""
    async with database.transaction() as session:
        if not await service.exists(await session.connection(), code):
            raise NotFoundError
        return await videos.replace(session, settings, viewer.account_id, About.CAREER, code, update)
