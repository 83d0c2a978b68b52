"""SQL of issuers that nobody speaks for."""

from sqlalchemy import text

_OF_ISSUER = "badge_issuer i LEFT JOIN organisation o ON o.id = i.organisation_id"
_ORPHAN = "(o.id IS NULL OR o.closed_at IS NOT NULL OR o.verified_at IS NULL)"

ISSUERS = text(
    f"""
    SELECT i.id, i.name, nullif(o.department, '') AS department, o.closed_at, counted.standing
    FROM {_OF_ISSUER}
    CROSS JOIN LATERAL (
        SELECT count(*) AS standing FROM badge_credential c
        JOIN badge_achievement a ON a.id = c.achievement_id
        WHERE a.issuer_id = i.id AND c.status = 'issued' AND c.revoked_at IS NULL
          AND (c.valid_until IS NULL OR c.valid_until > :now)
    ) counted
    WHERE {_ORPHAN} AND counted.standing > 0
      AND (:after = '' OR (i.name, CAST(i.id AS text)) > (:after, :after_id))
    ORDER BY i.name, CAST(i.id AS text) LIMIT :limit
    """
)

IS_ORPHAN = text(f"SELECT EXISTS (SELECT FROM {_OF_ISSUER} WHERE i.id = :id AND {_ORPHAN})")

AWARDED = text(
    """
    SELECT c.id, a.name AS achievement_name,
        CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked'
             WHEN c.valid_until <= :now THEN 'expired' ELSE 'issued' END AS state,
        c.accepted_at, c.valid_until, c.revoked_at, c.revocation_reason
    FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    WHERE a.issuer_id = :issuer_id AND c.status = 'issued'
      AND (CAST(c.id AS text) = lower(:words)
           OR strpos(epass_fold(a.name), epass_fold(CAST(:words AS text))) > 0)
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM c.accepted_at), c.id) < (:after, CAST(:after_id AS uuid)))
    ORDER BY c.accepted_at DESC, c.id DESC LIMIT :limit
    """
)

OF_CREDENTIAL = text(
    f"""
    SELECT NOT {_ORPHAN} AS in_charge, nullif(o.department, '') AS department
    FROM badge_credential c JOIN badge_achievement a ON a.id = c.achievement_id
    JOIN badge_issuer i ON i.id = a.issuer_id LEFT JOIN organisation o ON o.id = i.organisation_id
    WHERE c.id = :id
    """
)

# In one order, as whoever decides about several takes them; what somebody decides about meanwhile is theirs.
END_REQUESTS = text(
    f"""
    WITH due AS MATERIALIZED (
        SELECT w.id FROM badge_request w
        JOIN badge_achievement a ON a.id = w.achievement_id
        JOIN badge_issuer i ON i.id = a.issuer_id
        LEFT JOIN organisation o ON o.id = i.organisation_id
        WHERE w.status = 'waiting' AND {_ORPHAN}
        ORDER BY w.id LIMIT :limit FOR UPDATE OF w SKIP LOCKED
    )
    UPDATE badge_request r SET status = 'ended', decided_at = :now
    FROM due WHERE r.id = due.id RETURNING r.id, r.account_id
    """
)
