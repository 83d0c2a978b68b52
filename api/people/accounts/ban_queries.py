"""SQL of bans."""

from sqlalchemy import text

BAN_ACCOUNT = text(
    "UPDATE account SET status = 'banned' WHERE id = :account_id AND status <> 'banned' RETURNING email"
)

DROP_EARNED_ROLES = text("DELETE FROM account_role WHERE account_id = :account_id AND role <> 'student'")

INSERT_BAN = text(
    """
    INSERT INTO ban (account_id, reason, banned_by, banned_at) VALUES (:account_id, :reason, :actor, :now)
    RETURNING id
    """
)

INSERT_BAN_MARK = text("INSERT INTO ban_mark (mark, ban_id) VALUES (:mark, :ban_id) ON CONFLICT DO NOTHING")

# One ban of several accounts of a person has one moment, and one who banned.
_TOGETHER = (
    "o.lifted_at IS NULL AND o.banned_at = b.banned_at AND o.banned_by IS NOT DISTINCT FROM b.banned_by"
)

BAN_ALONE = text(
    f"""
    UPDATE ban b SET reason = :reason, banned_by = :actor, banned_at = :now
    WHERE b.account_id = :account_id AND b.lifted_at IS NULL
      AND EXISTS (SELECT FROM ban o WHERE o.id <> b.id AND {_TOGETHER}) RETURNING b.id
    """
)

LIFT_BAN = text(
    f"""
    UPDATE ban b SET lifted_at = :now FROM ban o
    WHERE o.account_id = :account_id AND b.lifted_at IS NULL AND {_TOGETHER} RETURNING b.id, b.account_id
    """
)

DELETE_BAN_MARKS = text("DELETE FROM ban_mark WHERE ban_id = :ban_id")

# Whoever was leaving when they were banned is asked anew: the date of then may be long past.
UNBAN_ACCOUNT = text(
    "UPDATE account SET status = 'active', leaving_at = NULL WHERE id = :account_id AND status = 'banned'"
)

IS_BANNED = text("SELECT EXISTS (SELECT FROM ban_mark WHERE mark = ANY(:marks))")
