"""HTTP of privacy."""

from fastapi import APIRouter

from api.people.privacy.routes.consents import router as consents
from api.people.privacy.routes.data import router as data
from api.people.privacy.routes.guardian import router as guardian
from api.people.privacy.routes.oppositions import router as oppositions

router = APIRouter()
for part in (consents, guardian, oppositions, data):
    router.include_router(part)
