"""HTTP of privacy."""

from fastapi import APIRouter

from api.privacy.routes.consents import router as consents
from api.privacy.routes.data import router as data
from api.privacy.routes.guardian import router as guardian
from api.privacy.routes.oppositions import router as oppositions

router = APIRouter()
for part in (consents, guardian, oppositions, data):
    router.include_router(part)
