"""HTTP of the list of verified mentors, and of what they promise."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.access import MaybeViewer, Viewer
from api.kit.http import DatabaseDep, SettingsDep, private, problems, public
from api.kit.listing import page_json
from api.kit.wire import Page
from api.settings import Settings
from api.verification import mentors, profiles
from api.verification.schemas import CharterPublic, MentorBrief, MentorPublic, MentorsQuery

router = APIRouter(tags=["verification"])


@router.get("/mentor-charter", response_model=CharterPublic, responses=problems(422, 429))
async def read_charter(settings: SettingsDep) -> Response:
    """What mentors promise."""
    return public(settings, profiles.charter().model_dump_json())


@router.get("/mentors", response_model=Page[MentorBrief], responses=problems(400, 422, 429))
async def list_mentors(
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[MentorsQuery, Query()],
) -> Response:
    """Verified mentors: nearest commune first, else those verified last. Minors are shown to minors only."""
    async with database.reads.connect() as connection:
        found = await mentors.page(connection, settings, viewer, query)
    return _answer(settings, viewer, page_json(found, query.limit))


@router.get("/mentors/{mentor_id}", response_model=MentorPublic, responses=problems(404, 422, 429))
async def read_mentor(
    mentor_id: UUID, viewer: MaybeViewer, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A verified mentor's page."""
    async with database.reads.connect() as connection:
        found = await mentors.detail(connection, settings, viewer, mentor_id)
    return _answer(settings, viewer, found)


def _answer(settings: Settings, viewer: Viewer | None, body: bytes | str) -> Response:
    # What a visitor sees holds adults only, whoever asks; who is signed in may see more.
    return public(settings, body, Vary="Cookie") if viewer is None else private(body, Vary="Cookie")
