"""What waits among requests for a role: for referents, and for who asked to act for a company."""

from api.people.verification.queries import REACH
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

# The role is not there yet: whoever asked holds none, maybe.
_OWN = """
    SELECT NULL, NULL, count(*), NULL FROM candidacy c
    WHERE c.account_id = :account_id AND c.role = 'company' AND c.status = '{}' HAVING count(*) > 0
"""

WAITING = [
    Waiting("company.not_sent", None, "/me/roles", _OWN.format("draft")),
    Waiting("company.sent", None, "/company", _OWN.format("waiting")),
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
