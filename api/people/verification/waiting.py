"""What waits for referents among requests for a role."""

from api.people.verification.queries import REACH
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "candidacy.waiting",
        {Role.REFERENT, Role.ADMIN},
        "/staff/candidacies",
        f"""
        SELECT NULL, NULL, count(*), NULL FROM candidacy c
        JOIN account a ON a.id = c.account_id AND a.status = 'active'
        WHERE c.status = 'waiting' AND {REACH}
        HAVING count(*) > 0
        """,
    ),
]
