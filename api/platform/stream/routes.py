"""HTTP of the stream, and of having seen what it told."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, address_of
from api.platform.kit.sse import EVENT_STREAM, EventStream, event_schema
from api.platform.stream import service
from api.platform.stream.hub import Hub
from api.platform.stream.schemas import PutAway, SeenUpTo, StreamEventPublic

router = APIRouter(tags=["me"])


async def get_hub(request: Request) -> Hub:
    """The process's open streams."""
    hub: Hub = request.app.state.hub
    return hub


EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "the stream",
        "content": {EVENT_STREAM: {"itemSchema": event_schema(StreamEventPublic)}},
    }
}
_ID = r"^[0-9]{1,18}(-[0-9a-f]{1,16}){0,2}$"
EventId = Annotated[str | None, Query(pattern=_ID, description="id of the last event that was seen")]
LastEventId = Annotated[str | None, Header(pattern=_ID, description="the same; wins over `after`")]


@router.get("/stream", status_code=200, response_class=Response, responses={**READS, **EVENTS})
async def open_stream(
    viewer: SignedIn,
    request: Request,
    hub: Annotated[Hub, Depends(get_hub)],
    after: EventId = None,
    last_event_id: LastEventId = None,
) -> EventStream:
    """What happens to me, as it happens (server-sent events), until the session ends.

    Each event's data is JSON, with ids only. The first is `stream.open` with `resumed`: true when everything
    after the id that was given follows; false when the stream begins now, so that whatever is on the screen
    should be asked for anew. A stream whose session ended says `session.ended` last. Signs of life are events
    named `beat`.
    """
    seen = after if last_event_id is None else last_event_id
    return EventStream(partial(hub.attend, viewer, address_of(request), seen))


@router.post("/me/notifications/seen", status_code=204, responses=WRITES)
async def see_notifications(seen: SeenUpTo, viewer: SignedIn, database: DatabaseDep) -> None:
    """The notifications up to that one were seen."""
    async with database.transaction() as session:
        await service.mark_seen(session, viewer.account_id, seen.last)


@router.post("/me/notifications/away", status_code=204, responses=WRITES)
async def put_notifications_away(asked: PutAway, viewer: SignedIn, database: DatabaseDep) -> None:
    """Take notifications off my list, or back on it; those of others stay as they are."""
    async with database.transaction() as session:
        await service.put_away(session, viewer.account_id, asked.ids, away=asked.away)
