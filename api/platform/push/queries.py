"""SQL of push subscriptions and of what is on its way to them."""

from sqlalchemy import text

from api.platform.kit.statements import old_rows

# The phone of somebody else before: their subscription, and what was on its way to it, end.
LEAVE_OTHERS = text("DELETE FROM push_subscription WHERE endpoint = :endpoint AND session_id <> :session_id")

# The session is held so that a sign-out at the same moment waits, and then takes the subscription along.
HOLD_SESSION = text(
    "SELECT id FROM session WHERE id = :session_id AND account_id = :account_id FOR KEY SHARE"
)

SUBSCRIBE = text(
    """
    INSERT INTO push_subscription (account_id, session_id, endpoint, p256dh, auth)
    VALUES (:account_id, :session_id, :endpoint, :p256dh, :auth)
    ON CONFLICT (session_id) DO UPDATE
    SET endpoint = EXCLUDED.endpoint, p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth
    WHERE (push_subscription.endpoint, push_subscription.p256dh, push_subscription.auth)
        IS DISTINCT FROM (EXCLUDED.endpoint, EXCLUDED.p256dh, EXCLUDED.auth)
    """
)

UNSUBSCRIBE = text("DELETE FROM push_subscription WHERE session_id = :session_id")

OF_ACCOUNT = text(
    "SELECT endpoint, created_at FROM push_subscription WHERE account_id = :account_id ORDER BY id"
)

END_DEVICES = text("DELETE FROM push_subscription WHERE account_id = :account_id")

ERASE = (END_DEVICES, text("DELETE FROM push_delivery WHERE account_id = :account_id"))


def has_device(account: str) -> str:
    """Whether that account has a device that can be rung, for another statement; parameter `now`."""
    return f"""EXISTS (
            SELECT FROM push_subscription s JOIN session d ON d.id = s.session_id AND d.expires_at > :now
            WHERE s.account_id = {account})"""


INSERT_NOTICE = text(
    """
    INSERT INTO push_notice (kind, url, tag, urgency, created_at, expires_at)
    VALUES (:kind, :url, :tag, :urgency, :now, :expires_at) RETURNING id
    """
)

INSERT_DELIVERIES = text(
    """
    INSERT INTO push_delivery (notice_id, subscription_id, account_id, chunk)
    SELECT :notice_id, s.id, s.account_id, (row_number() OVER (ORDER BY s.id) - 1) / :chunk_size
    FROM push_subscription s
    JOIN session d ON d.id = s.session_id AND d.expires_at > :now
    JOIN account a ON a.id = s.account_id AND a.status = 'active'
    WHERE s.account_id = ANY(CAST(:account_ids AS uuid[]))
    """
)

DELETE_NOTICE = text("DELETE FROM push_notice WHERE id = :notice_id")

NOTICE = text("SELECT id, kind, url, tag, urgency, expires_at FROM push_notice WHERE id = :notice_id")

# Only one job runs for a chunk: what is still in flight at its start was so when an earlier run was killed.
TAKE_BACK = text(
    "UPDATE push_delivery SET in_flight = false WHERE notice_id = :notice_id AND chunk = :chunk AND in_flight"
)

# A session that ended since then does not ring. In a materialized WITH, like every sub-select that locks: one
# that the planner runs again passes over the rows that its statement has changed already, and takes more
# than :limit.
CLAIM = text(
    """
    WITH next AS MATERIALIZED (
        SELECT s.id, s.account_id, s.endpoint, s.p256dh, s.auth, a.language
        FROM push_delivery w
        JOIN push_subscription s ON s.id = w.subscription_id
        JOIN session l ON l.id = s.session_id AND l.expires_at > :now
        JOIN account a ON a.id = s.account_id AND a.status = 'active'
        WHERE w.notice_id = :notice_id AND w.chunk = :chunk AND NOT w.in_flight
          AND (w.not_before IS NULL OR w.not_before <= :now)
        LIMIT :limit FOR UPDATE OF w SKIP LOCKED
    )
    UPDATE push_delivery d SET in_flight = true, tries = d.tries + 1 FROM next
    WHERE d.notice_id = :notice_id AND d.subscription_id = next.id
    RETURNING next.id, next.account_id, next.endpoint, next.p256dh, next.auth, next.language, d.tries
    """
)

DONE = text(
    """
    WITH done AS (DELETE FROM push_delivery
        WHERE notice_id = :notice_id AND subscription_id = ANY(CAST(:subscription_ids AS uuid[])) RETURNING 1)
    SELECT count(*) FROM done
    """
)

# Unless the device has come with another address since.
GONE = text("DELETE FROM push_subscription WHERE id = :id AND endpoint = :endpoint")

LATER = text(
    """
    UPDATE push_delivery d SET in_flight = false, not_before = l.at
    FROM unnest(CAST(:subscription_ids AS uuid[]), CAST(:moments AS timestamptz[])) AS l (id, at)
    WHERE d.notice_id = :notice_id AND d.subscription_id = l.id
    """
)

# What is due for devices that cannot ring any more: silenced, in other hands, its session over or closed.
LOST = text(
    """
    SELECT w.subscription_id AS id, w.account_id FROM push_delivery w
    JOIN account a ON a.id = w.account_id AND a.status = 'active'
    WHERE w.notice_id = :notice_id AND w.chunk = :chunk AND NOT w.in_flight
      AND (w.not_before IS NULL OR w.not_before <= :now)
      AND NOT EXISTS (SELECT FROM push_subscription s JOIN session l ON l.id = s.session_id
          WHERE s.id = w.subscription_id AND l.expires_at > :now)
    ORDER BY w.account_id LIMIT :limit FOR UPDATE OF w SKIP LOCKED
    """
)

# Who still has a device that is to get it is told by the last of them.
AWAIT_IT = text(
    """
    SELECT DISTINCT account_id FROM push_delivery
    WHERE notice_id = :notice_id AND account_id = ANY(CAST(:account_ids AS uuid[]))
    """
)

# What belongs to an account that is leaving, or comes too late. What somebody else holds at the moment stays.
GIVE_UP = text(
    """
    DELETE FROM push_delivery d WHERE d.notice_id = :notice_id AND d.chunk = :chunk AND NOT d.in_flight
    AND (CAST(:now AS timestamptz) >= :expires_at OR d.not_before >= :expires_at OR NOT EXISTS (
        SELECT FROM account a WHERE a.id = d.account_id AND a.status = 'active'))
    """
)

NEXT_TRY = text(
    """
    SELECT min(CASE WHEN not_before > :now THEN not_before ELSE CAST(:soon AS timestamptz) END) AS at
    FROM push_delivery WHERE notice_id = :notice_id AND chunk = :chunk
    """
)

FINISH_NOTICE = text(
    """
    DELETE FROM push_notice n WHERE n.id = :notice_id
    AND NOT EXISTS (SELECT FROM push_delivery d WHERE d.notice_id = n.id)
    """
)

DELETE_OLD = old_rows("push_notice", "expires_at < :now", "expires_at")
