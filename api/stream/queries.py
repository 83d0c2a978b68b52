"""SQL of the per-person stream."""

from sqlalchemy import text

WAKES = "epass_stream"
"""Channel on which processes with open streams hear for whom there is news: ids of accounts, with spaces."""

# Writers of events wait for each other until they commit, before the first number is taken: ids follow the
# order of commits. What wakes is heard when the transaction commits.
INSERT = text(
    f"""
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(7301954))
    INSERT INTO stream_event (account_id, kind, data, notice)
    SELECT account_id, :kind, CAST(:data AS jsonb), :notice
    FROM turn, unnest(CAST(:account_ids AS uuid[])) AS told (account_id)
    RETURNING pg_notify('{WAKES}', CAST(account_id AS text))
    """
)

# Cases outlive accounts: whose account is erased is told nothing.
INSERT_MANY = text(
    """
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(7301954))
    INSERT INTO stream_event (account_id, kind, data, ring_at)
    SELECT account_id, :kind, CAST(data AS jsonb), ring_at
    FROM turn, unnest(CAST(:account_ids AS uuid[]), CAST(:data AS text[]), CAST(:ring_at AS timestamptz[]))
        AS told (account_id, data, ring_at)
    WHERE EXISTS (SELECT FROM account a WHERE a.id = told.account_id)
    """
)


def telling(told: str) -> str:
    """INSERT for a statement that itself makes true what it tells.

    `told` names rows of account_id, kind, data and notice. They are there before the turn is asked for:
    whoever has the turn waits for nobody.
    """
    return f"""
    INSERT INTO stream_event (account_id, kind, data, notice)
    SELECT told.account_id, told.kind, told.data, told.notice
    FROM {told} AS told, LATERAL (
        SELECT pg_advisory_xact_lock(7301954 + 0 * length(CAST(told.account_id AS text)))
    ) AS turn
    RETURNING account_id
    """


def waking(told: str) -> str:
    """Expression for the same statement: wakes those whom these rows of account_id tell something."""
    return f"""(
    SELECT pg_notify('{WAKES}', string_agg(CAST(account_id AS text), ' ')) FROM {told} HAVING count(*) > 0)"""


WAKE = text(f"SELECT pg_notify('{WAKES}', wake) FROM unnest(CAST(:wakes AS text[])) AS wake")

# When an event was written, in microseconds: a database that was set back gives its number out again, never
# both. Together they are the id that a phone comes back with.
_STAMP = "to_hex((extract(epoch FROM created_at) * 1000000)::bigint)"
_TAG = f"id || '-' || {_STAMP}"

# Any id stands for a moment: whoever comes without one begins after the newest of all, 0 on the first day.
OPENING = text(
    f"""
    SELECT newest.id, newest.tag, EXISTS (
            SELECT FROM (
                SELECT * FROM stream_event WHERE id >= CAST(:after AS bigint) ORDER BY id LIMIT 1
            ) AS from_there
            WHERE created_at > :kept_since
              AND (id = :after AND (CAST(:stamp AS text) IS NULL OR {_STAMP} = :stamp) OR :after = 0)
        ) AS anchored
    FROM (VALUES (0)) AS one LEFT JOIN LATERAL (
        SELECT id, {_TAG} AS tag FROM stream_event ORDER BY id DESC LIMIT 1
    ) AS newest ON true
    """
)

HOLDS = text(f"SELECT EXISTS (SELECT FROM stream_event WHERE id = :id AND {_STAMP} = :stamp)")

_WIRE = "json_build_object('kind', kind, 'notice', notice, 'data', data)::text"

REPLAY = text(
    f"""
    SELECT {_TAG}, {_WIRE} FROM stream_event
    WHERE account_id = :account_id AND id > :after AND id <= :newest ORDER BY id LIMIT :limit
    """
)

# What is new for many people at once, each from where their own streams stand.
NEWS = text(
    f"""
    SELECT listening.account_id, news.id, news.tag, news.wire
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:after AS bigint[])) AS listening (account_id, after),
    LATERAL (
        SELECT id, {_TAG} AS tag, {_WIRE} AS wire FROM stream_event
        WHERE account_id = listening.account_id AND id > listening.after ORDER BY id LIMIT :limit
    ) AS news
    ORDER BY listening.account_id, news.id
    """
)

PAGE = text(
    """
    SELECT json_build_object('id', id, 'kind', kind, 'data', data, 'created_at', created_at,
        'seen', seen_at IS NOT NULL)::text AS json, id
    FROM stream_event
    WHERE account_id = :account_id AND notice AND (CAST(:before AS bigint) IS NULL OR id < :before)
    ORDER BY id DESC LIMIT :limit
    """
)

UNSEEN = text(
    "SELECT count(*) FROM stream_event WHERE account_id = :account_id AND notice AND seen_at IS NULL"
)

UNSEEN_OF = text(
    """
    SELECT account_id, count(*) AS unseen FROM stream_event
    WHERE account_id = ANY(CAST(:account_ids AS uuid[])) AND notice AND seen_at IS NULL
    GROUP BY account_id
    """
)

UNSEEN_AMONG = text(
    """
    SELECT DISTINCT e.account_id
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:data AS text[])) AS asked (account_id, data)
    JOIN stream_event e ON e.account_id = asked.account_id AND e.notice AND e.seen_at IS NULL
    WHERE e.kind = :kind AND e.data @> CAST(asked.data AS jsonb)
    """
)

LATEST = text(
    """
    SELECT data, seen_at IS NOT NULL AS seen FROM stream_event
    WHERE account_id = :account_id AND notice AND kind = :kind ORDER BY id DESC LIMIT :limit
    """
)

# Two workers share what is due.
TAKE_DUE = text(
    """
    WITH due AS MATERIALIZED (
        SELECT id FROM stream_event WHERE ring_at <= :now ORDER BY ring_at, id LIMIT :limit
        FOR UPDATE SKIP LOCKED
    )
    UPDATE stream_event e SET ring_at = NULL FROM due WHERE e.id = due.id
    RETURNING e.id, e.account_id, e.kind, e.data, e.seen_at IS NOT NULL AS seen
    """
)

PUT_OFF = text(
    """
    UPDATE stream_event e SET ring_at = later.at
    FROM unnest(CAST(:ids AS bigint[]), CAST(:moments AS timestamptz[])) AS later (id, at)
    WHERE e.id = later.id
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
    WHERE account_id = :account_id AND id <= :last AND notice AND seen_at IS NULL
    """
)

EVERYTHING = text(
    "SELECT kind, data, created_at, seen_at FROM stream_event WHERE account_id = :account_id ORDER BY id"
)

ERASE = text("DELETE FROM stream_event WHERE account_id = :account_id")

DELETE_OLD = text(
    """
    DELETE FROM stream_event WHERE created_at < CASE WHEN notice THEN CAST(:notices_since AS timestamptz)
        ELSE CAST(:kept_since AS timestamptz) END
    """
)
