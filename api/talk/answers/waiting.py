"""What waits for referents among answers for everybody."""

from api.platform.access import Role
from api.platform.feature.waiting import Waiting
from api.talk.answers.queries import TO_READ

WAITING = [
    Waiting(
        "answer.agreed",
        {Role.REFERENT, Role.ADMIN},
        "/staff/answers",
        f"SELECT NULL, NULL, count(*), NULL {TO_READ} HAVING count(*) > 0",
    ),
]
