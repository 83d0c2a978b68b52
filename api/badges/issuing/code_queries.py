"""SQL of codes: what is shown or called out at an event, and what it gives."""

from sqlalchemy import text

OPEN_CODES = text(
    """
    SELECT count(*) FROM badge_code
    WHERE achievement_id = :achievement_id AND closed_at IS NULL AND expires_at > :now
    """
)

FIND_CODE = text("SELECT id, achievement_id FROM badge_code WHERE id = :id")

MAKE_CODE = text(
    """
    INSERT INTO badge_code (id, achievement_id, label, code_mark, sealed_code, narrative, max_claims,
        created_by, created_at, expires_at)
    VALUES (:id, :achievement_id, :label, :mark, :sealed, :narrative, :max_claims, :account_id, :now,
        :expires_at)
    ON CONFLICT (id) DO NOTHING RETURNING id
    """
)

_CODE = """
    SELECT k.id, k.achievement_id, k.label, k.sealed_code, k.narrative, k.max_claims, k.claims, k.created_at,
        k.expires_at, k.closed_at,
        k.closed_at IS NULL AND k.expires_at > :now AND (k.max_claims IS NULL OR k.claims < k.max_claims)
            AS open
    FROM badge_code k
"""

CODE = text(f"{_CODE} WHERE k.id = :id")

CODES = text(
    f"""
    {_CODE}
    WHERE k.achievement_id = :achievement_id
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM k.created_at), k.id) < (:after, CAST(:after_id AS uuid)))
    ORDER BY k.created_at DESC, k.id DESC LIMIT :limit
    """
)

CLOSE_CODE = text("UPDATE badge_code SET closed_at = :now WHERE id = :id AND closed_at IS NULL")

_CLAIMABLE = """
    k.code_mark = :mark AND k.closed_at IS NULL AND k.expires_at > :now
    AND EXISTS (
        SELECT FROM badge_achievement a JOIN badge_issuer i ON i.id = a.issuer_id
        JOIN organisation o ON o.id = i.organisation_id
        WHERE a.id = k.achievement_id AND a.status = 'published'
          AND o.verified_at IS NOT NULL AND o.closed_at IS NULL
    )
"""

# Locked: whoever claims by the same code at the same moment comes after, and finds this claim counted.
LOCK_CODE = text(
    f"""
    SELECT k.id, k.achievement_id, k.narrative, k.created_by FROM badge_code k WHERE {_CLAIMABLE} FOR UPDATE
    """
)

CLAIMED_BY = text("SELECT id, status FROM badge_credential WHERE code_id = :id AND account_id = :account_id")

# The single use: of two that arrive at once, the second finds no claim left.
COUNT_CLAIM = text(
    """
    UPDATE badge_code SET claims = claims + 1
    WHERE id = :id AND (max_claims IS NULL OR claims < max_claims) RETURNING id
    """
)

# Those who may show a code.
SHOWING = text(
    """
    SELECT m.account_id, k.achievement_id
    FROM badge_code k JOIN badge_achievement a ON a.id = k.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id
    JOIN organisation_member m ON m.organisation_id = i.organisation_id
    JOIN account p ON p.id = m.account_id AND p.status = 'active'
    JOIN account_role r ON r.account_id = m.account_id AND r.role = 'issuer'
    WHERE k.id = :id
    """
)
