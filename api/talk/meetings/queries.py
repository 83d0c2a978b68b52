"""SQL of meetings. Moments come from the caller, so that a test can move the clock.

Whoever changes a meeting locks it after the account whose seat it is, and takes no account after it.
"""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import adult, ages_meet, apart, kept_from, suspended, unbacked

CAREER_OF = """LEFT JOIN career k
        ON k.code = m.career_code AND k.rome_version = (SELECT max(rome_version) FROM career)"""

_ITEM = f"""
    SELECT m.id, m.mentor_id, m.career_code, coalesce(k.label, m.career_code) AS career_label, m.department,
        m.starts_at, m.ends_at, m.seats, m.levels, m.status, m.sequence, m.demo, m.created_at, m.updated_at,
        (SELECT count(*) FROM meeting_seat s WHERE s.meeting_id = m.id) AS taken,
        EXISTS (SELECT FROM meeting_seat s
            WHERE s.meeting_id = m.id AND s.account_id = CAST(:viewer_id AS uuid)) AS registered,
        coalesce(m.mentor_id = CAST(:viewer_id AS uuid), false) AS hosting
    FROM meeting m {CAREER_OF}
"""

IS_TO_COME = "m.status IN ('planned', 'open') AND m.ends_at > :now"

# Reading

MENTORS_TO_COME = text(
    f"SELECT DISTINCT m.mentor_id FROM meeting m WHERE {IS_TO_COME} AND m.mentor_id IS NOT NULL"
)

# Those of mentors nearby stand before all others, the soonest first in both.
TO_COME = text(
    f"""
    WITH fitting AS (
        {_ITEM} WHERE {IS_TO_COME} AND m.mentor_id = ANY(CAST(:mentors AS uuid[]))
          AND (CAST(:career AS text) IS NULL OR m.career_code = :career)
    ), placed AS (
        SELECT *, extract(epoch FROM starts_at)::float8
            + CASE WHEN mentor_id = ANY(CAST(:near AS uuid[])) THEN 0 ELSE :beyond END AS position
        FROM fitting
    )
    SELECT * FROM placed
    WHERE CAST(:after AS float8) IS NULL OR (position, id::text) > (CAST(:after AS float8), :after_id)
    ORDER BY position, id::text LIMIT :limit
    """
)

# For the agenda, where everybody sees the same: no viewer.
_FITTING = """
    m.mentor_id = ANY(CAST(:mentors AS uuid[])) AND m.ends_at > :since
      AND (CAST(:until AS timestamptz) IS NULL OR m.starts_at < :until)
      AND (CAST(:levels AS text[]) IS NULL OR m.levels = '{}' OR m.levels && CAST(:levels AS text[]))
      AND (:query = '' OR k.search @@ epass_query(:query))
"""

MENTORS_SINCE = text(
    "SELECT DISTINCT m.mentor_id FROM meeting m WHERE m.ends_at > :since AND m.mentor_id IS NOT NULL"
)

IN_AGENDA = text(
    f"""
    {_ITEM} WHERE {IS_TO_COME} AND {_FITTING}
      AND (CAST(:after AS float8) IS NULL
        OR (extract(epoch FROM m.starts_at)::float8, m.id::text) > (CAST(:after AS float8), :after_id))
    ORDER BY m.starts_at, m.id::text LIMIT :limit
    """
)

FOR_CALENDAR = text(f"{_ITEM} WHERE {_FITTING} ORDER BY m.starts_at, m.id LIMIT :limit")

# The latest first: what is to come stands above what is over.
MINE = text(
    f"""
    {_ITEM} WHERE (m.mentor_id = :viewer_id
        OR EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.account_id = :viewer_id))
      AND (CAST(:before AS timestamptz) IS NULL OR (m.starts_at, m.id) < (:before, :before_id))
    ORDER BY m.starts_at DESC, m.id DESC LIMIT :limit
    """
)

