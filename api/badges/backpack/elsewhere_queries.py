"""SQL of the backpack: badges from elsewhere, their bytes as they were given."""

from sqlalchemy import text

_ITEM = """b.id, b.name, b.media_type, octet_length(b.content) AS size, b.source_url,
        CASE WHEN b.picture IS NOT NULL THEN '/api/v1/me/backpack/' || b.id || '/picture' END AS picture_url,
        b.finding, b.checked_at, b.created_at"""

ITEMS = text(
    f"""
    SELECT {_ITEM} FROM badge_backpack b
    WHERE b.account_id = :account_id AND (CAST(:id AS uuid) IS NULL OR b.id = :id)
    ORDER BY b.created_at DESC, b.id DESC LIMIT 500
    """
)

LOCK_ACCOUNT = text("SELECT id FROM account WHERE id = :account_id FOR NO KEY UPDATE")

COUNT = text(
    """
    SELECT count(*) AS badges, coalesce(sum(octet_length(content)), 0) AS bytes FROM badge_backpack
    WHERE account_id = :account_id AND digest <> CAST(:digest AS bytea)
    """
)

# The same file once more is the same badge, checked again.
KEEP = text(
    """
    INSERT INTO badge_backpack AS b (account_id, content, media_type, digest, source_url, name, finding,
        picture, checked_at, created_at)
    VALUES (:account_id, :content, :media_type, :digest, :source_url, :name, CAST(:finding AS jsonb),
        :picture, :now, :now)
    ON CONFLICT (account_id, digest) DO UPDATE SET finding = EXCLUDED.finding, name = EXCLUDED.name,
        checked_at = EXCLUDED.checked_at,
        source_url = CASE WHEN b.source_url = '' THEN EXCLUDED.source_url ELSE b.source_url END
    RETURNING b.id, b.created_at = b.checked_at AS new
    """
)

CONTENT = text(
    """
    SELECT b.content, b.name, b.media_type, b.checked_at FROM badge_backpack b
    WHERE b.id = :id AND b.account_id = :account_id
    """
)

PICTURE = text(
    """
    SELECT b.picture FROM badge_backpack b
    WHERE b.id = :id AND b.account_id = :account_id AND b.picture IS NOT NULL
    """
)

DELETE = text("DELETE FROM badge_backpack WHERE id = :id AND account_id = :account_id RETURNING id")
