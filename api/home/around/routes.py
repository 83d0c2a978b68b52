"""HTTP of "around me"."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.guide.agenda.service import EventKind
from api.guide.places.service import PlaceKind
from api.guide.region.service import area
from api.home.around import service
from api.home.around.schemas import AroundItem, AroundSearch
from api.placements.offers.facade import OfferKind
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.wire import Page

router = APIRouter(tags=["around"])


@router.get("/around", response_model=Page[AroundItem], responses=problems(400, 422, 429))
async def list_around(
    query: Annotated[AroundSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Places, events, careers and offers around a point or commune, nearest first."""
    place_kinds = [kind for kind in query.kind if kind in set(PlaceKind)]
    event_kinds = [kind for kind in query.kind if kind in set(EventKind)]
    offer_kinds = [kind for kind in query.kind if kind in set(OfferKind)]
    if len(place_kinds) + len(event_kinds) + len(offer_kinds) < len(query.kind):
        raise InvalidInputError("kind", "unknown_kind")
    async with database.reads.connect() as connection:
        where = await area(connection, query)
        if where is None:
            raise InvalidInputError("commune", "position_needed")
        found = await service.search(
            connection,
            where,
            types=list(query.type),
            place_kinds=place_kinds,
            event_kinds=event_kinds,
            offer_kinds=offer_kinds,
            levels=list(query.level),
            q=query.q,
            limit=query.limit,
            cursor=query.cursor,
        )
    return public(settings, page_json(found, query.limit))
