"""SQL of conversations. Moments come from the caller, so that a test can move the clock.

Whatever changes a conversation locks in one order: accounts, then the conversation.
"""

from sqlalchemy import text

from api.platform.kit.statements import old_rows
from api.safety.reach import (
    ages_meet,
    apart,
    kept_from,
    known_as,
    suspended,
    turned_away,
    unbacked,
)

# Who may write

# Who answers still has the role in which they do.
_HOLDS_ROLE = """EXISTS (SELECT FROM account_role r WHERE r.account_id = c.mentor_id
    AND r.role = CASE WHEN c.as_staff THEN 'adviser' ELSE 'mentor' END)"""

# An adult's message never reaches a mentor under 18: not either when the student has come of age meanwhile.
WHY_NOT = f"""CASE
    WHEN c.status = 'suspended' THEN 'suspended'
    WHEN c.status <> 'open' THEN 'closed'
    WHEN s.status IS DISTINCT FROM 'active' OR m.status IS DISTINCT FROM 'active' OR NOT {_HOLDS_ROLE}
        THEN 'left'
    WHEN {apart("c.student_id", "c.mentor_id")} THEN 'paused'
    WHEN NOT c.as_staff AND {unbacked("c.mentor_id")} THEN 'paused'
    WHEN NOT c.as_staff AND NOT {ages_meet("s", "m")} THEN 'age'
    WHEN {kept_from("m.id", "s")} OR {kept_from("s.id", "m")} THEN 'kept'
    END"""


def side_of(account: str) -> str:
    """Which of the two an account (its id) is."""
    return f"CASE WHEN c.student_id = {account} THEN 'student' ELSE 'mentor' END"


def own(account: str) -> str:
    """Whether an account (its id) is one of the two."""
    return f"(c.student_id = {account} OR c.mentor_id = {account})"


SIDE_OF = side_of(":account_id")
OWN = own(":account_id")

# What the student wrote is read only by who may still answer: they have the role, and of a professional an
# organisation says who they are.
READS = f"""(c.student_id = :account_id OR (c.mentor_id = :account_id AND {_HOLDS_ROLE}
    AND (c.as_staff OR NOT {unbacked(":account_id")})))"""


# Whoever answers took the question and has not written yet: not even what a moderator still reads.
TO_ANSWER = """(c.status = 'open' AND c.question_id IS NOT NULL AND c.answered_at IS NULL
    AND NOT EXISTS (SELECT FROM message x WHERE x.conversation_id = c.id AND x.side = 'mentor'))"""

# Who may not write to somebody learns no more when their phone is on.
_CUT_OFF = f"""({apart("c.student_id", "c.mentor_id")} OR EXISTS (
    SELECT FROM account s JOIN account m ON m.id = c.mentor_id
    WHERE s.id = c.student_id AND ({kept_from("m.id", "s")} OR {kept_from("s.id", "m")})))"""

# The student had the last word, read or not: it waits until whoever answers has written, or ended it.
AWAITS = f"""(c.status = 'open' AND NOT {_CUT_OFF} AND (SELECT x.side FROM message x
    WHERE x.conversation_id = c.id AND (x.status = 'visible' OR x.side = 'mentor')
    ORDER BY x.seq DESC LIMIT 1) = 'student')"""


# Writing

FIND = text(
    f"""
    SELECT c.student_id, c.mentor_id, {SIDE_OF} AS side, m.id AS message_id
    FROM conversation c LEFT JOIN message m ON m.id = :message_id
    WHERE c.id = :id AND {OWN}
    """
)

SAID = text(
    """
    SELECT id, conversation_id, seq, side, text, masked, distress, status, sent_at FROM message
    WHERE id = :message_id
    """
)

# The people first: an erasure of one of them at that moment would wait in a circle otherwise.
LOCK_PEOPLE = text(
    """
    SELECT a.id FROM account a JOIN conversation c ON a.id IN (c.student_id, c.mentor_id)
    WHERE c.id = :id ORDER BY a.id FOR KEY SHARE OF a
    """
)

LOCK = text(
    f"""
    SELECT c.id, c.last_seq, c.student_id, c.mentor_id, c.department, c.student_ring_at, c.mentor_ring_at,
        {SIDE_OF} AS side, {WHY_NOT} AS why_not,
        {SIDE_OF} = 'mentor' AND NOT c.as_staff AND c.answered_at IS NULL AS first_answer
    FROM conversation c LEFT JOIN account s ON s.id = c.student_id LEFT JOIN account m ON m.id = c.mentor_id
    WHERE c.id = :id AND {OWN} FOR NO KEY UPDATE OF c
    """
)

