"""Meetings in calendars (RFC 5545), and in the agenda beside events."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.feature.remote import Remote, Wanted
from api.platform.kit.calendars import Entry, calendar
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.settings import Settings
from api.talk.meetings import queries
from api.talk.meetings.models import MeetingStatus
from api.talk.mentoring import service as mentoring

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.MISSED)


def calendar_of(meeting: Row[Any], public_url: str) -> bytes:
    """A calendar with this meeting alone."""
    entry = _entry(meeting, public_url)
    return calendar([entry], "meetings", entry.title)


def _entry(meeting: Row[Any], public_url: str) -> Entry:
    return Entry(
        id=meeting.id,
        page=f"{public_url}/meetings/{meeting.id}",
        title=f"Rencontre : {meeting.career_label}",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        cancelled=meeting.status in _OFF,
        sequence=meeting.sequence,
        created_at=meeting.created_at,
        updated_at=meeting.updated_at,
        where="En ligne, par écrit, dans l’E-pass",
        description=["Tes questions, ses réponses : tout se passe par écrit."],
    )


async def _listed(connection: AsyncConnection, settings: Settings, wanted: Wanted) -> list[Found]:
    rows, mentors = await _fitting(connection, settings, wanted, queries.IN_AGENDA)
    return [
        Found(row.starts_at.timestamp(), str(row.id), json.dumps(_item(row, mentors[row.mentor_id])))
        for row in rows
    ]


async def _entries(connection: AsyncConnection, settings: Settings, wanted: Wanted) -> list[Entry]:
    rows, _ = await _fitting(connection, settings, wanted, queries.FOR_CALENDAR)
    return [_entry(row, settings.public_url) for row in rows]


async def _fitting(
    connection: AsyncConnection, settings: Settings, wanted: Wanted, statement: TextClause
) -> tuple[list[Row[Any]], Mapping[UUID, Row[Any]]]:
    """Meetings of mentors whom everybody may see, a visitor too: those of minors never are."""
    asked = (await connection.execute(queries.MENTORS_SINCE, {"since": wanted.since})).scalars().all()
    mentors = await mentoring.seen(connection, settings, None, asked)
    parameters = {
        "viewer_id": None,
        "now": now(),
        "mentors": sorted(mentors),
        "since": wanted.since,
        "until": wanted.until,
        "levels": list(wanted.levels) or None,
        "query": wanted.query,
        "after": wanted.after[0] if wanted.after else None,
        "after_id": wanted.after[1] if wanted.after else "",
        "limit": wanted.limit,
    }
    return list((await connection.execute(statement, parameters)).all()), mentors


def _item(row: Row[Any], mentor: Row[Any]) -> dict[str, Any]:
    return {
        "type": "meeting",
        "id": str(row.id),
        "kind": "meeting",
        "title": row.career_label,
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat(),
        "timezone": "Europe/Paris",
        "status": "scheduled",
        "who": f"{mentor.first_name}, {mentor.job_title}",
        "seats_left": max(0, row.seats - row.taken),
        "levels": list(row.levels),
        "demo": row.demo,
    }


REMOTE = Remote("meeting", _listed, _entries)
