"""HTTP of accounts, by who asks: signing in, oneself, staff."""

from fastapi import APIRouter

from api.accounts.routes import me, sign_in, staff

router = APIRouter()
for part in (sign_in, me, staff):
    router.include_router(part.router)
