"""SQL of telling people: who they are to the decision."""

from sqlalchemy import text

from api.platform.push.service import has_device

_IS_STUDENT = """EXISTS (
        SELECT FROM account_role r WHERE r.account_id = a.id AND r.role = 'student') AS is_student"""

# All that decides how somebody is told. A device of a session that ended, or of an account that leaves or is
# shut out, does not ring.
PEOPLE = text(
    f"""
    SELECT a.id, a.email, a.language, a.status, a.birth_date, a.level, a.preferences -> :topic AS channels,
        {_IS_STUDENT},
        a.status = 'active' AND {has_device("a.id")} AS has_device
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
