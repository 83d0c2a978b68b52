"""What waits for moderators."""

from api.people.moderation.queries import ESCALATED, in_reach, is_work
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
          AND {in_reach("c", ":account_id", also=ESCALATED)}
        HAVING count(*) > 0
        """,
        first=True,
    ),
    Waiting(
        "appeal.waiting",
        {Role.REFERENT, Role.ADMIN},
        "/staff/appeals",
        # Whoever decided does not look again.
        f"""
        SELECT NULL, NULL, count(*), NULL FROM moderation_appeal ap
        JOIN moderation_decision d ON d.id = ap.decision_id JOIN moderation_case c ON c.id = d.case_id
        WHERE ap.decided_at IS NULL AND d.decided_by IS DISTINCT FROM :account_id
          AND {in_reach("c", ":account_id")}
        HAVING count(*) > 0
        """,
    ),
]
