"""HTTP of accounts, by who asks: signing in, oneself, staff."""

from fastapi import APIRouter

from api.people.accounts.routes import federation, me, second_factor, sign_in, staff

router = APIRouter()
for part in (sign_in, federation, me, second_factor, staff):
    router.include_router(part.router)
