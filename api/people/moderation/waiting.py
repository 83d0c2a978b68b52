"""What waits for moderators."""

from api.people.moderation.queries import is_work
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "case.open",
        {Role.REFERENT, Role.ADMIN},
        "/staff/cases/{id}",
        # As their list is ordered: the gravest first, then the oldest.
        f"""
        SELECT (array_agg(c.id ORDER BY c.gravity DESC, c.opened_at, c.id))[1]::text, NULL, count(*), NULL
        FROM moderation_case c
        WHERE c.decided_at IS NULL AND {is_work("c")}
          AND (:everywhere OR c.department = ANY(CAST(:departments AS text[])) OR c.escalated_at IS NOT NULL)
          AND c.reporter_id IS DISTINCT FROM :account_id AND c.about_id IS DISTINCT FROM :account_id
        HAVING count(*) > 0
        """,
        first=True,
    ),
]
