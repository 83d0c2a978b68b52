"""HTTP of moderation: what anybody may do, and the moderators' console."""

from fastapi import APIRouter

from api.people.moderation.routes import people, staff

router = APIRouter()
for part in (people, staff):
    router.include_router(part.router)
