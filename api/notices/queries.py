"""SQL of telling people: who they are to the decision, and what is put on the way to their devices."""

from sqlalchemy import text

_IS_STUDENT = """EXISTS (
        SELECT FROM account_role r WHERE r.account_id = a.id AND r.role = 'student') AS is_student"""

# All that decides how somebody is told. A device of a session that ended, or of an account that leaves or is
# shut out, does not ring.
PEOPLE = text(
    f"""
    SELECT a.id, a.email, a.language, a.status, a.birth_date, a.level, a.preferences -> :topic AS channels,
        {_IS_STUDENT},
        a.status = 'active' AND EXISTS (
            SELECT FROM push_subscription s JOIN session d ON d.id = s.session_id AND d.expires_at > :now
            WHERE s.account_id = a.id) AS has_device
    FROM account a
    WHERE a.id = ANY(CAST(:account_ids AS uuid[]))
    """
)

HOURS = text(
    f"""
    SELECT a.id, a.birth_date, a.level, {_IS_STUDENT}
    FROM account a WHERE a.id = ANY(CAST(:account_ids AS uuid[]))
    """
)

INSERT_NOTICE = text(
    """
    INSERT INTO push_notice (kind, url, tag, urgency, created_at, expires_at)
    VALUES (:kind, :url, :tag, :urgency, :now, :expires_at) RETURNING id
    """
)

INSERT_DELIVERIES = text(
    """
    INSERT INTO push_delivery (notice_id, subscription_id, account_id, chunk)
    SELECT :notice_id, s.id, s.account_id, (row_number() OVER (ORDER BY s.id) - 1) / :chunk_size
    FROM push_subscription s
    JOIN session d ON d.id = s.session_id AND d.expires_at > :now
    JOIN account a ON a.id = s.account_id AND a.status = 'active'
    WHERE s.account_id = ANY(CAST(:account_ids AS uuid[]))
    """
)

DELETE_NOTICE = text("DELETE FROM push_notice WHERE id = :notice_id")
