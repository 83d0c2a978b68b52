"""SQL of the files of badges."""

from sqlalchemy import text

SIGNED = text(
    """
    SELECT c.id, a.name, c.achievement_id, c.jwt, c.hosted_at, c.valid_from, c.valid_until, a.issuer_id,
        c.revoked_at, b.png, b.svg, p.first_name, p.language,
        EXISTS (SELECT FROM badge_issuer i JOIN organisation o ON o.id = i.organisation_id
                WHERE i.id = a.issuer_id AND o.verified_at IS NOT NULL AND o.closed_at IS NULL) AS verified
    FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    JOIN account p ON p.id = c.account_id LEFT JOIN badge_image b ON b.id = c.image_id
    WHERE c.id = :id AND c.account_id = :account_id AND c.status = 'issued'
    """
)