# Under the lock of the conversation: nobody else has this `seq`. Another's id changes nothing.
SAY = text(
    """
    WITH said AS (
        INSERT INTO message (conversation_id, seq, id, side, text, masked, distress, status, sent_at)
        VALUES (:id, :seq, :message_id, :side, :text, :masked, :distress, :status, :now)
        ON CONFLICT (id) DO NOTHING RETURNING seq
    )
    UPDATE conversation SET last_seq = said.seq,
        last_at = CASE WHEN :status = 'visible' THEN :now ELSE last_at END,
        answered_at = CASE WHEN :side = 'mentor' AND :status = 'visible' THEN coalesce(answered_at, :now)
            ELSE answered_at END,
        student_ring_at = coalesce(CAST(:student_ring_at AS timestamptz), student_ring_at),
        mentor_ring_at = coalesce(CAST(:mentor_ring_at AS timestamptz), mentor_ring_at)
    FROM said WHERE conversation.id = :id RETURNING said.seq
    """
)

OPEN = text(
    """
    INSERT INTO conversation (question_id, student_id, mentor_id, as_staff, career_code, department,
        opened_at, last_at, last_seq, student_delivered, student_seen)
    VALUES (:question_id, :student_id, :mentor_id, :as_staff, :career_code, :department, :now, :now, 1, 1, 1)
    ON CONFLICT (question_id) DO NOTHING RETURNING id
    """
)

# Nobody answered: it stays with what the student wrote in it, and the question may begin another one.
GIVE_BACK = text(
    """
    UPDATE conversation SET question_id = NULL, status = 'closed', closed_at = coalesce(closed_at, :now),
        close_reason = coalesce(close_reason, 'old')
    WHERE question_id = :question_id AND answered_at IS NULL RETURNING id
    """
)

OF_QUESTION = text("SELECT id FROM conversation WHERE question_id = :question_id")

FIRST_MESSAGE = text(
    """
    INSERT INTO message (conversation_id, seq, id, side, text, masked, distress, status, sent_at)
    VALUES (:id, 1, uuidv7(), 'student', :text, :masked, :distress, :status, :sent_at)
    """
)

DELIVERED = text(
    f"""
    UPDATE conversation c SET
        student_delivered = CASE WHEN {SIDE_OF} = 'student' AND NOT {_CUT_OFF}
            THEN greatest(student_delivered, least(:seq, last_seq)) ELSE student_delivered END,
        mentor_delivered = CASE WHEN {SIDE_OF} = 'mentor' AND NOT {_CUT_OFF}
            THEN greatest(mentor_delivered, least(:seq, last_seq)) ELSE mentor_delivered END
    WHERE c.id = :id AND {OWN}
    RETURNING CASE WHEN {SIDE_OF} = 'student' THEN old.student_delivered < new.student_delivered
            ELSE old.mentor_delivered < new.mentor_delivered END AS changed,
        CASE WHEN {SIDE_OF} = 'student' THEN new.student_delivered ELSE new.mentor_delivered END AS seq,
        CASE WHEN {SIDE_OF} = 'student' THEN c.mentor_id ELSE c.student_id END AS other_id
    """
)

SEEN = text(
    f"""
    UPDATE conversation c SET
        student_seen = CASE WHEN {SIDE_OF} = 'student'
            THEN greatest(student_seen, least(:seq, last_seq)) ELSE student_seen END,
        mentor_seen = CASE WHEN {SIDE_OF} = 'mentor'
            THEN greatest(mentor_seen, least(:seq, last_seq)) ELSE mentor_seen END
    WHERE c.id = :id AND {OWN} RETURNING c.id
    """
)

# Closing

CLOSE = text(
    """
    UPDATE conversation SET status = 'closed', close_reason = :reason, closed_at = :now
    WHERE id = :id AND status <> 'closed' RETURNING student_id, mentor_id
    """
)

CLOSE_ANSWERED = text(
    """
    UPDATE conversation SET status = 'closed', close_reason = 'meeting', closed_at = :now
    WHERE question_id = ANY(CAST(:question_ids AS uuid[])) AND status <> 'closed' AND answered_at IS NOT NULL
    RETURNING id
    """
)

CLOSE_OF_STUDENT = text(
    """
    UPDATE conversation SET status = 'closed', close_reason = :reason, closed_at = :now
    WHERE student_id = :account_id AND status <> 'closed' RETURNING id, student_id, mentor_id
    """
)

# What a moderator had closed: an appeal opens none of it again.
KEEP_CLOSED = text(
    """
    UPDATE conversation SET close_reason = 'consent'
    WHERE student_id = :account_id AND close_reason = 'moderator'
    """
)

