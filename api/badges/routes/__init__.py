"""HTTP of badges: what issuers do, what owners do, what anyone may see and check."""

import re

from fastapi import APIRouter

from api.badges.routes import awarding, backpack, everybody, issuing, owning, parents, permanent
from api.kit.middleware import LargerBodies

_ID = "[0-9a-f-]{36}"
_BADGES = "/api/v1/badges"

LARGER_BODIES: LargerBodies = {
    re.compile(pattern): size
    for pattern, size in {
        f"{_BADGES}/(verify|organisations/{_ID}/profile/image|achievements/{_ID}/image)": 2_000_000,
        f"{_BADGES}/achievements/{_ID}/awards": 2_000_000,
        f"{_BADGES}/(organisations/{_ID}/achievements|achievements/{_ID}/own)": 60_000,
        f"{_BADGES}/achievements/{_ID}/requests": 100_000,
        f"{_BADGES}/organisations/{_ID}/requests/decide": 500_000,
        f"{_BADGES}/requests/{_ID}/photos/{_ID}": 8_000_000,
        "/api/v1/me/backpack": 2_000_000,
    }.items()
}
"""Pictures, files and long lists; anything longer is refused before it is read."""

router = APIRouter()
for part in (issuing, awarding, everybody, owning, backpack, parents):
    router.include_router(part.router)

permanent_addresses = permanent.router
"""Not under the API's version: they stand in signed badges."""
