"""SQL of signing awards."""

from sqlalchemy import text

# The picture that it is signed with is not replaced, and dropped, meanwhile.
FOR_SIGNING = text(
    """
    SELECT c.id, c.status, c.account_id, c.narrative, p.email, p.birth_date,
        a.id AS achievement_id, a.name, a.description, a.criteria, a.kind, a.tags, a.career_codes,
        a.alignments, a.image_id, a.validity_months,
        i.id AS issuer_id, i.name AS issuer_name, i.description AS issuer_description, i.home_url,
        i.email AS issuer_email, i.image_id AS issuer_image_id
    FROM badge_credential c
    JOIN badge_achievement a ON a.id = c.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    LEFT JOIN account p ON p.id = c.account_id
    WHERE c.id = :id FOR UPDATE OF c FOR SHARE OF a
    """
)

SIGNED = text(
    """
    UPDATE badge_credential SET status = 'issued', jwt = :jwt, kid = :kid, subject_id = :subject_id,
        image_id = :image_id, status_list_id = :list_id, status_position = :position,
        valid_from = :valid_from, valid_until = :valid_until, email = NULL, token_digest = NULL,
        accepted_at = coalesce(accepted_at, :valid_from)
    WHERE id = :id
    """
)

WITH_PARENT = text(
    """
    UPDATE badge_credential SET status = 'with_parent', accepted_at = coalesce(accepted_at, :now),
        email = NULL, token_digest = NULL
    WHERE id = :id AND status = 'offered'
    """
)
