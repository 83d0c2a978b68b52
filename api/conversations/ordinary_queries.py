"""The ordinary message in one statement: what is sent most is asked of the database once.

Ordinary is what surprises nobody: the session needs no renewal, both may write, the other one is being rung
already, it is no first answer, and nobody has sent it before. Anything else gives no row and changes nothing
(or meets itself, sent twice at once); `writing` then goes step by step and says why.
"""

from sqlalchemy import text

from api.accounts.service import SIGNED_IN
from api.conversations.queries import OWN, SIDE_OF, WHY_NOT, WRITER_SUSPENDED, of_viewer
from api.kit.holders import Purpose
from api.privacy.service import granted
from api.stream.service import telling, waking

_CONSENT = granted("c.student_id", Purpose.CONVERSATIONS)
_SIDE = of_viewer(SIDE_OF)

# The people are locked before the conversation, and the turn among those who tell is asked for after it, in
# the order of every other statement here. A consent that is withdrawn at this moment closes the conversation:
# whichever is first, the lock on its row decides.
SAY = text(
    f"""
    WITH viewer AS MATERIALIZED ({SIGNED_IN}
    ), people AS MATERIALIZED (
        SELECT a.id, a.status, a.birth_date
        FROM viewer JOIN conversation c ON c.id = :id AND {of_viewer(OWN)}
            JOIN account a ON a.id IN (c.student_id, c.mentor_id)
        ORDER BY a.id FOR KEY SHARE OF a
    ), moved AS (
        UPDATE conversation c SET last_seq = c.last_seq + 1, last_at = :now
        FROM viewer, people s, people m
        WHERE c.id = :id AND {of_viewer(OWN)} AND s.id = c.student_id AND m.id = c.mentor_id
          AND NOT EXISTS (SELECT FROM message x WHERE x.id = :message_id)
          AND {WHY_NOT} IS NULL AND NOT {of_viewer(WRITER_SUSPENDED)}
          AND CASE {_SIDE} WHEN 'student' THEN c.mentor_ring_at > :now AND {_CONSENT}
            ELSE c.student_ring_at > :now AND c.answered_at IS NOT NULL END
        RETURNING c.id, c.last_seq, {_SIDE} AS side, c.student_id, c.mentor_id
    ), said AS (
        INSERT INTO message (conversation_id, seq, id, side, text, sent_at)
        SELECT id, last_seq, :message_id, side, :text, :now FROM moved RETURNING conversation_id, seq, side
    ), told AS (
        SELECT person.account_id, 'message.new' AS kind, false AS notice,
            jsonb_build_object('conversation_id', said.conversation_id, 'seq', said.seq) AS data
        FROM said CROSS JOIN moved
            CROSS JOIN LATERAL (VALUES (moved.student_id), (moved.mentor_id)) AS person (account_id)
    ), woken AS ({telling("told")})
    SELECT seq, side, {waking("woken")} FROM said
    """
)
