"""SQL of what moderators look at, hide and release in conversations."""

from sqlalchemy import text

from api.safety.reach import adult

MESSAGE = text(
    """
    SELECT x.id, x.conversation_id, x.seq, x.side, x.status, c.department, c.student_id, c.mentor_id,
        c.status <> 'closed' AND (SELECT count(*) = 2 FROM account a
            WHERE a.id IN (c.student_id, c.mentor_id) AND a.status = 'active') AS goes_on
    FROM message x JOIN conversation c ON c.id = x.conversation_id WHERE x.id = :id
    """
)

CONVERSATION = text("SELECT id, department, student_id, mentor_id, status FROM conversation WHERE id = :id")

MEETINGS = text(
    """
    SELECT c.id AS conversation_id, c.student_id, c.mentor_id, c.department, c.status, c.opened_at, c.last_at,
        c.last_seq AS messages
    FROM conversation c WHERE c.student_id = :account_id OR c.mentor_id = :account_id
    ORDER BY c.last_at DESC, c.id
    """
)

# The first message is the question, and what was masked of it is known under that name.
EXCERPT = text(
    """
    SELECT CASE WHEN x.seq = 1 AND c.question_id IS NOT NULL THEN 'question' ELSE 'message' END AS kind,
        CASE WHEN x.seq = 1 THEN coalesce(c.question_id, x.id) ELSE x.id END AS id,
        CASE WHEN x.side = 'student' THEN c.student_id ELSE c.mentor_id END AS author_id,
        x.text, x.status, x.sent_at AS written_at
    FROM message x JOIN conversation c ON c.id = x.conversation_id
    WHERE x.conversation_id = :id AND (CAST(:around AS int) IS NULL
        OR x.seq BETWEEN :around - :margin AND :around + :margin)
    ORDER BY x.seq
    """
)

# An answer before everybody in a meeting, by whoever has a seat there and reads it.
READ_IN_MEETING = text(
    f"""
    SELECT EXISTS (SELECT FROM meeting_question shown
        JOIN question asked ON asked.id = shown.question_id
        JOIN meeting_seat seat ON seat.meeting_id = shown.meeting_id
        JOIN account reader ON reader.id = seat.account_id
        WHERE shown.answer_id = :id AND reader.id = :account_id
          AND asked.minor = NOT {adult("reader.birth_date")})
    """
)

HIDE = text("UPDATE message SET status = 'hidden' WHERE id = :id AND status <> 'hidden' RETURNING seq")

# At the end: a device that has what came since would never look for it in between.
RELEASE = text(
    """
    UPDATE message SET status = 'visible', seq = :seq, sent_at = :now
    WHERE id = :id AND status = 'held' RETURNING seq
    """
)

UNHIDE = text("UPDATE message SET status = 'visible' WHERE id = :id AND status = 'hidden' RETURNING seq")

RELEASED = text(
    """
    UPDATE conversation SET last_seq = :seq, last_at = :now,
        answered_at = CASE WHEN :side = 'mentor' THEN coalesce(answered_at, :now) ELSE answered_at END,
        student_ring_at = coalesce(CAST(:student_ring_at AS timestamptz), student_ring_at),
        mentor_ring_at = coalesce(CAST(:mentor_ring_at AS timestamptz), mentor_ring_at)
    WHERE id = :id
    """
)

LOCK_ONE = text(
    """
    SELECT id, last_seq, student_id, mentor_id, student_ring_at, mentor_ring_at FROM conversation
    WHERE id = :id FOR NO KEY UPDATE
    """
)

UNMASK = text(
    """
    UPDATE message SET text = :original, masked = false WHERE id = :id AND masked
    RETURNING seq, conversation_id
    """
)

REOPEN = text(
    """
    UPDATE conversation SET status = 'open', close_reason = NULL, closed_at = NULL
    WHERE id = :id AND close_reason = 'moderator' RETURNING student_id, mentor_id
    """
)
