"""SQL of what a parent is told about a child's conversations."""

from sqlalchemy import text

# The organisation that others see too: verified, and the mentor still belongs to it.
CONTACTS = text(
    """
    SELECT coalesce(a.first_name, '') AS first_name,
        CASE WHEN a.id IS NULL THEN '' WHEN c.as_staff THEN 'adviser' ELSE coalesce(p.kind, '') END AS kind,
        CASE WHEN NOT c.as_staff THEN works.name END AS organisation,
        c.opened_at AS since, c.closed_at AS ended_at
    FROM conversation c
    LEFT JOIN account a ON a.id = c.mentor_id
    LEFT JOIN mentor_profile p ON p.account_id = c.mentor_id
    LEFT JOIN LATERAL (
        SELECT o.name FROM candidacy q
        JOIN organisation o ON o.id = q.organisation_id
            AND o.closed_at IS NULL AND o.verified_at IS NOT NULL
        JOIN organisation_member m ON m.organisation_id = o.id AND m.account_id = q.account_id
        WHERE q.account_id = c.mentor_id AND q.role = 'mentor' AND q.status = 'approved'
        ORDER BY q.id DESC LIMIT 1
    ) works ON true
    WHERE c.student_id = :child_id
    ORDER BY c.opened_at DESC, c.id DESC
    LIMIT 200
    """
)
