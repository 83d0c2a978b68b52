"""HTTP of the search: what everybody asks, and the lexicon that staff extend."""

from fastapi import APIRouter

from api.home.search.routes import lexicon, search

router = APIRouter()
for part in (search, lexicon):
    router.include_router(part.router)
