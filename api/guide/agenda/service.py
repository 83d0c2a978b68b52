"""Decisions about events."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import queries
from api.guide.agenda.demo import said_so
from api.guide.agenda.models import EventKind, EventStatus
from api.guide.region.service import Area
from api.platform.feature.remote import Wanted
from api.platform.kit.clock import PARIS, now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import InvalidInputError, NotFoundError
from api.platform.kit.search import area_parameters
from api.platform.kit.sources import INVENTED
from api.platform.kit.text import prefix_query

__all__ = ["EventKind", "EventStatus", "said_so"]

CALENDAR_EVENTS = 500
"""Events in one calendar feed at most."""

CALENDAR_PAST = timedelta(days=30)
"""How long a past event stays in the feed, so that calendars see a late change."""


async def search(
    connection: AsyncConnection,
    area: Area | None,
    *,
    q: str | None = None,
    kinds: list[str] | None = None,
    levels: list[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    place_ids: Sequence[UUID] | None = None,
    by_distance: bool = False,
    limit: int,
    cursor: str | None = None,
) -> list[Found]:
    """At most `limit` + 1 events, soonest or nearest first; `last` is the last day, included.
    With `place_ids`, at those places alone.

    Raises InvalidInputError for a bad cursor, or an order by distance without an area.
    """
    if by_distance and area is None:
        raise InvalidInputError("sort", "position_needed")
    after = decode_cursor(cursor, (float, str))
    parameters = {
        **_parameters(area, q, kinds, levels, place_ids),
        "since": _start_of(first) if first else now(),
        "until": _start_of(last + timedelta(days=1)) if last else None,
        "limit": limit + 1,
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
    }
    if q and not parameters["query"]:
        return []
    statement = queries.BY_DISTANCE if by_distance else queries.BY_DATE
    return [Found(*row) for row in await connection.execute(statement, parameters)]


async def for_calendar(
    connection: AsyncConnection,
    area: Area | None,
    *,
    q: str | None = None,
    kinds: list[str] | None = None,
    levels: list[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    place_ids: Sequence[UUID] | None = None,
) -> list[Row[Any]]:
    """The rows of a calendar feed, soonest first; cancelled events are among them."""
    parameters = {
        **_parameters(area, q, kinds, levels, place_ids),
        "since": _start_of(first) if first else now() - CALENDAR_PAST,
        "until": _start_of(last + timedelta(days=1)) if last else None,
        "limit": CALENDAR_EVENTS,
    }
    return list((await connection.execute(queries.FOR_CALENDAR, parameters)).all())


def wanted(
    *,
    q: str | None,
    levels: Sequence[str],
    first: date | None,
    last: date | None,
    limit: int | None = None,
    cursor: str | None = None,
) -> Wanted | None:
    """What takes place from afar in the same days, of the same words and levels: for a page of the list or,
    without a limit, for a calendar. Null where nothing can fit.
    """
    query = prefix_query(q) if q else ""
    if q and not query:
        return None
    after = decode_cursor(cursor, (float, str))
    return Wanted(
        query=query,
        levels=levels,
        since=_start_of(first) if first else now() - (CALENDAR_PAST if limit is None else timedelta()),
        until=_start_of(last + timedelta(days=1)) if last else None,
        limit=CALENDAR_EVENTS if limit is None else limit + 1,
        after=(float(after[0]), str(after[1])) if after else None,
    )


async def row(connection: AsyncConnection, event_id: UUID) -> Row[Any]:
    """An event's row, with its list item as `json`. Raises NotFoundError."""
    found = (await connection.execute(queries.DETAIL, {"id": event_id})).first()
    if found is None:
        raise NotFoundError
    return found


async def kinds_in_use(connection: AsyncConnection) -> list[EventKind]:
    """The kinds of which an event is still to come, or on."""
    found = await connection.execute(queries.KINDS_IN_USE, {"kinds": list(EventKind), "since": now()})
    return [EventKind(kind) for kind in found.scalars()]


async def exists(connection: AsyncConnection, event_id: UUID) -> bool:
    """Whether there is such an event."""
    return event_id in await there(connection, [event_id])


async def there(connection: AsyncConnection, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these events there are."""
    return set((await connection.execute(queries.THERE, {"ids": ids})).scalars())


def detail(event: Row[Any]) -> dict[str, Any]:
    """An event's page, without the words about its source."""
    return {
        **json.loads(event.json),
        "description": event.description,
        "organiser": event.organiser,
        "url": event.url,
        "registration_url": event.registration_url,
        "checked_on": event.checked_on,
        "sources": [{"source": INVENTED if event.demo else event.source, "checked_on": event.checked_on}],
    }


def _parameters(
    area: Area | None,
    q: str | None,
    kinds: list[str] | None,
    levels: list[str] | None,
    place_ids: Sequence[UUID] | None,
) -> dict[str, Any]:
    return {
        **area_parameters(area),
        "query": prefix_query(q) if q else "",
        "kinds": kinds or None,
        "levels": levels or None,
        "place_ids": None if place_ids is None else list(place_ids),
    }


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), PARIS)
