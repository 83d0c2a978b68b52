"""A meeting as iCalendar (RFC 5545)."""

from typing import Any

from sqlalchemy import Row

from api.platform.kit.calendars import Entry, calendar
from api.talk.meetings.models import MeetingStatus

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.MISSED)


def calendar_of(meeting: Row[Any], public_url: str) -> bytes:
    """A calendar with this meeting alone."""
    title = f"Rencontre : {meeting.career_label}"
    entry = Entry(
        id=meeting.id,
        page=f"{public_url}/meetings/{meeting.id}",
        title=title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        cancelled=meeting.status in _OFF,
        sequence=meeting.sequence,
        created_at=meeting.created_at,
        updated_at=meeting.updated_at,
        where="En ligne, par écrit, dans l’E-pass",
        description=["Tes questions, ses réponses : tout se passe par écrit."],
    )
    return calendar([entry], "meetings", title)
