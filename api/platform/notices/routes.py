"""HTTP of notifications."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.platform.access import SignedIn
from api.platform.kit.http import READS, DatabaseDep, LanguageDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.notices import service
from api.platform.notices.schemas import NotificationPublic

router = APIRouter(tags=["me"])


async def get_registry(request: Request) -> service.Registry:
    """What the features tell."""
    registry: service.Registry = request.app.state.notices
    return registry


@router.get("/me/notifications", response_model=Page[NotificationPublic], responses=READS)
async def list_notifications(
    viewer: SignedIn,
    database: DatabaseDep,
    registry: Annotated[service.Registry, Depends(get_registry)],
    language: LanguageDep,
    query: Annotated[PageQuery, Query()],
) -> Response:
    """What happened to me, newest first."""
    async with database.reads.connect() as connection:
        found = await service.page(connection, registry, viewer.account_id, language, query)
    return private(page_json(found, query.limit))
