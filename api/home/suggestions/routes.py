"""HTTP of suggestions."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.guide.region.service import area
from api.home.suggestions import service
from api.home.suggestions.schemas import ForMe, SuggestionsQuery
from api.platform.access import SignedIn
from api.platform.kit.http import DatabaseDep, SettingsDep, private, problems

router = APIRouter(tags=["suggestions"])


@router.get("/me/suggestions", response_model=ForMe, responses=problems(401, 422, 429))
async def list_suggestions(
    query: Annotated[SuggestionsQuery, Query()],
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
) -> Response:
    """What may interest me: by the interests and the level that I gave, and the place where I look."""
    async with database.reads.connect() as connection:
        found = await service.mine(connection, settings, viewer, await area(connection, query))
    return private(ForMe.model_validate({"items": found}).model_dump_json())
