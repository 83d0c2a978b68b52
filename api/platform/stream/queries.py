"""SQL of the per-person stream."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

WAKES = "epass_stream"
"""Channel on which processes with open streams hear for whom there is news: ids of accounts, with spaces."""


# Ids of one person's events follow the order of commits, so that « everything after 42 » misses nothing:
# whoever tells a person something waits for who tells the same person, until they commit, before the number
# is taken. People share some turns, so that a crowd does not fill the server's table of locks; turns are
# taken in one order, and last of all in a transaction: nobody waits in a circle.
def _turn(account_id: str) -> str:
    return f"uuid_hash({account_id}) & 255"


_TAKE_TURN = "pg_advisory_xact_lock(7301954, turn)"

# Whose account is erased meanwhile is told nothing.
INSERT = text(
    f"""
    WITH told AS MATERIALIZED (
        SELECT *, {_turn("account_id")} AS turn
        FROM unnest(CAST(:account_ids AS uuid[]), CAST(:kinds AS text[]), CAST(:data AS text[]),
            CAST(:notices AS boolean[]), CAST(:ring_at AS timestamptz[]))
            WITH ORDINALITY AS told (account_id, kind, data, notice, ring_at, number)
        WHERE EXISTS (SELECT FROM account a WHERE a.id = told.account_id)
    ), taken AS MATERIALIZED (
        SELECT {_TAKE_TURN} FROM (SELECT DISTINCT turn FROM told ORDER BY turn) AS turns
    )
    INSERT INTO stream_event (account_id, kind, data, notice, ring_at)
    SELECT account_id, kind, CAST(data AS jsonb), notice, ring_at
    FROM told, (SELECT count(*) FROM taken) AS all_taken ORDER BY number
    """
)


def telling(told: str) -> str:
    """INSERT for a single statement that itself makes true what it tells, and nothing after it.

    `told` names rows of account_id, kind, data and notice; all are there before the first turn is taken.
    """
    return f"""
    INSERT INTO stream_event (account_id, kind, data, notice)
    SELECT told.account_id, told.kind, told.data, told.notice
    FROM (SELECT *, {_turn("account_id")} AS turn FROM {told} ORDER BY turn) AS told,
        LATERAL (SELECT {_TAKE_TURN}) AS taken
    """


# When an event was written, in microseconds: a database that was set back gives its number out again, never
# both. Together they are the id that a phone comes back with.
_STAMP = "to_hex((extract(epoch FROM created_at) * 1000000)::bigint)"
_TAG = f"id || '-' || {_STAMP}"

# Where a person's stream stands, and whether it can go on after an event: it is here, and nothing that came
# since the phone last knew to have everything may have been deleted meanwhile. That moment comes with the id
# of a stream that began; for other ids it is the event's own.
OPENING = text(
    f"""
    SELECT newest.id, newest.tag, to_hex((extract(epoch FROM CAST(:now AS timestamptz)) * 1000000)::bigint),
        CASE WHEN CAST(:after AS bigint) = 0 THEN coalesce(CAST(:known_at AS timestamptz),
            (SELECT created_at FROM stream_event WHERE account_id = :account_id ORDER BY id LIMIT 1),
            :now) > :kept_since
        ELSE EXISTS (
            SELECT FROM stream_event WHERE account_id = :account_id AND id = :after
              AND {_STAMP} = CAST(:stamp AS text)
              AND coalesce(CAST(:known_at AS timestamptz), created_at) > :kept_since
        ) END AS anchored
    FROM (VALUES (0)) AS one LEFT JOIN LATERAL (
        SELECT id, {_TAG} AS tag FROM stream_event WHERE account_id = :account_id ORDER BY id DESC LIMIT 1
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
    WHERE account_id = :account_id AND notice AND put_away_at IS NULL
      AND (CAST(:before AS bigint) IS NULL OR id < :before)
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

MARK_SEEN_ABOUT = text(
    """
    UPDATE stream_event e SET seen_at = :now
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:data AS text[])) AS about (account_id, data)
    WHERE e.account_id = about.account_id AND e.kind = ANY(:kinds) AND e.data @> CAST(about.data AS jsonb)
      AND e.seen_at IS NULL
    """
)

MARK_SEEN = text(
    """
    UPDATE stream_event SET seen_at = :now
    WHERE account_id = :account_id AND id <= :last AND notice AND seen_at IS NULL
    """
)

# What is put away needs no look any more; taken back, it is one that was seen.
PUT_AWAY = text(
    """
    UPDATE stream_event SET put_away_at = :now, seen_at = coalesce(seen_at, :now)
    WHERE account_id = :account_id AND id = ANY(CAST(:ids AS bigint[])) AND notice AND put_away_at IS NULL
    """
)

TAKE_BACK = text(
    """
    UPDATE stream_event SET put_away_at = NULL
    WHERE account_id = :account_id AND id = ANY(CAST(:ids AS bigint[]))
    """
)

EVERYTHING = text(
    """
    SELECT kind, data, created_at, seen_at, put_away_at FROM stream_event
    WHERE account_id = :account_id ORDER BY id
    """
)

ERASE = text("DELETE FROM stream_event WHERE account_id = :account_id")

DELETE_OLD = (
    old_rows("stream_event", "notice AND created_at < CAST(:notices_since AS timestamptz)", "created_at"),
    old_rows("stream_event", "NOT notice AND created_at < CAST(:kept_since AS timestamptz)", "created_at"),
)
