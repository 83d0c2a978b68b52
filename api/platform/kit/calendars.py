"""iCalendar (RFC 5545): what takes place when, for the calendars of people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event, vDuration, vText, vUri

from api.platform.kit.clock import PARIS

CALENDAR = "text/calendar"
REFRESH = timedelta(hours=6)
"""How often a calendar that subscribed should look again (RFC 7986 §5.7)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that takes place. Its UID stays the same for ever; SEQUENCE is its own."""

    id: UUID
    page: str
    title: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool
    sequence: int
    created_at: datetime
    updated_at: datetime
    where: str
    description: Sequence[str | None]
    """Paragraphs; its page is added."""
    spot: tuple[float, float] | None = None


def calendar(entries: Iterable[Entry], product: str, name: str) -> bytes:
    """A calendar of these."""
    feed = Calendar()
    feed.add("prodid", f"-//E-pass Orientation//{product}//FR")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("name", vText(name))
    feed.add("x-wr-calname", vText(name))
    feed.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    for entry in entries:
        feed.add_component(_component(entry))
    feed.add_missing_timezones()
    return bytes(feed.to_ical())


def _component(entry: Entry) -> Event:
    component = Event()
    component.add("uid", f"{entry.id}@epass-orientation")
    component.add("dtstamp", entry.updated_at)
    component.add("last-modified", entry.updated_at)
    component.add("created", entry.created_at)
    component.add("sequence", entry.sequence)
    component.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    component.add("summary", f"Annulé : {entry.title}" if entry.cancelled else entry.title)
    component.add("dtstart", entry.starts_at.astimezone(PARIS))
    component.add("dtend", entry.ends_at.astimezone(PARIS))
    component.add("location", entry.where)
    if entry.spot is not None:
        component.add("geo", entry.spot)
    component.add("description", "\n\n".join(part for part in (*entry.description, entry.page) if part))
    component.add("url", vUri(entry.page))
    return component
