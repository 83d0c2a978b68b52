"""SQL of keys that somebody else may have."""

from sqlalchemy import text

ISSUER = text("SELECT issuer_id FROM badge_key WHERE kid = :kid")

# Whatever is being signed with it commits first, and is found below.
LOSE = text(
    """
    UPDATE badge_key SET compromised_at = :now, retired_at = coalesce(retired_at, :now)
    WHERE kid = :kid AND compromised_at IS NULL RETURNING kid
    """
)

_STANDING = """c.kid = :kid AND c.status = 'issued' AND c.revoked_at IS NULL
    AND (c.valid_until IS NULL OR c.valid_until > :now)"""

COUNT = text(f"SELECT count(*) FROM badge_credential c WHERE {_STANDING}")

# Two workers never take the same.
STANDING = text(
    f"""
    SELECT c.id, c.account_id, c.jwt, c.status_list_id, c.status_position, k.issuer_id
    FROM badge_credential c JOIN badge_key k ON k.kid = c.kid AND k.compromised_at IS NOT NULL
    WHERE {_STANDING} ORDER BY c.id LIMIT :limit FOR UPDATE OF c SKIP LOCKED
    """
)

SIGNED_ANEW = text(
    """
    UPDATE badge_credential SET jwt = :jwt, kid = :kid, status_list_id = :list_id, status_position = :position
    WHERE id = :id
    """
)

END_PLACE = text(
    """
    UPDATE badge_status SET revoked_at = coalesce(revoked_at, :now)
    WHERE list_id = :status_list_id AND position = :status_position
    """
)
