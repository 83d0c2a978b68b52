"""HTTP of the search."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from api.home.search import service
from api.home.search.schemas import FromWhere, SearchPage, SearchQuery, SearchSuggestions, SuggestQuery
from api.platform.kit.geo import Position
from api.platform.kit.http import DatabaseDep, SettingsDep, private, problems, public
from api.platform.settings import Settings

router = APIRouter(tags=["search"])


@router.get("/search", response_model=SearchPage, responses=problems(400, 422, 429))
async def search_everything(
    query: Annotated[SearchQuery, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """All that answers some words, best first: by how well they fit, by the sort of thing that is asked for,
    by nearness.
    """
    async with database.reads.connect() as connection:
        found = await service.search(
            database.hot,
            connection,
            query.q,
            commune=query.commune,
            position=_position(query),
            types=query.type,
            literal=query.literal,
            limit=query.limit,
            cursor=query.cursor,
        )
    page = SearchPage.model_validate(found._asdict())
    return _answer(settings, page, in_need=page.understood.distress)


@router.get("/suggest", response_model=SearchSuggestions, responses=problems(400, 422, 429))
async def suggest(
    query: Annotated[SuggestQuery, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What may be meant by what is being typed, a few of each type."""
    async with database.reads.connect() as connection:
        found = await service.suggest(
            database.hot, connection, query.q, commune=query.commune, position=_position(query)
        )
    suggestions = SearchSuggestions.model_validate(found)
    return _answer(settings, suggestions, in_need=suggestions.distress)


def _answer(settings: Settings, shown: BaseModel, *, in_need: bool) -> Response:
    """The same for everybody; where somebody is in need, kept by no cache and no phone."""
    body = shown.model_dump_json().encode()
    return private(body) if in_need else public(settings, body)


def _position(where: FromWhere) -> Position | None:
    if where.lat is None or where.lon is None:
        return None
    return Position(where.lat, where.lon)
