"""SQL of what a message is read with: who writes to whom, and what the same person said before."""

from sqlalchemy import text

from api.safety.reach import adult, minor

# All conversations of the same two people: to say a thing in two of them is to say it once.
_BETWEEN = """conversation here JOIN conversation c
        ON c.student_id = here.student_id AND c.mentor_id = here.mentor_id"""

# A sign of an advance was found in it.
_FOUND = "e.subject_kind = 'message' AND e.subject_id = x.id AND e.spans @> '[{\"finding\": \"grooming\"}]'"
# A moderator found that there was none.
_DISMISSED = """EXISTS (SELECT FROM moderation_decision d
        WHERE d.case_id = e.case_id AND d.decision = 'dismiss' AND d.lifted_at IS NULL)"""

# What one of the two wrote just before a message that may be written already, the newest first, and as it was
# written: what was masked of it is with the moderators. The question that began a conversation reached the
# other one when it was opened; those that the student asks meanwhile may reach them too. What a moderator
# found to be no advance is no part of one.
EARLIER = text(
    f"""
    SELECT coalesce((SELECT e.original FROM moderation_evidence e
        WHERE (e.subject_kind, e.subject_id) IN (('message', said.id), ('question', said.question_id))
        LIMIT 1), said.text) AS text
    FROM (
        SELECT x.id, CASE WHEN x.seq = 1 THEN c.question_id END AS question_id, x.text, x.seq,
            CASE WHEN x.seq = 1 THEN greatest(x.sent_at, c.opened_at) ELSE x.sent_at END AS at
        FROM {_BETWEEN} JOIN message x ON x.conversation_id = c.id
        LEFT JOIN message same ON same.id = :message_id
        WHERE here.id = :id AND x.side = :side AND x.status <> 'hidden'
          AND NOT EXISTS (SELECT FROM moderation_evidence e WHERE {_FOUND} AND {_DISMISSED})
          AND (same.id IS NULL OR CASE WHEN x.conversation_id = :id THEN x.seq < same.seq
            ELSE x.sent_at < same.sent_at END)
        UNION ALL
        SELECT NULL, q.id, q.text, 0, q.created_at
        FROM conversation here JOIN question q ON q.account_id = here.student_id AND q.status <> 'taken'
        WHERE here.id = :id AND :side = 'student'
    ) said LEFT JOIN message same ON same.id = :message_id
    WHERE said.at > coalesce(same.sent_at, :now) - CAST(:within AS interval)
      AND (same.id IS NULL OR said.at <= same.sent_at)
    ORDER BY said.at DESC, said.seq DESC LIMIT :limit
    """
)

# The few that the two wrote long before and that may belong to a message: what was masked of either lately,
# and of its author for longer, there also what holds digits; the newest first, as it was written. What the
# other one does not see asks for nothing.
BEFORE = text(
    f"""
    SELECT own, masked, lately, coalesce(original, text) AS text,
        coalesce(spans @> '[{{"finding": "handle"}}]', false) AS named
    FROM (
        SELECT x.side = :side AS own, x.masked, x.seq, x.sent_at AS at, x.text, known.original, known.spans,
            x.sent_at > coalesce(same.sent_at, :now) - CAST(:invited_within AS interval) AS lately
        FROM {_BETWEEN} JOIN message x ON x.conversation_id = c.id
        LEFT JOIN message same ON same.id = :message_id
        LEFT JOIN LATERAL (
            SELECT e.original, e.spans FROM moderation_evidence e
            WHERE (e.subject_kind, e.subject_id) IN (('message', x.id),
                ('question', CASE WHEN x.seq = 1 THEN c.question_id END)) AND x.masked
            LIMIT 1
        ) known ON true
        WHERE here.id = :id AND x.id <> :message_id
          AND x.status <> 'hidden' AND (x.side = :side OR x.status = 'visible')
          AND x.sent_at > coalesce(same.sent_at, :now) - CAST(:told_within AS interval)
          AND (same.id IS NULL OR x.sent_at <= same.sent_at)
    ) said
    WHERE CASE WHEN own THEN masked OR coalesce(original, text) ~ '[0-9]' ELSE masked AND lately END
    ORDER BY at DESC, seq DESC LIMIT :most
    """
)

# What the other one wrote last before a message that may be written already, of what its reader sees; as it
# was written, what was masked included.
ASKED = text(
    f"""
    SELECT CASE WHEN x.masked THEN coalesce((SELECT e.original FROM moderation_evidence e
            WHERE (e.subject_kind, e.subject_id) IN (('message', x.id),
                ('question', CASE WHEN x.seq = 1 THEN c.question_id END)) LIMIT 1), x.text)
        ELSE x.text END AS text
    FROM {_BETWEEN} JOIN message x ON x.conversation_id = c.id
    LEFT JOIN message same ON same.id = :message_id
    WHERE here.id = :id AND x.side <> :side AND x.status = 'visible'
      AND x.sent_at > coalesce(same.sent_at, :now) - CAST(:within AS interval)
      AND (same.id IS NULL OR x.sent_at <= same.sent_at)
    ORDER BY x.sent_at DESC, x.seq DESC LIMIT :limit
    """
)

# Who writes to whom, and what the writer is known by. Who is not known to be a minor may be an adult, and the
# other way round.
TALK = text(
    f"""
    SELECT NOT {minor("w.birth_date")} AS by_adult, NOT {adult("o.birth_date")} AS to_minor,
        w.first_name, coalesce(w.email, '') AS email
    FROM conversation c JOIN account w ON w.id = :account_id
        LEFT JOIN account o ON o.id IN (c.student_id, c.mentor_id) AND o.id <> w.id
    WHERE c.id = :id
    """
)