ONE = text(f"{_ITEM} WHERE m.id = :id")

# Changing

LOCK_ACCOUNT = text("SELECT id FROM account WHERE id = :account_id FOR NO KEY UPDATE")

LOCK = text(f"SELECT m.*, {IS_TO_COME} AS to_come FROM meeting m WHERE m.id = :id FOR NO KEY UPDATE")

OVERLAPS = text(
    """
    SELECT EXISTS (SELECT FROM meeting m WHERE m.mentor_id = :mentor_id AND m.id <> :id
        AND m.status IN ('planned', 'open') AND m.starts_at < :ends_at AND m.ends_at > :starts_at)
    """
)

ANNOUNCE = text(
    """
    INSERT INTO meeting (id, mentor_id, career_code, department, starts_at, ends_at, seats, levels, status,
        created_at, updated_at)
    VALUES (:id, :mentor_id, :career_code, :department, :starts_at, :ends_at, :seats, :levels, 'planned',
        :now, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

# Who was reminded of the former time is reminded of the new one.
MOVE = text(
    """
    UPDATE meeting SET starts_at = :starts_at, ends_at = :ends_at, seats = :seats, levels = :levels,
        sequence = sequence + :moved, updated_at = :now,
        reminded_at = CASE WHEN :moved = 0 THEN reminded_at END
    WHERE id = :id
    """
)

SET_STATUS = text(
    """
    UPDATE meeting SET status = :status, updated_at = :now,
        sequence = sequence + CASE WHEN :status = 'cancelled' THEN 1 ELSE 0 END,
        ended_at = CASE WHEN :status <> 'open' THEN CAST(:now AS timestamptz) END
    WHERE id = :id
    """
)

# Seats

REGISTERED = text("SELECT account_id FROM meeting_seat WHERE meeting_id = :id ORDER BY account_id")

SEATED = text("SELECT EXISTS (SELECT FROM meeting_seat WHERE meeting_id = :id AND account_id = :account_id)")

SEATS_OF = text(
    f"""
    SELECT count(*) FROM meeting m JOIN meeting_seat s ON s.meeting_id = m.id
    WHERE s.account_id = :account_id AND {IS_TO_COME}
    """
)

SIT = text(
    """
    INSERT INTO meeting_seat (meeting_id, account_id, created_at) VALUES (:id, :account_id, :now)
    ON CONFLICT DO NOTHING
    """
)

STAND_UP = text(
    "DELETE FROM meeting_seat WHERE meeting_id = :id AND account_id = :account_id RETURNING account_id"
)

# Questions

ASKED_BY = text(
    """
    SELECT q.id, q.status FROM meeting_question a JOIN question q ON q.id = a.question_id
    WHERE a.meeting_id = :id AND q.account_id = :account_id
      AND (CAST(:but AS uuid) IS NULL OR q.id <> :but)
    """
)

# Only what was asked for this very meeting, not any question of the same id.
KEEP_QUESTION = text(
    """
    INSERT INTO meeting_question (question_id, meeting_id, wish)
    SELECT q.id, m.id, :wish FROM question q JOIN meeting m ON m.mentor_id = q.mentor_id
    WHERE q.id = :question_id AND m.id = :id AND q.account_id = :account_id AND q.waits_until IS NOT NULL
    ON CONFLICT DO NOTHING
    """
)

ASKED_HERE = text(
    """
    SELECT a.question_id, a.wish, a.answer_id, q.account_id, m.status AS meeting_status
    FROM meeting_question a JOIN meeting m ON m.id = a.meeting_id JOIN question q ON q.id = a.question_id
    WHERE a.meeting_id = :id AND a.question_id = :question_id AND m.mentor_id = :account_id
    """
)

ANSWERED = text("UPDATE meeting_question SET answer_id = :answer_id WHERE question_id = :question_id")

QUESTIONS = text("SELECT question_id FROM meeting_question WHERE meeting_id = :id ORDER BY question_id")

# Each reads their own; the mentor what may reach them; who registered what was answered, of their own kind of
# age: what an adult asked is read by no minor, what a minor asked by no adult but the mentor.
ROOM = text(
    f"""
    SELECT q.id, q.text, q.masked, q.distress, q.status, a.wish, s.first_name, s.level,
        NOT {adult("s.birth_date")} AS minor, q.account_id = :viewer_id AS mine,
        q.thanked_at IS NOT NULL AS thanked,
        coalesce(m.mentor_id = :viewer_id, false) AS hosting, a.answer_id IS NOT NULL AS answered,
        x.id AS answer_id, x.text AS answer, x.sent_at, c.id AS conversation_id, w.first_name AS mentor_name
    FROM meeting_question a
    JOIN meeting m ON m.id = a.meeting_id
    JOIN question q ON q.id = a.question_id
    JOIN account s ON s.id = q.account_id
    JOIN account me ON me.id = :viewer_id
    LEFT JOIN account w ON w.id = m.mentor_id
    LEFT JOIN conversation c ON c.question_id = q.id
    LEFT JOIN message f ON f.conversation_id = c.id AND f.seq = 1
    LEFT JOIN message x ON x.conversation_id = c.id AND x.id = a.answer_id AND x.status = 'visible'
    WHERE a.meeting_id = :id AND (
        (q.account_id = :viewer_id AND q.status <> 'withdrawn')
        OR (m.mentor_id = :viewer_id AND q.status IN ('waiting', 'taken') AND s.status = 'active'
            AND {ages_meet("s", "me")} AND NOT {apart("me.id", "s.id")} AND NOT {kept_from("me.id", "s")})
        OR (x.id IS NOT NULL AND f.status = 'visible' AND q.minor = NOT {adult("me.birth_date")}
            AND NOT {apart("me.id", "s.id")}))
    ORDER BY q.created_at, q.id
    """
)

# What time does

DUE_REMINDERS = text(
    """
    SELECT id FROM meeting WHERE status = 'planned' AND reminded_at IS NULL AND starts_at > :now
      AND starts_at <= :soon ORDER BY id
    """
)

REMINDED = text(
    "UPDATE meeting SET reminded_at = :now WHERE id = :id AND reminded_at IS NULL RETURNING mentor_id"
)

DUE_MISSED = text("SELECT id FROM meeting WHERE status = 'planned' AND starts_at <= :waited ORDER BY id")

DUE_CLOSED = text("SELECT id FROM meeting WHERE status = 'open' AND ends_at <= :waited ORDER BY id")

# Nobody answers for its mentor any more, or a moderator keeps them from it.
DUE_ABANDONED = text(
    f"""
    SELECT m.id FROM meeting m
    WHERE m.status IN ('planned', 'open') AND NOT EXISTS (
        SELECT FROM account a
        JOIN account_role r ON r.account_id = a.id AND r.role = 'mentor'
        JOIN mentor_profile p ON p.account_id = a.id
        LEFT JOIN mentor_availability v ON v.account_id = a.id
        WHERE a.id = m.mentor_id AND a.status = 'active' AND v.hidden_at IS NULL
          AND NOT {unbacked("a.id")} AND NOT {suspended("a.id")})
    ORDER BY m.id
    """
)

DELETE_OLD = old_rows(
    "meeting", "ended_at < CAST(:now AS timestamptz) - make_interval(days => :days)", "ended_at", hanging=20
)

# For notices: the career it is about, to whoever registered and who answers.
NAMES = text(
    f"""
    SELECT m.id, k.label AS name FROM meeting m {CAREER_OF}
    WHERE m.id = ANY(CAST(:ids AS uuid[])) AND (m.mentor_id = :account_id
        OR EXISTS (SELECT FROM meeting_seat s WHERE s.meeting_id = m.id AND s.account_id = :account_id))
    """
)
