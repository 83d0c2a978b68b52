"""What waits for referents among oppositions of parents."""

from api.people.privacy.queries import IN_REACH
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "opposition.open",
        {Role.REFERENT, Role.ADMIN},
        "/staff/oppositions",
        f"""
        SELECT NULL, NULL, count(*), NULL FROM opposition o
        WHERE o.decided_at IS NULL AND {IN_REACH} HAVING count(*) > 0
        """,
    ),
]
