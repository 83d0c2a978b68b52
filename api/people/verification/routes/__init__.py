"""HTTP of verification, by who asks: oneself, everybody, referents."""

from fastapi import APIRouter

from api.people.verification.routes import charter, me, staff

router = APIRouter()
for part in (me, charter, staff):
    router.include_router(part.router)
