"""SQL of checking badges of our own, and of the page that shows a shared one."""

from sqlalchemy import text

LIVE_SHARE = "s.ended_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > :now)"
"""Whether a link, named `s`, shows its badge now."""

KNOWN = text(
    """
    SELECT c.id, c.jwt, k.public_jwk, c.revoked_at, c.revocation_reason, c.achievement_id,
        k.compromised_at IS NOT NULL AS lost, b.png, b.svg
    FROM badge_credential c JOIN badge_key k ON k.kid = c.kid LEFT JOIN badge_image b ON b.id = c.image_id
    WHERE c.id = :id AND c.status = 'issued'
    """
)

KEY = text("SELECT public_jwk, compromised_at IS NOT NULL AS lost FROM badge_key WHERE kid = :kid")

# Everything that the page of a shared badge shows, in one look. Photos are never shown.
SHOWN = text(
    f"""
    SELECT s.shown_name, s.created_at, s.expires_at, c.jwt, c.revoked_at, c.revocation_reason, k.public_jwk,
        k.compromised_at IS NOT NULL AS lost, c.achievement_id, c.image_id,
        CASE WHEN s.show_evidence THEN (
            SELECT json_agg(json_build_object('text', e.text, 'url', e.url) ORDER BY e.created_at, e.id)
            FROM badge_evidence e WHERE e.request_id = c.request_id AND e.kind <> 'photo') END AS evidence,
        b.finding, b.checked_at, b.picture IS NOT NULL AS has_picture
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
