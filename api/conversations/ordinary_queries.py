"""The ordinary message in one statement: what is sent most is asked of the database once.

Ordinary is what surprises nobody: both may write, the other one is being rung already, it is no first answer.
Anything else gives no row and changes nothing; `writing` then goes step by step and says why.
"""

from sqlalchemy import text

from api.conversations.queries import OWN, SIDE_OF, WHY_NOT, WRITER_SUSPENDED
from api.kit.holders import Purpose
from api.privacy.service import granted
from api.stream.service import telling

_CONSENT = granted("c.student_id", Purpose.CONVERSATIONS)

# The people are locked before the conversation, and the turn among those who tell is asked for after it, in
# the order of every other statement here. A consent that is withdrawn at this moment closes the conversation:
# whichever is first, the lock on its row decides.
SAY = text(
    f"""
    WITH people AS MATERIALIZED (
        SELECT a.id FROM account a JOIN conversation c ON a.id IN (c.student_id, c.mentor_id)
        WHERE c.id = :id ORDER BY a.id FOR KEY SHARE OF a
    ), ordinary AS (
        SELECT c.id, c.last_seq + 1 AS seq, {SIDE_OF} AS side, c.student_id, c.mentor_id
        FROM conversation c JOIN account s ON s.id = c.student_id JOIN account m ON m.id = c.mentor_id
        WHERE c.id = :id AND (SELECT count(*) FROM people) = 2 AND {OWN}
          AND {WHY_NOT} IS NULL AND NOT {WRITER_SUSPENDED}
          AND CASE {SIDE_OF} WHEN 'student' THEN c.mentor_ring_at > :now AND {_CONSENT}
            ELSE c.student_ring_at > :now AND c.answered_at IS NOT NULL END
        FOR NO KEY UPDATE OF c
    ), said AS (
        INSERT INTO message (conversation_id, seq, id, side, text, sent_at)
        SELECT id, seq, :message_id, side, :text, :now FROM ordinary
        ON CONFLICT (id) DO NOTHING RETURNING conversation_id, seq, side
    ), moved AS (
        UPDATE conversation SET last_seq = said.seq, last_at = :now
        FROM said WHERE conversation.id = said.conversation_id
    ), told AS (
        SELECT person.account_id, 'message.new' AS kind, false AS notice,
            jsonb_build_object('conversation_id', said.conversation_id, 'seq', said.seq) AS data
        FROM said JOIN ordinary ON true,
            LATERAL (VALUES (ordinary.student_id), (ordinary.mentor_id)) AS person (account_id)
    ), woken AS ({telling("told")})
    SELECT said.seq, said.side FROM said WHERE (SELECT count(*) FROM woken) > 0
    """
)
