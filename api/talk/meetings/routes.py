"""HTTP of meetings: everybody's list, seats and questions, and the mentor's part."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.guide.region.service import area
from api.platform.access import MaybeViewer, Role, SignedIn, Viewer, requires
from api.platform.kit.calendars import CALENDAR
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, private, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.reading import TextTurn
from api.platform.settings import Settings
from api.talk.meetings import room, service
from api.talk.meetings.calendar import calendar_of
from api.talk.meetings.schemas import (
    MeetingAnswerCreate,
    MeetingAnswerSent,
    MeetingCreate,
    MeetingPublic,
    MeetingQuestionCreate,
    MeetingQuestionSent,
    MeetingRoom,
    MeetingsQuery,
    MeetingUpdate,
)

router = APIRouter(tags=["meetings"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
Mentor = Annotated[Viewer, requires(Role.MENTOR)]
Announcer = Annotated[Viewer, requires(Role.MENTOR, Role.REFERENT, Role.ADMIN)]


def _answer(settings: Settings, viewer: Viewer | None, body: bytes | str) -> Response:
    # What a visitor sees holds adults only, whoever asks; who is signed in may see more.
    return public(settings, body, Vary="Cookie") if viewer is None else private(body, Vary="Cookie")


@router.get("/meetings", response_model=Page[MeetingPublic], responses=problems(400, 422, 429))
async def list_meetings(
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[MeetingsQuery, Query()],
) -> Response:
    """Meetings to come or on, those of mentors nearby first. Those of minors are shown to minors only."""
    async with database.reads.connect() as connection:
        found = await service.to_come(connection, settings, viewer, query, await area(connection, query))
    return _answer(settings, viewer, page_json(found, query.limit))


@router.get("/me/meetings", responses=READS)
async def list_my_meetings(
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[PageQuery, Query()],
    response: Response,
) -> Page[MeetingPublic]:
    """Where I have a seat or answer, the latest first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await service.mine(connection, settings, viewer, query)


@router.get(
    "/meetings/{meeting_id}.ics",
    response_class=Response,
    responses={200: {"content": {CALENDAR: {}}}, **problems(404, 422, 429)},
)
async def meeting_calendar(
    meeting_id: UUID, viewer: MaybeViewer, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """One meeting for a calendar."""
    async with database.reads.connect() as connection:
        row, _ = await service.row_of(connection, settings, viewer, meeting_id)
    disposition = f'attachment; filename="{meeting_id}.ics"'
    return private(calendar_of(row, settings.public_url), CALENDAR, **{"Content-Disposition": disposition})


@router.get("/meetings/{meeting_id}", response_model=MeetingPublic, responses=problems(404, 422, 429))
async def read_meeting(
    meeting_id: UUID, viewer: MaybeViewer, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """One meeting."""
    async with database.reads.connect() as connection:
        found = await service.one(connection, settings, viewer, meeting_id)
    return _answer(settings, viewer, found.model_dump_json())


@router.post("/meetings", status_code=201, responses=WRITES)
async def announce_meeting(
    draft: MeetingCreate, viewer: Announcer, database: DatabaseDep, settings: SettingsDep
) -> MeetingPublic:
    """Announce a meeting about my career; the Region's staff may name a mentor of their department."""
    async with database.transaction() as session:
        return await service.announce(session, settings, viewer, draft)


@router.patch("/meetings/{meeting_id}", responses=WRITES)
async def change_meeting(
    meeting_id: UUID, update: MeetingUpdate, viewer: Announcer, database: DatabaseDep, settings: SettingsDep
) -> MeetingPublic:
    """Move it, or change its seats; who registered is told of another time."""
    async with database.transaction() as session:
        await service.change(session, settings, viewer, meeting_id, update)
        return await service.one(await session.connection(), settings, viewer, meeting_id)


@router.post("/meetings/{meeting_id}/cancel", status_code=204, responses=WRITES)
async def cancel_meeting(meeting_id: UUID, viewer: Announcer, database: DatabaseDep) -> None:
    """Call it off; who registered is told, and their questions go on to others."""
    async with database.transaction() as session:
        await service.cancel(session, viewer, meeting_id)


@router.post("/meetings/{meeting_id}/open", status_code=204, responses=WRITES)
async def open_meeting(meeting_id: UUID, viewer: Mentor, database: DatabaseDep) -> None:
    """I am there; who registered is told."""
    async with database.transaction() as session:
        await service.open_room(session, viewer, meeting_id)


@router.post("/meetings/{meeting_id}/close", status_code=204, responses=WRITES)
async def close_meeting(meeting_id: UUID, viewer: Mentor, database: DatabaseDep) -> None:
    """It is over; what was not answered waits in my inbox."""
    async with database.transaction() as session:
        await service.close(session, viewer, meeting_id)


@router.put("/meetings/{meeting_id}/registration", responses=WRITES)
async def register_for_meeting(
    meeting_id: UUID, viewer: Student, database: DatabaseDep, settings: SettingsDep
) -> MeetingPublic:
    """Take a seat; a second time changes nothing."""
    async with database.transaction() as session:
        await room.register(session, settings, viewer, meeting_id)
        return await service.one(await session.connection(), settings, viewer, meeting_id)


@router.delete("/meetings/{meeting_id}/registration", status_code=204, responses=WRITES)
async def leave_meeting(meeting_id: UUID, viewer: Student, database: DatabaseDep) -> None:
    """Give my seat back, and take back what I asked and nobody answered."""
    async with database.transaction() as session:
        await room.leave(session, viewer, meeting_id)


@router.get("/meetings/{meeting_id}/room", responses=READS)
async def read_meeting_room(
    meeting_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> MeetingRoom:
    """What is said in it, as far as I may read it; for who has a seat, and who answers."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await room.read(connection, settings, viewer, meeting_id)


@router.post("/meetings/{meeting_id}/questions", status_code=201, responses=WRITES, dependencies=[TextTurn])
async def ask_in_meeting(
    meeting_id: UUID,
    draft: MeetingQuestionCreate,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
) -> MeetingQuestionSent:
    """Ask something, before it begins or while it is on; sending the same again changes nothing."""
    async with database.transaction() as session:
        return await room.ask(session, settings, viewer, meeting_id, draft)


@router.post(
    "/meetings/{meeting_id}/questions/{question_id}/answer",
    status_code=201,
    responses=WRITES,
    dependencies=[TextTurn],
)
async def answer_in_meeting(
    meeting_id: UUID,
    question_id: UUID,
    draft: MeetingAnswerCreate,
    viewer: Mentor,
    database: DatabaseDep,
    settings: SettingsDep,
) -> MeetingAnswerSent:
    """Answer before everybody who registered; sending the same again changes nothing."""
    async with database.transaction() as session:
        return await room.answer(session, settings, viewer, meeting_id, question_id, draft)
