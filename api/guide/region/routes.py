"""HTTP of the territory."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import TypeAdapter

from api.guide.region import contacts, service
from api.guide.region.schemas import (
    CommunePublic,
    CommuneSearch,
    ContactPublic,
    ContactWrite,
    DepartmentCode,
)
from api.platform.access import Referent
from api.platform.kit.geo import Position
from api.platform.kit.http import GEOJSON, READS, WRITES, DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import Found, page_json
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.wire import CommuneCode, Page

router = APIRouter(tags=["region"])

_CONTACTS = TypeAdapter(list[ContactPublic])

OUTLINES_SECONDS = 86_400
"""Outlines change once a year; phones may keep them for a day without asking."""


@router.get("/communes", response_model=Page[CommunePublic], responses=problems(400, 422, 429))
async def list_communes(
    query: Annotated[CommuneSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Communes by the beginning of their name or postcode, or the nearest to a point."""
    async with database.reads.connect() as connection:
        if query.q is not None:
            items = await service.communes_like(connection, query.q, settings.departments, query.limit)
        elif query.lat is not None and query.lon is not None:
            position = Position(query.lat, query.lon)
            items = await service.communes_near(connection, position, settings.departments, query.limit)
        else:
            raise InvalidInputError("q", "position_or_text_needed")
    return public(settings, page_json([Found(0.0, "", item) for item in items], query.limit))


@router.get("/communes/{code}", response_model=CommunePublic, responses=problems(400, 404, 422, 429))
async def read_commune(
    code: Annotated[CommuneCode, Path()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A commune by its INSEE code; a former code leads to today's commune."""
    async with database.reads.connect() as connection:
        return public(settings, await service.commune_json(connection, code))


@router.get(
    "/outlines/{level}",
    response_class=Response,
    responses={200: {"content": {GEOJSON: {}}}, **problems(400, 422, 429)},
)
async def read_outlines(
    level: Literal["region", "departments", "communes"],
    database: DatabaseDep,
    settings: SettingsDep,
    department: Annotated[str | None, Query(pattern=r"^[0-9][0-9AB][0-9]?$")] = None,
) -> Response:
    """Outlines as GeoJSON; communes are asked for by department."""
    if level == "communes" and department is None:
        raise InvalidInputError("department", "department_needed")
    async with database.reads.connect() as connection:
        body = await service.outlines(
            connection, level.removesuffix("s"), settings.region_code, settings.departments, department
        )
    response = public(settings, body, GEOJSON)
    response.headers["Cache-Control"] = f"public, max-age={OUTLINES_SECONDS}"
    return response


@router.get("/contacts", response_model=list[ContactPublic], responses=problems(429))
async def list_contacts(database: DatabaseDep, settings: SettingsDep) -> Response:
    """Whom to call at the Region, by department."""
    async with database.reads.connect() as connection:
        found = await contacts.listed(connection, settings)
    return public(settings, _CONTACTS.dump_json(found))


@router.get("/staff/contacts", responses=READS)
async def list_own_contacts(
    viewer: Referent, database: DatabaseDep, settings: SettingsDep, response: Response
) -> list[ContactPublic]:
    """Those of my departments, to be changed."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        found = await contacts.listed(connection, settings)
    return [one for one in found if viewer.may_act_in(one.department)]


@router.put("/staff/contacts/{department}", status_code=204, responses=WRITES)
async def write_contact(
    department: Annotated[DepartmentCode, Path()],
    contact: ContactWrite,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
) -> None:
    """Say whom to call in a department of mine."""
    async with database.transaction() as session:
        await contacts.write(session, settings, viewer, department, contact)


@router.delete("/staff/contacts/{department}", status_code=204, responses=WRITES)
async def take_back_contact(
    department: Annotated[DepartmentCode, Path()],
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
) -> None:
    """Say nothing of it any more."""
    async with database.transaction() as session:
        await contacts.take_back(session, settings, viewer, department)
