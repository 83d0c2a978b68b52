"""What waits for a person among meetings: one that they announced, or in which they have a seat."""

from api.platform.access import Role
from api.platform.feature.waiting import Waiting
from api.talk.meetings.queries import CAREER_OF, IS_TO_COME

WITHIN_DAYS = 7

_NEAR = f"""
    SELECT m.id::text, coalesce(k.label, m.career_code), 1, m.starts_at FROM meeting m {CAREER_OF}
    WHERE {IS_TO_COME} AND m.starts_at < CAST(:now AS timestamptz) + interval '{WITHIN_DAYS} days'
"""

WAITING = [
    Waiting("meeting.hosted", {Role.MENTOR}, "/meetings/{id}", f"{_NEAR} AND m.mentor_id = :account_id"),
    Waiting(
        "meeting.joined",
        {Role.STUDENT},
        "/meetings/{id}",
        f"""
        {_NEAR} AND EXISTS (
            SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.account_id = :account_id)
        """,
    ),
]
