"""SQL of the permanent addresses: what stands in signed badges, for everybody and for ever."""

from sqlalchemy import text

ISSUER = text("SELECT id, name, description, home_url, email, image_id FROM badge_issuer WHERE id = :id")

# What was ever published stays: badges point to it.
ACHIEVEMENT = text(
    """
    SELECT a.id, a.issuer_id, a.name, a.description, a.criteria, a.kind, a.tags, a.career_codes, a.alignments,
        a.image_id
    FROM badge_achievement a WHERE a.id = :id AND a.published_at IS NOT NULL
    """
)

IMAGE = text("SELECT png, svg FROM badge_image WHERE id = :id")

STATUS_LIST = text(
    """
    SELECT l.issuer_id, coalesce(
        (SELECT array_agg(s.position ORDER BY s.position) FROM badge_status s
         WHERE s.list_id = l.id AND s.revoked_at IS NOT NULL), '{}') AS revoked
    FROM badge_status_list l WHERE l.id = :id
    """
)

# Only while its owner has it public, for files of version 2.0; not while their account is being deleted.
HOSTED = text(
    """
    SELECT id, achievement_id, jwt, revoked_at, revocation_reason FROM badge_credential
    WHERE id = :id AND status = 'issued' AND hosted_at IS NOT NULL
      AND EXISTS (SELECT FROM account p WHERE p.id = account_id AND p.status = 'active')
    """
)

# Deleted ones too: their signed assertions of 2.0 are out in the world.
REVOKED = text(
    """
    SELECT c.id, c.revoked_at FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    WHERE a.issuer_id = :issuer_id AND c.revoked_at IS NOT NULL
    UNION ALL
    SELECT s.deleted_id, s.revoked_at FROM badge_status s JOIN badge_status_list l ON l.id = s.list_id
    WHERE l.issuer_id = :issuer_id AND s.deleted_id IS NOT NULL
    ORDER BY 2, 1
    """
)
