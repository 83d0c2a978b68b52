"""HTTP of the agenda."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from api.guide.agenda import service
from api.guide.agenda.calendar import calendar
from api.guide.agenda.jsonld import event_jsonld
from api.guide.agenda.schemas import EventFilter, EventItem, EventPublic, EventSearch, RemoteItem
from api.guide.region.service import area
from api.platform.feature.remote import Remote
from api.platform.kit.calendars import CALENDAR
from api.platform.kit.database import Database
from api.platform.kit.geojson import feature_collection
from api.platform.kit.http import GEOJSON, JSONLD, DatabaseDep, SettingsDep, json_in_page, problems, public
from api.platform.kit.listing import Found, page_json
from api.platform.kit.sources import credited
from api.platform.kit.wire import Page

router = APIRouter(tags=["agenda"])


def get_remote(request: Request) -> list[Remote]:
    """What takes place from afar, by the rooms that keep it."""
    remote: list[Remote] = request.app.state.remote
    return remote


RemoteDep = Annotated[Sequence[Remote], Depends(get_remote)]


async def _search(database: Database, query: EventSearch) -> list[Found]:
    kinds = query.of_events
    if kinds is None:
        return []
    async with database.reads.connect() as connection:
        return await service.search(
            connection,
            await area(connection, query),
            q=query.q,
            kinds=list(kinds),
            levels=list(query.level),
            first=query.from_,
            last=query.to,
            place_ids=query.place_ids,
            by_distance=query.sort == "distance",
            limit=query.limit,
            cursor=query.cursor,
        )


@router.get("/events", response_model=Page[EventItem | RemoteItem], responses=problems(400, 422, 429))
async def list_events(
    query: Annotated[EventSearch, Query()], database: DatabaseDep, settings: SettingsDep, remote: RemoteDep
) -> Response:
    """Events that are not over, soonest first (or nearest first). By date, what takes place from afar stands
    among them: it is as near to everybody.
    """
    found = await _search(database, query)
    fitting = [one for one in remote if query.sort == "date" and query.asks_for(one.kind)]
    wanted = service.wanted(
        q=query.q,
        levels=query.level,
        first=query.from_,
        last=query.to,
        limit=query.limit,
        cursor=query.cursor,
    )
    if fitting and wanted:
        async with database.reads.connect() as connection:
            for one in fitting:
                found += await one.listed(connection, settings, wanted)
        found = sorted(found, key=lambda one: (one.order, one.id))[: query.limit + 1]
    return public(settings, page_json(found, query.limit))


@router.get(
    "/events.geojson",
    response_class=Response,
    responses={200: {"content": {GEOJSON: {}}}, **problems(400, 422, 429)},
)
async def events_geojson(
    query: Annotated[EventSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """The same list as GeoJSON points."""
    found = await _search(database, query)
    return public(settings, feature_collection(found[: query.limit]), GEOJSON)


@router.get(
    "/events.ics",
    response_class=Response,
    responses={200: {"content": {CALENDAR: {}}}, **problems(400, 422, 429)},
)
async def events_calendar(
    query: Annotated[EventFilter, Query()], database: DatabaseDep, settings: SettingsDep, remote: RemoteDep
) -> Response:
    """A calendar to subscribe to."""
    kinds = query.of_events
    wanted = service.wanted(q=query.q, levels=query.level, first=query.from_, last=query.to)
    async with database.reads.connect() as connection:
        rows = (
            await service.for_calendar(
                connection,
                await area(connection, query),
                q=query.q,
                kinds=list(kinds),
                levels=list(query.level),
                first=query.from_,
                last=query.to,
                place_ids=query.place_ids,
            )
            if kinds is not None
            else []
        )
        others = [
            entry
            for one in remote
            if wanted and query.asks_for(one.kind)
            for entry in await one.entries(connection, settings, wanted)
        ]
    name = f"Agenda de l’orientation, {settings.region_name}"
    return public(settings, calendar(rows, settings.public_url, name, others), CALENDAR)


@router.get(
    "/events/{event_id}.ics",
    response_class=Response,
    responses={200: {"content": {CALENDAR: {}}}, **problems(400, 404, 422, 429)},
)
async def event_calendar(event_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """One event for a calendar."""
    async with database.reads.connect() as connection:
        event = await service.row(connection, event_id)
    body = calendar([event], settings.public_url, event.title)
    disposition = f'attachment; filename="{event_id}.ics"'
    return public(settings, body, CALENDAR, **{"Content-Disposition": disposition})


@router.get(
    "/events/{event_id}.jsonld",
    response_class=Response,
    responses={200: {"content": {JSONLD: {}}}, **problems(400, 404, 422, 429)},
)
async def event_as_jsonld(event_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An event as schema.org JSON-LD."""
    async with database.reads.connect() as connection:
        event = service.detail(await service.row(connection, event_id))
    body = event_jsonld(event, f"{settings.public_url}/events/{event_id}")
    return public(settings, json_in_page(body), JSONLD)


@router.get("/events/{event_id}", response_model=EventPublic, responses=problems(400, 404, 422, 429))
async def read_event(
    event_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """An event's page."""
    async with database.reads.connect() as connection:
        event = service.detail(await service.row(connection, event_id))
    event["sources"] = credited(event["sources"], request.app.state.credits)
    return public(settings, JSONResponse(jsonable_encoder(event)).body)
