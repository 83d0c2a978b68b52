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
    Waiting(
        "appeal.waiting",
        {Role.REFERENT, Role.ADMIN},
        "/staff/appeals",
        # Whoever decided does not look again.
        """
        SELECT NULL, NULL, count(*), NULL FROM moderation_appeal ap
        JOIN moderation_decision d ON d.id = ap.decision_id JOIN moderation_case c ON c.id = d.case_id
        WHERE ap.decided_at IS NULL AND d.decided_by IS DISTINCT FROM :account_id
          AND (:everywhere OR c.department = ANY(CAST(:departments AS text[])))
          AND c.reporter_id IS DISTINCT FROM :account_id AND c.about_id IS DISTINCT FROM :account_id
        HAVING count(*) > 0
        """,
    ),
]
