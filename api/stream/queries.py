"""SQL of the per-person stream."""

from sqlalchemy import text

# Writers of events wait for each other until they commit: ids follow the order of commits.
IN_COMMIT_ORDER = text("SELECT pg_advisory_xact_lock(7301954)")

INSERT = text(
    """
    INSERT INTO stream_event (account_id, kind, data) VALUES (:account_id, :kind, CAST(:data AS jsonb))
    """
)

INSERT_MANY = text(
    """
    INSERT INTO stream_event (account_id, kind, data)
    SELECT account_id, :kind, CAST(data AS jsonb)
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:data AS text[])) AS told (account_id, data)
    """
)

PAGE = text(
    """
    SELECT json_build_object('id', id, 'kind', kind, 'data', data, 'created_at', created_at,
        'seen', seen_at IS NOT NULL)::text AS json, id
    FROM stream_event
    WHERE account_id = :account_id AND (CAST(:before AS bigint) IS NULL OR id < :before)
    ORDER BY id DESC LIMIT :limit
    """
)

UNSEEN = text("SELECT count(*) FROM stream_event WHERE account_id = :account_id AND seen_at IS NULL")

UNSEEN_OF = text(
    """
    SELECT account_id, count(*) AS unseen FROM stream_event
    WHERE account_id = ANY(CAST(:account_ids AS uuid[])) AND seen_at IS NULL GROUP BY account_id
    """
)

UNSEEN_LIKE = text(
    """
    SELECT EXISTS (
        SELECT FROM stream_event
        WHERE account_id = :account_id AND kind = :kind AND data @> CAST(:data AS jsonb) AND seen_at IS NULL)
    """
)

SETTLE = text(
    """
    UPDATE stream_event SET seen_at = :now
    WHERE account_id = :account_id AND kind = :kind AND data @> CAST(:data AS jsonb) AND seen_at IS NULL
    """
)

MARK_SEEN = text(
    """
    UPDATE stream_event SET seen_at = :now
    WHERE account_id = :account_id AND id <= :last AND seen_at IS NULL
    """
)

EVERYTHING = text(
    "SELECT kind, data, created_at, seen_at FROM stream_event WHERE account_id = :account_id ORDER BY id"
)

ERASE = text("DELETE FROM stream_event WHERE account_id = :account_id")

DELETE_OLD = text(
    "DELETE FROM stream_event WHERE created_at < CAST(:now AS timestamptz) - make_interval(days => :days)"
)
