"""SQL of checking badges of our own."""

from sqlalchemy import text

VERIFIED = """coalesce((SELECT o.verified_at IS NOT NULL AND o.closed_at IS NULL
            FROM badge_issuer i JOIN organisation o ON o.id = i.organisation_id WHERE i.id = k.issuer_id),
        false) AS verified"""
"""Whether the Region stands by whose key, named `k`, it is, now."""

KNOWN = text(
    f"""
    SELECT c.id, c.jwt, k.public_jwk, c.revoked_at, c.revocation_reason, c.achievement_id, c.account_id,
        k.compromised_at IS NOT NULL AS lost, {VERIFIED}, b.png, b.svg
    FROM badge_credential c JOIN badge_key k ON k.kid = c.kid LEFT JOIN badge_image b ON b.id = c.image_id
    WHERE c.id = :id AND c.status = 'issued'
    """
)

KEY = text(
    f"""
    SELECT k.public_jwk, k.compromised_at IS NOT NULL AS lost, {VERIFIED} FROM badge_key k WHERE k.kid = :kid
    """
)
