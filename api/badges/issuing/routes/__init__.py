"""HTTP of issuing: what issuers do, what everybody may see of it, and what the permanent addresses answer."""

import re

from fastapi import APIRouter

from api.badges.issuing.routes import awarding, catalogue, issuing, orphans, permanent
from api.platform.kit.middleware import Larger, LargerBodies

_ID = "[0-9a-f-]{36}"
_BADGES = "/api/v1/badges"

LARGER_BODIES: LargerBodies = {
    re.compile(pattern): Larger(size)
    for pattern, size in {
        f"{_BADGES}/(organisations/{_ID}/profile/image|achievements/{_ID}/image)": 2_000_000,
        f"{_BADGES}/achievements/{_ID}/awards": 2_000_000,
        f"{_BADGES}/(organisations/{_ID}/achievements|achievements/{_ID}/own)": 60_000,
        f"{_BADGES}/organisations/{_ID}/requests/decide": 500_000,
    }.items()
}
"""Pictures and long lists; anything longer is refused before it is read."""

router = APIRouter()
for part in (issuing, awarding, catalogue, orphans):
    router.include_router(part.router)

permanent_addresses = permanent.router
"""Not under the API's version: they stand in signed badges."""
