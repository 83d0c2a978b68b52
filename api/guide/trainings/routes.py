"""HTTP of trainings."""

import json
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from api.guide.agenda.schemas import EventItem
from api.guide.careers.schemas import RomeCode
from api.guide.figures.service import Region
from api.guide.region.service import area, area_of
from api.guide.trainings import service
from api.guide.trainings.jsonld import training_jsonld
from api.guide.trainings.schemas import (
    BriefsQuery,
    CareerBriefs,
    EventsOfCareerSearch,
    PlaceOfTraining,
    PlaceTrainings,
    TrainingFilters,
    TrainingId,
    TrainingItem,
    TrainingPlaceSearch,
    TrainingPublic,
    TrainingSearch,
    Ways,
)
from api.platform.kit.database import Database
from api.platform.kit.http import JSONLD, DatabaseDep, SettingsDep, json_in_page, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.query import query_parameters, read_query
from api.platform.kit.sources import credited
from api.platform.kit.wire import Page, WhereQuery

router = APIRouter(tags=["trainings"])

_PROVIDERS = 100
_PLACE = {"lat", "lon", "commune", "radius_km", "bbox"}


@router.get(
    "/trainings",
    response_model=Page[TrainingItem],
    responses=problems(400, 422, 429),
    openapi_extra=query_parameters(TrainingSearch),
)
async def list_trainings(request: Request) -> Response:
    """Trainings taught at a place: nearest first around a point, else best match, else by label."""
    query = read_query(request, TrainingSearch)
    database: Database = request.app.state.database
    found = await service.search(
        database.hot, await area_of(database, query), **query.model_dump(exclude=_PLACE)
    )
    return public(request.app.state.settings, page_json(found, query.limit))


@router.get("/trainings/filters", response_model=TrainingFilters, responses=problems(400, 429))
async def list_training_filters(database: DatabaseDep, settings: SettingsDep) -> Response:
    """What can be searched for, each with how many trainings it finds."""
    async with database.reads.connect() as connection:
        found = await service.filters(connection)
    return public(settings, found.encode())


@router.get(
    "/trainings/{training_id}.jsonld",
    response_class=Response,
    responses={200: {"content": {JSONLD: {}}}, **problems(400, 404, 422, 429)},
)
async def training_as_jsonld(
    training_id: Annotated[str, Path(pattern=TrainingId)],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """A training as schema.org JSON-LD, with the first 100 known places that teach it, by name."""
    async with database.reads.connect() as connection:
        training = await service.detail(connection, training_id, settings.region_code)
        places = await service.teaching(connection, training_id, None, settings.departments, limit=_PROVIDERS)
    training["sources"] = credited(training["sources"], request.app.state.credits)
    body = training_jsonld(
        training, (json.loads(place.json) for place in places[:_PROVIDERS]), settings.public_url
    )
    return public(settings, json_in_page(body), JSONLD)


@router.get("/trainings/{training_id}", response_model=TrainingPublic, responses=problems(400, 404, 422, 429))
async def read_training(
    training_id: Annotated[str, Path(pattern=TrainingId)],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """A training's page."""
    training = await service.detail(database.hot, training_id, settings.region_code)
    training["sources"] = credited(training["sources"], request.app.state.credits)
    return public(settings, JSONResponse(training).body)


@router.get(
    "/trainings/{training_id}/places",
    response_model=Page[PlaceOfTraining],
    responses=problems(400, 404, 422, 429),
)
async def list_places_of_training(
    training_id: Annotated[str, Path(pattern=TrainingId)],
    query: Annotated[TrainingPlaceSearch, Query()],
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """Where it is taught: nearest first around a point or commune, else by name."""
    async with database.reads.connect() as connection:
        found = await service.teaching(
            connection,
            training_id,
            await area(connection, query),
            settings.departments,
            **query.model_dump(exclude=_PLACE),
        )
    return public(settings, page_json(found, query.limit))


@router.get(
    "/places/{place_id}/trainings", response_model=PlaceTrainings, responses=problems(400, 404, 422, 429)
)
async def list_trainings_of_place(
    place_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What a place teaches."""
    async with database.reads.connect() as connection:
        taught = await service.taught_at(connection, place_id)
    taught["sources"] = credited(taught["sources"], request.app.state.credits)
    return public(settings, JSONResponse(taught).body)


@router.get("/career-briefs", response_model=CareerBriefs, responses=problems(400, 422, 429))
async def list_career_briefs(
    query: Annotated[BriefsQuery, Query()], request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What tells a few careers apart: the shortest studies, how hard it is to hire, who does it."""
    region = Region(settings.region_code, settings.region_name)
    async with database.reads.connect() as connection:
        items, sources = await service.briefs(connection, query.code, region)
    known = credited([{"source": source} for source in sources], request.app.state.credits)
    return public(settings, JSONResponse({"items": items, "sources": known}).body)


@router.get("/careers/{code}/trainings", response_model=Ways, responses=problems(400, 404, 422, 429))
async def list_ways_to_career(
    code: Annotated[str, Path(pattern=RomeCode)],
    query: Annotated[WhereQuery, Query()],
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """The trainings that lead to a career, and those that lead there from 3e."""
    async with database.reads.connect() as connection:
        ways = await service.ways(connection, code, await area(connection, query))
    ways["sources"] = credited(ways["sources"], request.app.state.credits)
    return public(settings, JSONResponse(ways).body)


@router.get("/careers/{code}/events", response_model=Page[EventItem], responses=problems(400, 404, 422, 429))
async def list_events_of_career(
    code: Annotated[str, Path(pattern=RomeCode)],
    query: Annotated[EventsOfCareerSearch, Query()],
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """Open days and other events at places where one trains for a career, soonest first."""
    async with database.reads.connect() as connection:
        found = await service.events(
            connection, code, await area(connection, query), limit=query.limit, cursor=query.cursor
        )
    return public(settings, page_json(found, query.limit))
