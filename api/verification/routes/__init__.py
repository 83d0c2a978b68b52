"""HTTP of verification, by who asks: oneself, everybody, referents."""

from fastapi import APIRouter

from api.verification.routes import me, mentors, staff

router = APIRouter()
for part in (me, mentors, staff):
    router.include_router(part.router)
