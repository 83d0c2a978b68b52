"""What waits for referents among offers."""

from api.placements.offers.queries import TO_REVIEW
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "offer.review",
        {Role.REFERENT, Role.ADMIN},
        "/staff/offers",
        f"SELECT NULL, NULL, count(*), NULL {TO_REVIEW} HAVING count(*) > 0",
    ),
]
