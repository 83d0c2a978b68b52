"""HTTP of aids."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.guide.aids import service
from api.guide.aids.schemas import AidItem, AidSearch
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(tags=["aids"])


@router.get("/aids", response_model=Page[AidItem], responses=problems(400, 422, 429))
async def list_aids(
    query: Annotated[AidSearch, Query()], database: DatabaseDep, settings: SettingsDep
) -> Response:
    """Financial and other help, for where one lives and what one is."""
    async with database.reads.connect() as connection:
        found = await service.search(
            connection, region=settings.region_code, departments=settings.departments, **query.model_dump()
        )
    return public(settings, page_json(found, query.limit))
