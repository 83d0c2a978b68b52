"""HTTP of organisations, by what is asked: the organisation, its people, schools and pupils."""

from fastapi import APIRouter

from api.people.organisations.routes import organisations, people, schools

router = APIRouter()
for part in (organisations, people, schools):
    router.include_router(part.router)
