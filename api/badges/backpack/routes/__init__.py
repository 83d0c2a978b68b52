"""HTTP of owning badges (wallet, requests, links, badges from elsewhere, parents) and of checking them."""

import re

from fastapi import APIRouter

from api.badges.backpack.routes import checking, elsewhere, owning, parents
from api.platform.kit.middleware import Larger, LargerBodies

_ID = "[0-9a-f-]{36}"
_BADGES = "/api/v1/badges"

LARGER_BODIES: LargerBodies = {
    re.compile(pattern): larger
    for pattern, larger in {
        f"{_BADGES}/achievements/{_ID}/requests": Larger(100_000),
        f"{_BADGES}/requests/{_ID}/photos/{_ID}": Larger(8_000_000),
        "/api/v1/me/backpack": Larger(2_000_000),
        f"{_BADGES}/verify": Larger(2_000_000, public=True),
    }.items()
}
"""Words, photos and files; anything longer is refused before it is read."""

router = APIRouter()
for part in (owning, elsewhere, parents, checking):
    router.include_router(part.router)
