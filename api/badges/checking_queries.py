"""SQL of checking badges of our own."""

from sqlalchemy import text

KNOWN = text(
    """
    SELECT c.id, c.jwt, k.public_jwk, c.revoked_at, c.revocation_reason, c.achievement_id, b.png, b.svg
    FROM badge_credential c JOIN badge_key k ON k.kid = c.kid LEFT JOIN badge_image b ON b.id = c.image_id
    WHERE c.id = :id AND c.status = 'issued'
    """
)

KEY = text("SELECT public_jwk FROM badge_key WHERE kid = :kid")
