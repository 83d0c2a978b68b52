"""HTTP of interests: both answers are the same for everybody who asks the same."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from api.guide.interests import service
from api.guide.interests.schemas import InterestCards, Suggestions, SuggestionSearch
from api.guide.region.service import area
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.qr import svg

router = APIRouter(prefix="/interests", tags=["interests"])


@router.get("/cards", response_model=InterestCards, responses=problems(400, 429))
async def list_interest_cards(settings: SettingsDep) -> Response:
    """The cards and the school subjects."""
    return public(settings, JSONResponse(service.cards()).body)


@router.get(
    "/cards/code.svg",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}}, **problems(400, 429)},
)
async def show_code_of_cards(settings: SettingsDep) -> Response:
    """The QR code that a class reads off a wall to open the cards."""
    return public(settings, svg(f"{settings.public_url}/interests/cards"), "image/svg+xml")


@router.get("/careers", response_model=Suggestions, responses=problems(400, 422, 429))
async def list_suggested_careers(
    query: Annotated[SuggestionSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Careers that go with the answers, each with its reasons; nothing of what is asked is kept."""
    async with database.reads.connect() as connection:
        found = await service.suggestions(
            connection,
            await area(connection, query),
            answers=query.answers,
            subjects=query.subjects,
            limit=query.limit,
            cursor=query.cursor,
        )
    return public(settings, JSONResponse(found).body)
