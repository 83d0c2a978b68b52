"""SQL of checking badges of our own, and of the page that shows a shared one."""

from sqlalchemy import text

LIVE_SHARE = "s.ended_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > :now)"
"""Whether a link, named `s`, shows its badge now."""

# Whether the Region stands by whose key it is, now.
_VERIFIED = """coalesce((SELECT o.verified_at IS NOT NULL AND o.closed_at IS NULL
            FROM badge_issuer i JOIN organisation o ON o.id = i.organisation_id WHERE i.id = k.issuer_id),
        false) AS verified"""

KNOWN = text(
    f"""
    SELECT c.id, c.jwt, k.public_jwk, c.revoked_at, c.revocation_reason, c.achievement_id, c.account_id,
        k.compromised_at IS NOT NULL AS lost, {_VERIFIED}, b.png, b.svg
    FROM badge_credential c JOIN badge_key k ON k.kid = c.kid LEFT JOIN badge_image b ON b.id = c.image_id
    WHERE c.id = :id AND c.status = 'issued'
    """
)

KEY = text(
    f"""
    SELECT k.public_jwk, k.compromised_at IS NOT NULL AS lost, {_VERIFIED} FROM badge_key k WHERE k.kid = :kid
    """
)

# Everything that the page of a shared badge shows, in one look. Photos are never shown, nor a name beside a
# badge that is not known to be its owner's.
SHOWN = text(
    f"""
    SELECT CASE WHEN b.id IS NULL OR b.finding ->> 'recipient' = 'confirmed' THEN s.shown_name END,
        s.created_at, s.expires_at, c.jwt, c.revoked_at, c.revocation_reason, k.public_jwk,
        k.compromised_at IS NOT NULL AS lost, {_VERIFIED}, c.achievement_id, c.image_id,
        CASE WHEN s.show_evidence THEN (
            SELECT json_agg(json_build_object('text', e.text, 'url', e.url) ORDER BY e.created_at, e.id)
            FROM badge_evidence e WHERE e.request_id = c.request_id AND e.kind <> 'photo') END AS evidence,
        b.id, b.finding, b.checked_at, b.picture IS NOT NULL AS has_picture
    FROM badge_share s JOIN account p ON p.id = s.account_id AND p.status = 'active'
    LEFT JOIN badge_credential c ON c.id = s.credential_id AND c.status = 'issued'
    LEFT JOIN badge_key k ON k.kid = c.kid
    LEFT JOIN badge_backpack b ON b.id = s.backpack_id
    WHERE s.token_digest = :digest AND {LIVE_SHARE} AND (c.id IS NOT NULL OR b.id IS NOT NULL)
    """
)

SHOWN_PICTURE = text(
    f"""
    SELECT b.picture FROM badge_share s JOIN account p ON p.id = s.account_id AND p.status = 'active'
    JOIN badge_backpack b ON b.id = s.backpack_id
    WHERE s.token_digest = :digest AND {LIVE_SHARE} AND b.picture IS NOT NULL
    """
)
