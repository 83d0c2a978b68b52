"""SQL of the page that shows a shared badge."""

from sqlalchemy import text

from api.badges.backpack.sharing_queries import LIVE_SHARE
from api.badges.verifying.facade import VERIFIED

# Everything that the page of a shared badge shows, in one look. Photos are never shown, nor a name beside a
# badge that is not known to be its owner's.
SHOWN = text(
    f"""
    SELECT CASE WHEN b.id IS NULL OR b.finding ->> 'recipient' = 'confirmed' THEN s.shown_name END,
        s.created_at, s.expires_at, c.jwt, c.revoked_at, c.revocation_reason, k.public_jwk,
        k.compromised_at IS NOT NULL AS lost, {VERIFIED}, c.achievement_id, c.image_id,
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
