"""HTTP of paths."""

import json
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.guide.path import service
from api.guide.path.schemas import (
    KEY,
    PathOwner,
    PathShare,
    SharedLink,
    SharedPathPublic,
    YearCalendar,
)
from api.platform.kit.clock import today
from api.platform.kit.http import DatabaseDep, SettingsDep, private, problems, public
from api.platform.public_writes import PublicLink, PublicWrite, public_write

router = APIRouter(tags=["path"])


@router.get("/calendar", response_model=YearCalendar, responses=problems(400, 422, 429))
async def read_calendar(database: DatabaseDep, settings: SettingsDep) -> Response:
    """The steps of the school year: their days where they are published, else the usual months."""
    async with database.reads.connect() as connection:
        found = await service.calendar(connection, today())
    return public(settings, json.dumps(found, ensure_ascii=False))


@router.post(
    "/paths",
    status_code=201,
    responses={
        200: {"model": SharedLink, "description": "the link was there, and shows this now"},
        **problems(400, 403, 404, 413, 422, 429),
    },
    dependencies=[public_write("shared_paths")],
)
async def share_path(
    shared: PathShare, response: Response, database: DatabaseDep, settings: SettingsDep
) -> SharedLink:
    """Show a copy of one's path to whoever has its link, until it is stopped or its time is over."""
    async with database.transaction() as session:
        link, created = await service.share(session, settings, shared.secret, shared.path)
    if not created:
        response.status_code = 200
    response.headers["Cache-Control"] = "no-store"
    return link


@router.post(
    "/paths/stop", status_code=204, responses=problems(400, 403, 413, 422, 429), dependencies=[PublicWrite]
)
async def stop_path(owner: PathOwner, database: DatabaseDep, settings: SettingsDep) -> None:
    """Stop a link for good. Also said of one that is not there: it will never be."""
    async with database.transaction() as session:
        await service.stop(session, settings, owner.secret)


@router.get(
    "/paths/{token}",
    response_model=SharedPathPublic,
    responses=problems(404, 422, 429),
    dependencies=[PublicLink],
)
async def read_shared_path(token: Annotated[str, Path(pattern=KEY)], database: DatabaseDep) -> Response:
    """A path as its owner shows it; nothing from the moment they stop it."""
    async with database.reads.connect() as connection:
        found = await service.shown(connection, token)
    return private(found.model_dump_json(), **{"X-Robots-Tag": "noindex"})
