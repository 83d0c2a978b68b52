"""News for a school's portal: what is near it and for its pupils. Public facts; nothing of a pupil."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import service as agenda
from api.guide.places import service as places
from api.guide.places.service import SchoolPlace
from api.guide.region.service import Area
from api.placements.offers import facade as offers
from api.platform.kit.atom import Entry
from api.platform.kit.clock import PARIS, today
from api.platform.kit.geo import box_around
from api.platform.kit.problems import NotFoundError

NEAR_M = 30_000
"""A school's surroundings: what its pupils reach by bus or train."""
DAYS = timedelta(days=90)
"""How far ahead its events are told."""
EACH = 30
"""Events, and offers, in one feed at most."""


async def school(connection: AsyncConnection, uai: str) -> SchoolPlace:
    """The school of a portal. Raises NotFoundError."""
    found = await places.school(connection, uai)
    if found is None:
        raise NotFoundError
    return found


def surroundings(of: SchoolPlace) -> Area:
    """What counts as near a school."""
    return Area(of.position, box_around(of.position, NEAR_M), NEAR_M)


async def news(connection: AsyncConnection, of: SchoolPlace, public_url: str) -> list[Entry]:
    """Events near a school, its open days among them, and new offers for its levels; the latest first."""
    near = surroundings(of)
    events = await agenda.for_calendar(connection, near, first=today(), last=today() + DAYS)
    found = await offers.search(connection, near, audiences=of.levels, newest=True, limit=EACH)
    entries = [_event(event, public_url) for event in events[:EACH]]
    entries += offers.entries(found[:EACH], public_url)
    return sorted(entries, key=lambda one: (one.updated, str(one.id)), reverse=True)


def _event(event: Row[Any], public_url: str) -> Entry:
    starts, ends = event.starts_at.astimezone(PARIS), event.ends_at.astimezone(PARIS)
    day, hours = f"{starts:%d/%m/%Y}", f"{starts:%H:%M}–{ends:%H:%M}"
    where = [part for part in (event.place_name, event.commune_name) if part]
    cancelled = event.status == agenda.EventStatus.CANCELLED
    title = agenda.said_so(event.title, event.demo)
    return Entry(
        id=event.id,
        title=f"Annulé\u00a0: {title}" if cancelled else title,
        page=f"{public_url}/events/{event.id}",
        updated=event.updated_at.isoformat(),
        author=event.organiser or event.place_name or "E-pass Orientation",
        summary=", ".join([day, hours, *where]) if starts.date() == ends.date() else ", ".join([day, *where]),
        category=event.kind,
    )
