"""HTTP of what portals show."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.home.portals import service
from api.home.portals.schemas import PortalSchool, SchoolCode
from api.platform.kit.atom import ATOM, feed
from api.platform.kit.clock import now
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public

router = APIRouter(prefix="/portals/schools", tags=["portals"])

Uai = Annotated[SchoolCode, Path()]


@router.get(
    "/{uai}.atom",
    response_class=Response,
    responses={200: {"content": {ATOM: {}}}, **problems(400, 404, 422, 429)},
)
async def read_news(uai: Uai, database: DatabaseDep, settings: SettingsDep) -> Response:
    """A school's news as an Atom feed: events near it, open days, new offers for its levels."""
    async with database.reads.connect() as connection:
        school = await service.school(connection, uai)
        entries = await service.news(connection, school, settings.public_url)
    address = f"{settings.public_url}/api/v1/portals/schools/{uai}.atom"
    body = feed(
        entries,
        name=address,
        title=f"E-pass Orientation, {school.name}",
        page=f"{settings.public_url}/tiles/evenements?uai={uai}",
        feed_url=address,
        # Without news the same all day: who asks again is told that nothing changed.
        moment=now().replace(hour=0, minute=0, second=0, microsecond=0),
    )
    return public(settings, body, ATOM)


@router.get("/{uai}", response_model=PortalSchool, responses=problems(400, 404, 422, 429))
async def read_school(uai: Uai, database: DatabaseDep, settings: SettingsDep) -> Response:
    """The school of a portal, and what counts as near it."""
    async with database.reads.connect() as connection:
        school = await service.school(connection, uai)
    box = service.surroundings(school).box
    body = PortalSchool(
        uai=uai,
        name=school.name,
        commune=school.commune_name,
        department=school.department,
        levels=list(school.levels),
        bounds=(box.west, box.south, box.east, box.north),
    )
    return public(settings, body.model_dump_json())
