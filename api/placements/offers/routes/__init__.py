"""HTTP of offers: reading, a company's own, and the referents' queue."""

from fastapi import APIRouter

from api.placements.offers.routes import company, public, staff

router = APIRouter()
for part in (public, company, staff):
    router.include_router(part.router)
