"""SQL of what meetings keep about a person: their copy, and its end."""

from sqlalchemy import text

SEATS = text(
    """
    SELECT m.career_code, m.starts_at, m.ends_at, m.status, s.created_at
    FROM meeting_seat s JOIN meeting m ON m.id = s.meeting_id
    WHERE s.account_id = :account_id ORDER BY m.starts_at
    """
)

ASKED = text(
    """
    SELECT q.text, m.starts_at, a.wish
    FROM meeting_question a JOIN meeting m ON m.id = a.meeting_id JOIN question q ON q.id = a.question_id
    WHERE q.account_id = :account_id ORDER BY q.created_at
    """
)

HOSTED = text(
    """
    SELECT career_code, starts_at, ends_at, seats, levels, status, created_at
    FROM meeting WHERE mentor_id = :account_id ORDER BY starts_at
    """
)

TO_COME_OF = text(
    "SELECT id FROM meeting WHERE mentor_id = :account_id AND status IN ('planned', 'open') ORDER BY id"
)

DELETE_SEATS = text("DELETE FROM meeting_seat WHERE account_id = :account_id")

LEAVE = text("UPDATE meeting SET mentor_id = NULL WHERE mentor_id = :account_id")
