"""SQL of thanks: said by who asked, counted and named for who answered."""

from sqlalchemy import text

from api.safety.reach import apart, kept_from

THANK = text(
    """
    UPDATE question q SET thanked_at = coalesce(q.thanked_at, :now)
    WHERE q.id = :id AND q.account_id = :account_id AND q.status = 'taken'
      AND EXISTS (SELECT FROM conversation c WHERE c.question_id = q.id AND c.answered_at IS NOT NULL)
    RETURNING q.id
    """
)

# The question as it may still be read in the conversation; of somebody apart by now only the number stays.
THANKS = text(
    f"""
    WITH thanked AS (
        SELECT q.id, q.account_id, q.text, q.thanked_at, c.id AS conversation_id
        FROM question q JOIN conversation c ON c.question_id = q.id
        WHERE c.mentor_id = :account_id AND q.thanked_at IS NOT NULL
    )
    SELECT (SELECT count(*) FROM thanked) AS count, coalesce((
        SELECT json_agg(json_build_object('conversation_id', last.conversation_id, 'question', last.text)
            ORDER BY last.thanked_at DESC, last.id)
        FROM (
            SELECT t.* FROM thanked t
            JOIN account a ON a.id = t.account_id AND a.status = 'active'
            JOIN message f ON f.conversation_id = t.conversation_id AND f.seq = 1 AND f.status = 'visible'
            WHERE NOT {apart("t.account_id", "CAST(:account_id AS uuid)")}
              AND NOT {kept_from("CAST(:account_id AS uuid)", "a")}
            ORDER BY t.thanked_at DESC, t.id LIMIT :limit
        ) AS last), '[]') AS answers
    """
)
