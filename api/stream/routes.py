"""HTTP of notifications."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.access import SignedIn
from api.kit.http import READS, WRITES, DatabaseDep, private
from api.kit.listing import last_seen, page_json
from api.kit.wire import Page, PageQuery
from api.stream import service
from api.stream.schemas import NotificationPublic, SeenUpTo

router = APIRouter(prefix="/me/notifications", tags=["me"])


@router.get("", response_model=Page[NotificationPublic], responses=READS)
async def list_notifications(
    viewer: SignedIn, database: DatabaseDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """What happened to me, newest first."""
    async with database.reads.connect() as connection:
        found = await service.page(
            connection, viewer.account_id, before=last_seen(query.cursor), limit=query.limit
        )
    return private(page_json(found, query.limit))


@router.post("/seen", status_code=204, responses=WRITES)
async def see_notifications(seen: SeenUpTo, viewer: SignedIn, database: DatabaseDep) -> None:
    """The notifications up to that one were seen."""
    async with database.transaction() as session:
        await service.mark_seen(session, viewer.account_id, seen.last)
