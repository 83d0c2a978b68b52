"""SQL of checking anew the badges from elsewhere that people keep."""

from sqlalchemy import text

# Taken by one at a time: whoever comes meanwhile shows the last check.
TAKE = text(
    """
    UPDATE badge_backpack b SET checking_at = :now FROM account p
    WHERE b.id = :id AND p.id = b.account_id AND b.checked_at < :stale
      AND (b.checking_at IS NULL OR b.checking_at < :lost)
    RETURNING b.content, b.account_id, p.email
    """
)

CHECKED = text(
    """
    UPDATE badge_backpack SET finding = CAST(:finding AS jsonb), checked_at = :now, checking_at = NULL
    WHERE id = :id RETURNING id
    """
)

# A check that failed keeps its turn's moment: it comes after the others, and never takes their place.
DUE = text(
    """
    SELECT id FROM badge_backpack
    WHERE checked_at < :stale AND (checking_at IS NULL OR checking_at < :lost)
    ORDER BY coalesce(checking_at, checked_at) LIMIT :limit
    """
)
