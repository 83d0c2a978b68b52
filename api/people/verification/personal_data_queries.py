"""SQL of what candidacies keep about a person: their copy, and its end."""

from sqlalchemy import text

CLOSE_ALL = text(
    """
    UPDATE candidacy SET status = 'withdrawn', decided_at = :now
    WHERE account_id = :account_id AND status IN ('draft', 'waiting')
    """
)

APPROVED_OF = text(
    "SELECT id, role, organisation_id FROM candidacy WHERE account_id = :account_id AND status = 'approved'"
)

EXPORT_CANDIDACIES = text(
    """
    SELECT c.role, c.status, o.name AS organisation, c.department, c.created_at, c.submitted_at,
        c.reminded_at, c.decided_at, c.reason, c.valid_until
    FROM candidacy c LEFT JOIN organisation o ON o.id = c.organisation_id
    WHERE c.account_id = :account_id ORDER BY c.id
    """
)

EXPORT_PROFILE = text(
    """
    SELECT kind, job_title, career_code, training, languages, commune_code, presentation, charter_version,
        charter_signed_at, honour_at, quiz_passed_at, paused, updated_at
    FROM mentor_profile WHERE account_id = :account_id
    """
)

ERASE = [
    text("DELETE FROM candidacy WHERE account_id = :account_id"),
    text("DELETE FROM mentor_profile WHERE account_id = :account_id"),
]

DEPARTMENTS = text(
    "SELECT DISTINCT department FROM candidacy WHERE account_id = :account_id AND department <> ''"
)
