"""Meetings of the demonstration's mentors that are to come: what is over takes place again, days later."""

from datetime import datetime, time, timedelta
from uuid import uuid5

from sqlalchemy import text

from api.home.demo.people import APPRENTICE
from api.people.accounts.demo import row_of
from api.platform.access import Role
from api.platform.kit.bulk import Connection
from api.platform.kit.clock import PARIS, now, today
from api.platform.kit.database import driver_sql

_MEETINGS: tuple[tuple[Role | str, str, int, time, int, list[str]], ...] = (
    (Role.MENTOR, "soon", 2, time(17, 30), 20, ["middle_school", "high_school"]),
    (APPRENTICE, "vocational", 5, time(18), 12, ["middle_school", "vocational"]),
    (Role.MENTOR, "later", 9, time(14), 30, []),
)
"""Who answers, its name, in how many days, when, seats, levels."""

_WRITE = text(
    """
    INSERT INTO meeting (id, mentor_id, career_code, department, starts_at, ends_at, seats, levels, status,
        demo)
    SELECT :id, account_id, career_code, department, :starts_at, :ends_at, :seats, :levels, 'planned', true
    FROM mentor_profile WHERE account_id = :mentor_id
    ON CONFLICT (id) DO UPDATE SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
        status = 'planned', sequence = meeting.sequence + 1, reminded_at = NULL, ended_at = NULL,
        updated_at = EXCLUDED.updated_at
    WHERE meeting.ends_at < :now
    """
)


def write_meetings(connection: Connection) -> int:
    """Announce them, or once more what is over; how many."""
    for who, name, days, at, seats, levels in _MEETINGS:
        mentor = row_of(who)
        starts_at = datetime.combine(today() + timedelta(days=days), at, PARIS)
        connection.execute(
            driver_sql(_WRITE),
            {
                "id": uuid5(mentor["id"], f"meeting {name}"),
                "mentor_id": mentor["id"],
                "starts_at": starts_at,
                "ends_at": starts_at + timedelta(minutes=45),
                "seats": seats,
                "levels": levels,
                "now": now(),
            },
        )
    return len(_MEETINGS)