CLOSE_OF_ACCOUNT = text(
    """
    UPDATE conversation SET status = 'closed', close_reason = :reason, closed_at = :now
    WHERE (student_id = :account_id OR mentor_id = :account_id) AND status <> 'closed'
    RETURNING id, student_id, mentor_id
    """
)

# Nobody has written for long, or who answered has the role no more; some at a time.
CLOSE_OLD = text(
    f"""
    WITH due AS MATERIALIZED (
        SELECT c.id FROM conversation c
        WHERE c.status = 'open' AND (c.last_at < :idle_since OR NOT {_HOLDS_ROLE})
        LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE conversation c SET status = 'closed', closed_at = :now,
        close_reason = CASE WHEN c.last_at < :idle_since THEN 'old' ELSE 'account' END
    FROM due WHERE c.id = due.id RETURNING c.id
    """
)

# Also where a moderator has still to look at something: the evidence is with the moderators, theirs alone.
DELETE_OLD = (
    old_rows(
        "conversation",
        "status = 'closed' AND closed_at < CAST(:now AS timestamptz) - make_interval(months => :months)",
        "closed_at",
        hanging=20,
    ),
    old_rows(
        "conversation",
        "status = 'closed' AND student_id IS NULL AND mentor_id IS NULL",
        "closed_at",
        hanging=20,
    ),
)

PEOPLE_OF = text("SELECT student_id, mentor_id FROM conversation WHERE id = :id")

# What each side reads

# Of a held message its author knows; of a hidden one everybody knows that there was one.
SHOWN = "(x.status <> 'held' OR x.side = {side})"

# What a mentor says of their work, and a name, may change any day: neither tells anything to who blocked or
# reported them.
_WORK = f"""CASE WHEN {SIDE_OF} = 'student' AND NOT c.as_staff
    AND NOT {turned_away(":account_id", "c.mentor_id")} THEN p.job_title END"""

OTHER_NAME = f"""CASE WHEN o.status = 'active' THEN {known_as(":account_id", "o.id", "o.first_name")}
    ELSE '' END"""

_ITEM = f"""
    SELECT c.id, c.question_id, c.status, c.close_reason, c.last_at, c.opened_at, c.as_staff,
        {SIDE_OF} AS side, {SIDE_OF} = 'mentor' AND {TO_ANSWER} AS to_answer,
        {SIDE_OF} = 'mentor' AND coalesce({AWAITS}, false) AS awaits,
        {OTHER_NAME} AS first_name, o.status IS DISTINCT FROM 'active' AS gone,
        CASE WHEN {SIDE_OF} = 'mentor' THEN 'pupil' WHEN c.as_staff THEN 'adviser'
            ELSE coalesce(p.kind, 'professional') END AS kind,
        {_WORK} AS job_title,
        CASE WHEN {SIDE_OF} = 'mentor' AND o.status = 'active' THEN o.level END AS level,
        c.career_code, coalesce(k.label, c.career_code) AS career_label,
        last.side AS last_side, last.text AS last_text, last.sent_at AS last_sent_at,
        (SELECT count(*) FROM message x WHERE x.conversation_id = c.id AND x.status = 'visible'
            AND x.side <> {SIDE_OF}
            AND x.seq > CASE WHEN {SIDE_OF} = 'student' THEN c.student_seen ELSE c.mentor_seen END
        ) AS unread,
        CASE WHEN {SIDE_OF} = 'student' THEN c.mentor_delivered ELSE c.student_delivered END AS delivered,
        coalesce(last.seq, 0) AS last_seq,
        CAST(extract(epoch FROM c.last_at) AS double precision) AS position
"""

_FROM = f"""
    FROM conversation c
    LEFT JOIN account o ON o.id = CASE WHEN c.student_id = :account_id THEN c.mentor_id ELSE c.student_id END
    LEFT JOIN mentor_profile p ON p.account_id = c.mentor_id
    LEFT JOIN career k ON k.code = c.career_code AND k.rome_version = (SELECT max(rome_version) FROM career)
    LEFT JOIN LATERAL (
        SELECT x.seq, x.side, CASE WHEN x.status = 'hidden' THEN '' ELSE x.text END AS text, x.sent_at
        FROM message x WHERE x.conversation_id = c.id AND {SHOWN.format(side=SIDE_OF)}
        ORDER BY x.seq DESC LIMIT 1
    ) last ON true
"""

