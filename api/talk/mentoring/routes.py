"""HTTP of the directory of verified mentors, and of a mentor's own availability."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.platform.access import MaybeViewer, Referent, Role, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, private, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page
from api.platform.settings import Settings
from api.talk.mentoring import directory, service
from api.talk.mentoring.schemas import (
    AvailabilityMine,
    AvailabilityUpdate,
    MentorBrief,
    MentorForStaff,
    MentorPublic,
    MentorsQuery,
    StaffMentorsQuery,
)

router = APIRouter(tags=["mentoring"])

Mentor = Annotated[Viewer, requires(Role.MENTOR)]


@router.get("/mentors", response_model=Page[MentorBrief], responses=problems(400, 422, 429))
async def list_mentors(
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[MentorsQuery, Query()],
) -> Response:
    """Verified mentors: nearest commune first, else those verified last. Minors are shown to minors only."""
    async with database.reads.connect() as connection:
        found = await directory.page(connection, settings, viewer, query)
    return _answer(settings, viewer, page_json(found, query.limit))


@router.get("/mentors/{mentor_id}", response_model=MentorPublic, responses=problems(404, 422, 429))
async def read_mentor(
    mentor_id: UUID, viewer: MaybeViewer, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """A verified mentor's page."""
    async with database.reads.connect() as connection:
        found = await directory.detail(connection, settings, viewer, mentor_id)
    return _answer(settings, viewer, found)


@router.get("/staff/mentors", responses=READS)
async def find_mentors(
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[StaffMentorsQuery, Query()],
    response: Response,
) -> list[MentorForStaff]:
    """Mentors of my departments by their name or trade, to announce a meeting of theirs."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await directory.for_staff(connection, settings, viewer, query)


def _answer(settings: Settings, viewer: Viewer | None, body: bytes | str) -> Response:
    # What a visitor sees holds adults only, whoever asks; who is signed in may see more.
    return public(settings, body, Vary="Cookie") if viewer is None else private(body, Vary="Cookie")


@router.get("/me/availability", responses=READS)
async def read_my_availability(viewer: Mentor, database: DatabaseDep, response: Response) -> AvailabilityMine:
    """When and how much I can answer."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await service.availability(connection, viewer.account_id)


@router.put("/me/availability", responses=WRITES)
async def write_my_availability(
    update: AvailabilityUpdate, viewer: Mentor, database: DatabaseDep
) -> AvailabilityMine:
    """Say when and how much I can answer; conversations that are open stay open."""
    async with database.transaction() as session:
        await service.set_availability(session, viewer.account_id, update)
        return await service.availability(await session.connection(), viewer.account_id)


@router.post("/me/availability/resume", responses=WRITES)
async def resume_answering(viewer: Mentor, database: DatabaseDep) -> AvailabilityMine:
    """Answer questions again, after a pause of my own or one that silence brought."""
    async with database.transaction() as session:
        await service.resume(session, viewer.account_id)
        return await service.availability(await session.connection(), viewer.account_id)
