"""HTTP of places."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from api.guide.places import service
from api.guide.places.jsonld import place_jsonld
from api.guide.places.schemas import PlaceItem, PlacePublic, PlaceSearch
from api.guide.region.service import area_of
from api.platform.kit.database import Database
from api.platform.kit.geojson import feature_collection
from api.platform.kit.http import GEOJSON, JSONLD, DatabaseDep, SettingsDep, json_in_page, problems, public
from api.platform.kit.listing import Found, page_json
from api.platform.kit.query import HotRoute, query_parameters, read_query
from api.platform.kit.sources import credited
from api.platform.kit.wire import Page

router = APIRouter(tags=["places"])


async def _search(database: Database, query: PlaceSearch) -> list[Found]:
    return await service.search(
        database.hot,
        await area_of(database, query),
        q=query.q,
        kinds=list(query.kind),
        levels=list(query.level),
        sector=query.sector,
        limit=query.limit,
        cursor=query.cursor,
    )


async def list_places(request: Request) -> Response:
    """Open places: nearest first around a point or commune, else best match, else by name."""
    query = read_query(request, PlaceSearch)
    found = await _search(request.app.state.database, query)
    return public(request.app.state.settings, page_json(found, query.limit))


router.add_api_route(
    "/places",
    list_places,
    route_class_override=HotRoute,
    response_model=Page[PlaceItem],
    responses=problems(400, 422, 429),
    openapi_extra=query_parameters(PlaceSearch),
)


@router.get(
    "/places.geojson",
    response_class=Response,
    responses={200: {"content": {GEOJSON: {}}}, **problems(400, 422, 429)},
)
async def places_geojson(
    query: Annotated[PlaceSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """The same list as GeoJSON points."""
    found = await _search(database, query)
    return public(settings, feature_collection(found[: query.limit]), GEOJSON)


@router.get(
    "/places/{place_id}.jsonld",
    response_class=Response,
    responses={200: {"content": {JSONLD: {}}}, **problems(400, 404, 422, 429)},
)
async def place_as_jsonld(place_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """A place as schema.org JSON-LD."""
    async with database.reads.connect() as connection:
        place = await service.detail(connection, place_id, settings.school_holidays)
    body = place_jsonld(place, f"{settings.public_url}/places/{place_id}")
    return public(settings, json_in_page(body), JSONLD)


@router.get("/places/{place_id}", response_model=PlacePublic, responses=problems(400, 404, 422, 429))
async def read_place(
    place_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A place's page."""
    async with database.reads.connect() as connection:
        place = await service.detail(connection, place_id, settings.school_holidays)
    place["sources"] = credited(place["sources"], request.app.state.credits)
    return public(settings, JSONResponse(jsonable_encoder(place)).body)
