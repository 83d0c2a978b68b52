"""HTTP of searching, reading and reporting offers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from api.guide.region.service import area
from api.placements.offers import news, reading, reviews, rules
from api.placements.offers.jsonld import offer_jsonld
from api.placements.offers.law_schemas import OfferRules
from api.placements.offers.schemas import (
    OfferItem,
    OfferPublic,
    OfferReportCreate,
    OfferReportReceipt,
    OfferSearch,
)
from api.platform.access import MaybeViewer
from api.platform.kit.atom import ATOM, feed
from api.platform.kit.clock import now, today
from api.platform.kit.database import Database
from api.platform.kit.geojson import feature_collection
from api.platform.kit.http import (
    GEOJSON,
    JSONLD,
    DatabaseDep,
    SettingsDep,
    json_in_page,
    problems,
    public,
)
from api.platform.kit.listing import Found, page_json
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.query import query_parameters, read_query
from api.platform.kit.wire import Page
from api.platform.public_writes import PublicWrite
from api.platform.reading import TextTurnOfAnybody

router = APIRouter(tags=["offers"])


async def _search(database: Database, query: OfferSearch, *, newest: bool = False) -> list[Found]:
    async with database.reads.connect() as connection:
        where = await area(connection, query)
        if query.sort == "distance" and where is None:
            raise InvalidInputError("sort", "position_needed")
        return await reading.search(
            connection,
            where,
            q=query.q,
            kinds=query.kind,
            levels=query.level,
            rome=query.rome,
            weeks=query.week,
            newest=newest or query.sort == "newest",
            limit=query.limit,
            cursor=query.cursor,
        )


@router.get(
    "/offers",
    response_model=Page[OfferItem],
    responses=problems(400, 422, 429),
    openapi_extra=query_parameters(OfferSearch),
)
async def list_offers(request: Request, database: DatabaseDep, settings: SettingsDep) -> Response:
    """Offers that can be applied for: nearest first around a point or commune, else newest first."""
    query = read_query(request, OfferSearch)
    return public(settings, page_json(await _search(database, query), query.limit))


@router.get(
    "/offers.geojson",
    response_class=Response,
    responses={200: {"content": {GEOJSON: {}}}, **problems(400, 422, 429)},
)
async def offers_geojson(
    query: Annotated[OfferSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """The same list as GeoJSON points."""
    found = await _search(database, query)
    return public(settings, feature_collection(found[: query.limit]), GEOJSON)


@router.get(
    "/offers.atom",
    response_class=Response,
    responses={200: {"content": {ATOM: {}}}, **problems(400, 422, 429)},
)
async def offers_atom(
    query: Annotated[OfferSearch, Query()], request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """The newest of the same list as an Atom feed."""
    found = await _search(database, query, newest=True)
    search = f"?{request.url.query}" if request.url.query else ""
    page = f"{settings.public_url}/offers"
    body = feed(
        news.entries(found[: query.limit], settings.public_url),
        name=page,
        title=f"Stages et apprentissage, {settings.region_name}",
        page=page,
        feed_url=f"{settings.public_url}{request.url.path}{search}",
        moment=now(),
    )
    return public(settings, body, ATOM)


@router.get("/offer-rules", response_model=OfferRules, responses=problems(400, 422, 429))
async def read_rules(settings: SettingsDep) -> Response:
    """The rules that offers are checked against, with their sources."""
    return public(settings, JSONResponse(jsonable_encoder(rules.published(settings, today()))).body)


@router.get(
    "/offers/{offer_id}.jsonld",
    response_class=Response,
    responses={200: {"content": {JSONLD: {}}}, **problems(400, 404, 422, 429)},
)
async def offer_as_jsonld(offer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An offer as a schema.org JobPosting."""
    async with database.reads.connect() as connection:
        offer = await reading.detail(connection, settings, offer_id)
    body = offer_jsonld(offer, f"{settings.public_url}/offers/{offer_id}")
    return public(settings, json_in_page(body), JSONLD)


@router.get("/offers/{offer_id}", response_model=OfferPublic, responses=problems(400, 404, 422, 429))
async def read_offer(offer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """An offer's page; reserved ones are shown, and say so."""
    async with database.reads.connect() as connection:
        offer = await reading.detail(connection, settings, offer_id)
    return public(settings, JSONResponse(jsonable_encoder(offer)).body)


@router.post(
    "/offers/{offer_id}/reports",
    response_model=OfferReportReceipt,
    status_code=201,
    responses={
        200: {"model": OfferReportReceipt, "description": "this report had already been kept"},
        **problems(400, 403, 404, 409, 413, 422, 429),
    },
    dependencies=[PublicWrite, TextTurnOfAnybody],
)
async def report_offer(
    offer_id: UUID,
    report: OfferReportCreate,
    response: Response,
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
) -> OfferReportReceipt:
    """Say that something is wrong with an offer; no account is needed."""
    async with database.transaction() as session:
        new = await reviews.report(session, settings, viewer, offer_id, report)
    if not new:
        response.status_code = 200
    return OfferReportReceipt(id=report.id)
