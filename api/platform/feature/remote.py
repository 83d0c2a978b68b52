"""What takes place from afar, at a time and nowhere: the agenda shows it beside events."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.kit.calendars import Entry
from api.platform.kit.listing import Found
from api.platform.settings import Settings


@dataclass(frozen=True)
class Wanted:
    """Which ones: not over at `since`, begun before `until`, of these words and levels."""

    query: str
    """As `prefix_query` makes it; empty: whatever it is about."""
    levels: Sequence[str]
    since: datetime
    until: datetime | None
    limit: int
    after: tuple[float, str] | None = None
    """The last one seen: when it begins (seconds since 1970), and its id."""


@dataclass(frozen=True)
class Remote:
    """One kind of it. Its room decides what everybody may see; who is signed in counts for nothing here."""

    kind: str
    listed: Callable[[AsyncConnection, Settings, Wanted], Awaitable[list[Found]]]
    """At most `limit` of those to come or on, the soonest first, in the agenda's shape."""
    entries: Callable[[AsyncConnection, Settings, Wanted], Awaitable[list[Entry]]]
    """The same for a calendar, with what is over or cancelled."""
