"""SQL of awards to lists: batches, their lines, and the offers that come of them."""

from sqlalchemy import text

from api.safety.reach import out_of_reach

FIND_BATCH = text("SELECT id, achievement_id FROM badge_batch WHERE id = :id")

BATCHED_TODAY = text(
    """
    SELECT coalesce(sum(b.total), 0) AS made, min(b.created_at) AS oldest
    FROM badge_batch b JOIN badge_achievement a ON a.id = b.achievement_id
    WHERE a.issuer_id = :issuer_id AND b.created_at > CAST(:now AS timestamptz) - interval '1 day'
    """
)

MAKE_BATCH = text(
    """
    INSERT INTO badge_batch (id, achievement_id, created_by, narrative, total, created_at)
    VALUES (:id, :achievement_id, :account_id, :narrative, :total, :now)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

ADD_LINES = text(
    """
    INSERT INTO badge_batch_line (batch_id, position, email, narrative, status, error)
    SELECT :id, line.position - 1, line.email, line.narrative,
        CASE WHEN line.error = '' THEN 'waiting' ELSE 'failed' END, nullif(line.error, '')
    FROM unnest(CAST(:emails AS text[]), CAST(:narratives AS text[]), CAST(:errors AS text[]))
        WITH ORDINALITY AS line (email, narrative, error, position)
    """
)

_COUNTED = """
    SELECT b.id, b.achievement_id, b.total, b.created_at, b.finished_at, b.created_by, b.narrative,
        count(*) FILTER (WHERE l.status = 'done') AS done,
        count(*) FILTER (WHERE l.status = 'failed') AS failed
    FROM badge_batch b LEFT JOIN badge_batch_line l ON l.batch_id = b.id
    WHERE b.id = :id GROUP BY b.id
"""

BATCH = text(_COUNTED)

FAILED_LINES = text(
    """
    SELECT position, email, status, error FROM badge_batch_line
    WHERE batch_id = :id AND status = 'failed' ORDER BY position LIMIT :limit
    """
)

# What a worker that was killed had taken is free again; two workers never take the same lines.
NEXT_LINES = text(
    """
    SELECT position, email, narrative FROM badge_batch_line
    WHERE batch_id = :id AND status = 'waiting' ORDER BY position LIMIT :limit FOR UPDATE SKIP LOCKED
    """
)

OFFERED_LATELY = text(
    """
    SELECT mailbox_mark, count(*) AS offers FROM badge_credential
    WHERE mailbox_mark = ANY(CAST(:mailboxes AS bytea[]))
      AND created_at > CAST(:now AS timestamptz) - interval '1 day'
    GROUP BY mailbox_mark
    """
)

# By another list: sent again with one more line, a list is no second badge for all the others.
HELD = text(
    """
    SELECT DISTINCT email_mark FROM badge_credential
    WHERE achievement_id = :achievement_id AND email_mark = ANY(CAST(:marks AS bytea[]))
      AND (status IN ('offered', 'with_parent') OR (status = 'issued' AND revoked_at IS NULL
           AND (valid_until IS NULL OR valid_until > :now)))
    """
)

OFFER = text(
    """
    INSERT INTO badge_credential (achievement_id, origin, batch_id, email, email_mark, mailbox_mark,
        token_digest, narrative, status, awarded_by, created_at)
    SELECT :achievement_id, 'list', :batch_id, one.email, one.mark, one.mailbox, one.token_digest,
        one.narrative, 'offered', :awarded_by, :now
    FROM unnest(CAST(:emails AS text[]), CAST(:marks AS bytea[]), CAST(:mailboxes AS bytea[]),
        CAST(:digests AS bytea[]), CAST(:narratives AS text[]))
        AS one (email, mark, mailbox, token_digest, narrative)
    ON CONFLICT (batch_id, email_mark) DO NOTHING RETURNING id, email
    """
)

FINISH_LINES = text(
    """
    UPDATE badge_batch_line l SET status = CASE WHEN one.error = '' THEN 'done' ELSE 'failed' END,
        error = nullif(one.error, ''), email = CASE WHEN one.error = '' THEN NULL ELSE l.email END,
        narrative = ''
    FROM unnest(CAST(:positions AS int[]), CAST(:errors AS text[])) AS one (position, error)
    WHERE l.batch_id = :id AND l.position = one.position
    """
)

LINES_LEFT = text(
    "SELECT EXISTS (SELECT FROM badge_batch_line WHERE batch_id = :id AND status = 'waiting') AS any_left"
)

FINISH_BATCH = text("UPDATE badge_batch SET finished_at = :now WHERE id = :id AND finished_at IS NULL")

PEOPLE_AT = text(
    """
    SELECT id, email FROM account
    WHERE email = ANY(CAST(:emails AS text[])) AND status = 'active'
    """
)

# Who reported or blocked the one who awards, or is a minor from whom that one is kept.
OUT_OF_REACH = text(
    f"""
    SELECT p.email FROM account p
    WHERE p.email = ANY(CAST(:emails AS text[])) AND {out_of_reach(":account_id", "p")}
    """
)
