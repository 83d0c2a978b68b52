"""HTTP of dead links."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.home.links import service
from api.home.links.schemas import DeadLink
from api.platform.access import Referent
from api.platform.kit.http import READS, DatabaseDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery

router = APIRouter(tags=["staff"])


@router.get("/staff/dead-links", response_model=Page[DeadLink], responses=READS)
async def list_dead_links(
    _: Referent, database: DatabaseDep, settings: SettingsDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """Links of the app that lead nowhere, and where they stand."""
    async with database.reads.connect() as connection:
        found = await service.dead(connection, settings, query)
    return private(page_json(found, query.limit))
