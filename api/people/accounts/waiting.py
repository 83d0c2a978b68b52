"""What waits for referents among birth dates."""

from api.people.accounts.queries import REVIEWED
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "birth_date.review",
        {Role.REFERENT, Role.ADMIN},
        "/staff/birth-dates",
        f"SELECT NULL, NULL, count(*), NULL {REVIEWED} HAVING count(*) > 0",
    ),
]