MINE = text(
    f"""
    {_ITEM} {_FROM}
    WHERE {READS}
      AND CASE :state WHEN 'to_answer' THEN c.mentor_id = :account_id AND {TO_ANSWER}
        WHEN 'open' THEN c.status = 'open' WHEN 'closed' THEN c.status <> 'open' ELSE true END
      AND (CAST(:after AS double precision) IS NULL OR
        (CAST(extract(epoch FROM c.last_at) AS double precision), CAST(c.id AS text))
            < (CAST(:after AS double precision), :after_id))
    ORDER BY c.last_at DESC, CAST(c.id AS text) DESC LIMIT :limit
    """
)

ONE = text(
    f"""
    {_ITEM}, {SIDE_OF} = 'student' AND EXISTS (
            SELECT FROM question q WHERE q.id = c.question_id AND q.thanked_at IS NOT NULL) AS thanked,
        coalesce({WHY_NOT}, CASE WHEN {suspended(":account_id")} THEN 'account_suspended' END) AS why_not
    {_FROM}
    LEFT JOIN account s ON s.id = c.student_id LEFT JOIN account m ON m.id = c.mentor_id
    WHERE c.id = :id AND {READS}
    """
)

SIDE = text(
    f"""
    SELECT {SIDE_OF} AS side,
        CASE WHEN {SIDE_OF} = 'student' THEN c.mentor_delivered ELSE c.student_delivered END AS delivered
    FROM conversation c WHERE c.id = :id AND {READS}
    """
)

_MESSAGES = f"""
    SELECT x.id, x.seq, x.side, CASE WHEN x.status = 'hidden' THEN '' ELSE x.text END AS text, x.masked,
        x.distress, x.status, x.sent_at
    FROM message x WHERE x.conversation_id = :id AND {SHOWN.format(side=":side")}
      AND (CAST(:q AS text) IS NULL OR (
        x.status <> 'hidden' AND strpos(epass_fold(x.text), epass_fold(CAST(:q AS text))) > 0))
"""

AFTER = text(f"{_MESSAGES} AND x.seq > :after ORDER BY x.seq LIMIT :limit")

BEFORE = text(
    f"""
    {_MESSAGES} AND (CAST(:before AS int) IS NULL OR x.seq < :before) ORDER BY x.seq DESC LIMIT :limit
    """
)

# Ringing

# Whoever waits for the other's words: unread, and when they may be rung.
TO_RING = text(
    """
    SELECT c.id, a.id AS account_id, a.status = 'active' AS active,
        CASE WHEN :side = 'student' THEN c.student_ring_at ELSE c.mentor_ring_at END AS ring_at,
        v.hours, v.away_from, v.away_until,
        EXISTS (SELECT FROM message x WHERE x.conversation_id = c.id AND x.status = 'visible'
            AND x.side <> :side
            AND x.seq > CASE WHEN :side = 'student' THEN c.student_seen ELSE c.mentor_seen END) AS unread
    FROM conversation c
    JOIN account a ON a.id = CASE WHEN :side = 'student' THEN c.student_id ELSE c.mentor_id END
    LEFT JOIN mentor_availability v ON v.account_id = c.mentor_id AND :side = 'mentor' AND NOT c.as_staff
    WHERE c.id = :id FOR NO KEY UPDATE OF c
    """
)

RING_AT = text(
    """
    UPDATE conversation SET
        student_ring_at = CASE WHEN :side = 'student' THEN :ring_at ELSE student_ring_at END,
        mentor_ring_at = CASE WHEN :side = 'mentor' THEN :ring_at ELSE mentor_ring_at END
    WHERE id = :id
    """
)

# Quick replies

LOCK_ACCOUNT = text("SELECT id FROM account WHERE id = :account_id FOR NO KEY UPDATE")

QUICK_REPLIES = text(
    "SELECT id, text FROM quick_reply WHERE account_id = :account_id ORDER BY created_at, id"
)

KEEP_QUICK_REPLY = text(
    """
    INSERT INTO quick_reply (id, account_id, text, created_at) VALUES (:id, :account_id, :text, :now)
    ON CONFLICT (id) DO NOTHING
    """
)

DROP_QUICK_REPLY = text("DELETE FROM quick_reply WHERE id = :id AND account_id = :account_id RETURNING id")

# For notices: the career it is about, to its two people.
NAMES = text(
    """
    SELECT c.id, (SELECT k.label FROM career k WHERE k.code = c.career_code
        AND k.rome_version = (SELECT max(rome_version) FROM career)) AS name
    FROM conversation c
    WHERE c.id = ANY(CAST(:ids AS uuid[])) AND :account_id IN (c.student_id, c.mentor_id)
    """
)
