"""SQL of telling that a place which was given, or applied for, has changed."""

from sqlalchemy import text

# Whoever applied after the last change knows it.
CONCERNED = text(
    """
    SELECT a.id, a.account_id, a.sent_at, a.status = 'sent' AS waits FROM application a
    JOIN account p ON p.id = a.account_id AND p.status = 'active'
    WHERE a.offer_id = :offer_id AND a.status IN ('sent', 'accepted', 'confirmed') ORDER BY a.id
    """
)

LOCK_ACCOUNTS = text(
    "SELECT id FROM account WHERE id = ANY(CAST(:account_ids AS uuid[])) ORDER BY id FOR KEY SHARE"
)

LAST_TOLD = text(
    """
    SELECT max(c.at) FROM application_change c JOIN application a ON a.id = c.application_id
    WHERE a.offer_id = :offer_id
    """
)

NOTE = text(
    """
    INSERT INTO application_change (application_id, at, parts, summary)
    VALUES (:application_id, :at, CAST(:parts AS jsonb), CAST(:summary AS jsonb)) RETURNING id
    """
)

# Which place it was and what changed, for whose it is and for the staff of their school.
NAMES = text(
    """
    SELECT c.id, c.summary ->> :language AS name
    FROM application_change c JOIN application a ON a.id = c.application_id
    WHERE c.id = ANY(CAST(:ids AS uuid[])) AND (a.account_id = :account_id OR EXISTS (
        SELECT FROM pupil_school s
        JOIN organisation g ON g.uai = s.uai AND g.verified_at IS NOT NULL AND g.closed_at IS NULL
        JOIN organisation_member m ON m.organisation_id = g.id AND m.account_id = :account_id
        WHERE s.account_id = a.account_id))
    """
)

# An offer for who may still see it: everybody, or who applied, works there or decides on it.
# Who applied reads of one that is not out what it was called then: new words may wait for a referent.
OFFER_NAMES = text(
    """
    SELECT o.id, CASE WHEN o.status IN ('published', 'full') THEN o.title ELSE coalesce((SELECT a.offer_title
            FROM application a WHERE a.offer_id = o.id AND a.account_id = :account_id), o.title) END
        || coalesce(' · ' || nullif(o.company_name, ''), '') AS name FROM offer o
    WHERE o.id = ANY(CAST(:ids AS uuid[])) AND (o.status IN ('published', 'full', 'expired', 'withdrawn')
        OR EXISTS (SELECT FROM application a WHERE a.offer_id = o.id AND a.account_id = :account_id)
        OR EXISTS (SELECT FROM organisation_member m
            WHERE m.organisation_id = o.organisation_id AND m.account_id = :account_id)
        OR EXISTS (SELECT FROM account_role r WHERE r.account_id = :account_id AND r.role = 'referent'
            AND r.department = o.department))
    """
)
