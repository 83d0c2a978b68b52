"""HTTP of owning badges: the wallet, what one asks for and shows, badges from elsewhere, parents."""

import re

from fastapi import APIRouter

from api.badges.backpack.routes import elsewhere, owning, parents
from api.platform.kit.middleware import Larger, LargerBodies

_ID = "[0-9a-f-]{36}"
_BADGES = "/api/v1/badges"

LARGER_BODIES: LargerBodies = {
    re.compile(pattern): Larger(size)
    for pattern, size in {
        f"{_BADGES}/achievements/{_ID}/requests": 100_000,
        f"{_BADGES}/requests/{_ID}/photos/{_ID}": 8_000_000,
        "/api/v1/me/backpack": 2_000_000,
    }.items()
}
"""Words, photos and files; anything longer is refused before it is read."""

router = APIRouter()
for part in (owning, elsewhere, parents):
    router.include_router(part.router)
