"""What waits for those who give badges: requests."""

from api.badges.issuing.queries import ASKED
from api.platform.access import Role
from api.platform.feature.waiting import Waiting

WAITING = [
    Waiting(
        "badge.requested",
        {Role.ISSUER},
        "/issuing/requests",
        f"""
        SELECT NULL, NULL, count(*), NULL FROM badge_request r
        JOIN account p ON p.id = r.account_id AND {ASKED}
        JOIN badge_achievement a ON a.id = r.achievement_id JOIN badge_issuer i ON i.id = a.issuer_id
        JOIN organisation_member m ON m.organisation_id = i.organisation_id AND m.account_id = :account_id
        WHERE r.status = 'waiting'
        HAVING count(*) > 0
        """,
    ),
]
