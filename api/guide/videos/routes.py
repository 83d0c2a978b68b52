"""HTTP of the videos on one kind of thing: the same two routes for each."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Path, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.videos import service
from api.guide.videos.schemas import Videos, VideosUpdate
from api.guide.videos.service import About
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep
from api.platform.kit.problems import NotFoundError


class Subject(NamedTuple):
    """A kind of thing that videos are on, as its own room names it."""

    about: About
    pages: str
    """Under which its pages stand: « careers »."""
    id_name: str
    pattern: str
    """How its ids look."""
    exists: Callable[[AsyncConnection, str], Awaitable[bool]]


def router_on(subjects: Iterable[Subject]) -> APIRouter:
    """Staff see and write the list on each thing of these kinds."""
    router = APIRouter(tags=["staff"])
    for subject in subjects:
        _add(router, subject)
    return router


def _add(router: APIRouter, subject: Subject) -> None:
    about = subject.about
    path = f"/staff/{subject.pages}/{{{subject.id_name}}}/videos"
    id_in_path = Annotated[str, Path(alias=subject.id_name, pattern=subject.pattern)]

    @router.get(path, name=f"read_videos_of_{about}", tags=[subject.pages], responses=READS)
    async def read_videos(
        about_id: id_in_path,
        _: Referent,
        database: DatabaseDep,
        response: Response,
    ) -> Videos:
        """The videos on a page, to be changed."""
        response.headers["Cache-Control"] = "no-store"
        async with database.reads.connect() as connection:
            if not await subject.exists(connection, about_id):
                raise NotFoundError
            return await service.for_staff(connection, about, about_id)

    @router.put(path, name=f"write_videos_of_{about}", tags=[subject.pages], responses=WRITES)
    async def write_videos(
        about_id: id_in_path,
        update: VideosUpdate,
        viewer: Referent,
        database: DatabaseDep,
        settings: SettingsDep,
    ) -> Videos:
        """Add, order and take away videos on a page."""
        async with database.transaction() as session:
            if not await subject.exists(await session.connection(), about_id):
                raise NotFoundError
            return await service.replace(session, settings, viewer.account_id, about, about_id, update)
