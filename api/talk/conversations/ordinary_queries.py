"""Ordinary messages in one statement: what is sent most is asked of the database once, for many at a time.

Ordinary is what surprises nobody: the session needs no renewal, both may write, the other one is being rung
already, it is no first answer, it holds nothing of its writer's mail address, nobody has sent it before,
nothing was masked lately in what either of the two wrote before a short one, and nobody holds its people or
its conversation at this moment. Anything else gives no row and changes nothing; `writing` then goes step by
step and says why.
"""

from sqlalchemy import text

from api.people.accounts.service import signed_in
from api.people.privacy.service import granted
from api.platform.kit.personal_data import Purpose
from api.platform.stream.service import telling
from api.safety.reach import suspended
from api.talk.conversations.queries import WHY_NOT, own, side_of

_CONSENT = granted("c.student_id", Purpose.CONVERSATIONS)
_WRITER = "draft.account_id"
_SIDE = side_of(_WRITER)
_HEARD = 3
"""Messages of the conversation among which the question stands that a short one may answer."""
_OF_DANGER = (
    r"(mour|mort|vivre|suicid|tuer|finir|noire|mal|coup|scarif|bless|frapp|tap|batt|cogn|viol|touch|forc|harc"
    r"|menac|insult|peur|danger|secur|sécur|fugu|dehors|enceinte|drogu|bu)[^?]*[?]"
)

# Many people and conversations are locked here, row by row, without waiting for anybody: so nobody waits in a
# circle. A conversation that has changed since the statement began is looked at again under its lock. A
# consent that is withdrawn at this moment closes it: whichever is first, that lock decides.
# Messages are sorted, so that ids which two processes write at once are met in one order.
SAY = text(
    f"""
    WITH draft AS MATERIALIZED (
        SELECT asked.conversation_id, asked.message_id, asked.text, viewer.account_id
        FROM unnest(CAST(:digests AS bytea[]), CAST(:conversation_ids AS uuid[]),
                CAST(:message_ids AS uuid[]), CAST(:texts AS text[])
            ) AS asked (digest, conversation_id, message_id, text)
            CROSS JOIN LATERAL ({signed_in("asked.digest")}) AS viewer
    ), ordinary AS MATERIALIZED (
        SELECT c.id, {_SIDE} AS side, draft.message_id, draft.text
        FROM draft JOIN conversation c ON c.id = draft.conversation_id AND {own(_WRITER)}
            JOIN account s ON s.id = c.student_id JOIN account m ON m.id = c.mentor_id
        WHERE NOT EXISTS (SELECT FROM message x WHERE x.id = draft.message_id)
          -- Advisers prove a second factor, which is asked elsewhere.
          AND (NOT c.as_staff OR {_SIDE} = 'student')
          AND (length(draft.text) > :short OR NOT EXISTS (SELECT FROM conversation o
            JOIN message x ON x.conversation_id = o.id
            WHERE o.student_id = c.student_id AND o.mentor_id = c.mentor_id
              AND x.seq > o.last_seq - :earlier AND x.masked
              AND greatest(x.sent_at, CASE WHEN x.seq = 1 THEN o.opened_at END)
                > :now - CAST(:within AS interval)))
          -- What the writer's address tells of their name is looked at by who knows the writer.
          AND NOT EXISTS (SELECT FROM regexp_split_to_table(split_part(
                lower(CASE {_SIDE} WHEN 'student' THEN s.email ELSE m.email END), '@', 1), '[^a-z]+') AS part
            WHERE length(part) > 3 AND strpos(lower(draft.text), part) > 0)
          -- Nor is a short answer ordinary to who asks whether one is in danger.
          AND (length(draft.text) > :short OR NOT EXISTS (SELECT FROM message x
            WHERE x.conversation_id = c.id AND x.seq > c.last_seq - {_HEARD} AND x.side <> {_SIDE}
              AND x.text ~* '{_OF_DANGER}'))
          AND {WHY_NOT} IS NULL AND NOT {suspended(_WRITER)}
          AND CASE {_SIDE} WHEN 'student' THEN c.mentor_ring_at > :now AND {_CONSENT}
            ELSE c.student_ring_at > :now AND c.answered_at IS NOT NULL END
        FOR KEY SHARE OF s, m SKIP LOCKED FOR NO KEY UPDATE OF c SKIP LOCKED
    ), moved AS (
        UPDATE conversation c SET last_seq = c.last_seq + 1, last_at = :now FROM ordinary
        WHERE c.id = ordinary.id
        RETURNING c.id, c.last_seq, c.student_id, c.mentor_id,
            ordinary.side, ordinary.message_id, ordinary.text
    ), said AS (
        INSERT INTO message (conversation_id, seq, id, side, text, sent_at)
        SELECT id, last_seq, message_id, side, text, :now FROM moved ORDER BY message_id
        RETURNING id, conversation_id, seq, side
    ), told AS (
        SELECT person.account_id, 'message.new' AS kind, false AS notice,
            jsonb_build_object('conversation_id', said.conversation_id, 'seq', said.seq) AS data
        FROM said JOIN moved ON moved.message_id = said.id
            CROSS JOIN LATERAL (VALUES (moved.student_id), (moved.mentor_id)) AS person (account_id)
    ), woken AS ({telling("told")})
    SELECT said.conversation_id, said.seq, said.side, moved.student_id, moved.mentor_id
    FROM said JOIN moved ON moved.message_id = said.id
    """
)
