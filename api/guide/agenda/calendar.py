"""Events as iCalendar (RFC 5545)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from api.guide.agenda.demo import said_so
from api.guide.agenda.models import EventStatus
from api.platform.kit import calendars


def calendar(
    events: Iterable[Row[Any]], public_url: str, name: str, others: Iterable[calendars.Entry] = ()
) -> bytes:
    """A calendar of these events and of what takes place beside them, soonest first."""
    entries = [*(_entry(event, public_url) for event in events), *others]
    return calendars.calendar(sorted(entries, key=lambda one: one.starts_at), "agenda", name)


def _entry(event: Row[Any], public_url: str) -> calendars.Entry:
    where = [event.place_name, event.address, f"{event.postcode or ''} {event.commune_name}".strip()]
    return calendars.Entry(
        id=event.id,
        page=f"{public_url}/events/{event.id}",
        title=said_so(event.title, event.demo),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        cancelled=event.status == EventStatus.CANCELLED,
        sequence=event.sequence,
        created_at=event.created_at,
        updated_at=event.updated_at,
        where=", ".join(part for part in where if part),
        description=[
            event.description,
            event.registration_url and f"Inscription : {event.registration_url}",
        ],
        spot=None if event.approximate else (event.lat, event.lon),
    )
