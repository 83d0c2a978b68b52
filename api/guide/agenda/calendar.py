"""Events as iCalendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from icalendar import Calendar, Event, vDuration, vText, vUri
from sqlalchemy import Row

from api.guide.agenda.models import EventStatus
from api.platform.kit.clock import PARIS

REFRESH = timedelta(hours=6)
"""How often a calendar that subscribed should look again (RFC 7986 §5.7)."""


def calendar(events: Iterable[Row[Any]], public_url: str, name: str) -> bytes:
    """A calendar of these events. UID stays the same for ever; SEQUENCE is the event's own."""
    feed = Calendar()
    feed.add("prodid", "-//E-pass Orientation//agenda//FR")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("name", vText(name))
    feed.add("x-wr-calname", vText(name))
    feed.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    for event in events:
        feed.add_component(_component(event, public_url))
    feed.add_missing_timezones()
    return bytes(feed.to_ical())


def _component(event: Row[Any], public_url: str) -> Event:
    page = f"{public_url}/events/{event.id}"
    cancelled = event.status == EventStatus.CANCELLED
    component = Event()
    component.add("uid", f"{event.id}@epass-orientation")
    component.add("dtstamp", event.updated_at)
    component.add("last-modified", event.updated_at)
    component.add("created", event.created_at)
    component.add("sequence", event.sequence)
    component.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    component.add("summary", f"Annulé : {event.title}" if cancelled else event.title)
    component.add("dtstart", event.starts_at.astimezone(PARIS))
    component.add("dtend", event.ends_at.astimezone(PARIS))
    where = [event.place_name, event.address, f"{event.postcode or ''} {event.commune_name}".strip()]
    component.add("location", ", ".join(part for part in where if part))
    if not event.approximate:
        component.add("geo", (event.lat, event.lon))
    description = [
        event.description,
        event.registration_url and f"Inscription : {event.registration_url}",
        page,
    ]
    component.add("description", "\n\n".join(part for part in description if part))
    component.add("url", vUri(page))
    return component
