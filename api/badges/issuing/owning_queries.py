"""SQL of what owners make of their badges."""

from sqlalchemy import text

from api.badges.issuing.queries import LAPSES
from api.safety.reach import out_of_reach

# Whoever opens the link of the mail first has the offer; of whom they are apart from, without that one's
# words: another spelling of a mailbox reaches it too.
TAKE_OFFER = text(
    f"""
    UPDATE badge_credential c SET account_id = p.id,
        narrative = CASE WHEN {out_of_reach("c.awarded_by", "p")} THEN '' ELSE c.narrative END
    FROM account p
    WHERE p.id = :account_id AND c.token_digest = :digest AND c.status = 'offered'
      AND (c.account_id IS NULL OR c.account_id = p.id)
    RETURNING c.id
    """
)

CLAIM = text(
    """
    INSERT INTO badge_credential (id, achievement_id, account_id, origin, code_id, narrative, status,
        awarded_by, created_at)
    VALUES (:id, :achievement_id, :account_id, 'code', :code_id, :narrative, 'offered', :awarded_by, :now)
    ON CONFLICT DO NOTHING RETURNING id
    """
)

OWN = text("UPDATE badge_credential SET account_id = :account_id WHERE id = :id")

DECLINE = text(
    """
    UPDATE badge_credential SET status = 'declined', email = NULL, token_digest = NULL
    WHERE id = :id AND status IN ('offered', 'with_parent')
    """
)

# The place in the list stays taken, and says from now on that the badge is no longer good.
END_PLACE = text(
    """
    UPDATE badge_status SET revoked_at = coalesce(revoked_at, :now), deleted_id = :id
    WHERE list_id = :status_list_id AND position = :status_position
    """
)

DELETE = text("DELETE FROM badge_credential WHERE id = :id")

HOST = text(
    """
    UPDATE badge_credential SET hosted_at = coalesce(hosted_at, :now)
    WHERE id = :id AND status = 'issued' RETURNING hosted_at
    """
)

UNHOST = text("UPDATE badge_credential SET hosted_at = NULL WHERE id = :id")

UNHOST_ALL = text(
    "UPDATE badge_credential SET hosted_at = NULL WHERE account_id = :account_id AND hosted_at IS NOT NULL"
)

# The places in the lists stay, and say from now on that what was signed is no longer good.
ERASE = [
    text(
        """
        UPDATE badge_status s SET revoked_at = coalesce(s.revoked_at, :now), deleted_id = c.id
        FROM badge_credential c
        WHERE c.account_id = :account_id AND s.list_id = c.status_list_id AND s.position = c.status_position
        """
    ),
    # What was offered to their address, and never taken, is of nobody's account yet.
    text(
        f"""
        UPDATE badge_credential SET {LAPSES}
        WHERE account_id IS NULL AND email = (SELECT email FROM account WHERE id = :account_id)
        """
    ),
    text(
        """
        UPDATE badge_batch_line SET email = NULL, narrative = ''
        WHERE status = 'failed' AND email = (SELECT email FROM account WHERE id = :account_id)
        """
    ),
    text("DELETE FROM badge_credential WHERE account_id = :account_id"),
    text("DELETE FROM badge_request WHERE account_id = :account_id"),
]
