"""SQL of what moderation keeps about a person: their copy, and its end."""

from sqlalchemy import text

# Of a restriction that a decision carries, people learn by that decision, or not at all.
ABOUT = text(
    """
    SELECT created_at, lifted_at FROM restriction
    WHERE account_id = :account_id AND decision_id IS NULL ORDER BY created_at
    """
)


REPORTS_BY = text(
    """
    SELECT subject_kind, reason, note, opened_at, decided_at IS NOT NULL AS decided FROM moderation_case
    WHERE reporter_id = :account_id ORDER BY opened_at
    """
)

APPEALS_BY = text(
    """
    SELECT text, status, created_at, decided_at, answer FROM moderation_appeal
    WHERE account_id = :account_id ORDER BY created_at
    """
)

OPEN_DEPARTMENTS = text(
    """
    SELECT DISTINCT department FROM moderation_case
    WHERE about_id = :account_id AND decided_at IS NULL AND department <> ''
    """
)
