"""Decisions about meetings: who announces, moves, opens and ends one, and who sees it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.region.service import Area
from api.people.moderation import facade as moderation
from api.platform.access import Role, Viewer
from api.platform.kit.clock import PARIS, now
from api.platform.kit.geo import Position, distance_m
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor, decode_moment_cursor, encode_cursor
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.wire import Page, PageQuery
from api.platform.notices.service import Kind
from api.platform.settings import Settings
from api.talk.conversations import facade as conversations
from api.talk.conversations.schemas import CareerNamed
from api.talk.meetings import kinds, queries
from api.talk.meetings.models import MeetingStatus
from api.talk.meetings.schemas import (
    MeetingCreate,
    MeetingPublic,
    MeetingsQuery,
    MeetingUpdate,
    MentorOfMeeting,
)
from api.talk.meetings.telling import registered, tell, wake
from api.talk.mentoring import service as mentoring
from api.talk.questions import facade as questions

NOTICE = timedelta(hours=1)
"""Between the announcement, or another time, and the beginning."""
EARLY = timedelta(minutes=15)
"""Before the beginning a meeting may be opened."""
EARLIEST, LATEST = time(8), time(20, 30)
"""Of the day in Paris: minors take part."""
BEYOND = 1e11
"""Seconds that put a meeting behind every one nearby, whenever those begin."""


async def to_come(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer | None,
    query: MeetingsQuery,
    area: Area | None = None,
) -> list[Found]:
    """At most `limit` + 1 meetings to come or on, of mentors whom the viewer may see: those of mentors in the
    area first, then all others, since they are remote; the soonest first.
    """
    viewer_id = None if viewer is None else viewer.account_id
    moment = now()
    asked = (await connection.execute(queries.MENTORS_TO_COME, {"now": moment})).scalars().all()
    mentors = await mentoring.seen(connection, settings, viewer_id, asked)
    after = decode_cursor(query.cursor, (float, str))
    near = [
        account
        for account, one in mentors.items()
        if area is None or distance_m(area.centre, Position(one.lat, one.lon)) <= (area.radius_m or 0)
    ]
    rows = await connection.execute(
        queries.TO_COME,
        {
            "viewer_id": viewer_id,
            "now": moment,
            # Their own meetings they find among theirs.
            "mentors": sorted(mentors),
            "near": near,
            "beyond": BEYOND,
            "career": query.career,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [
        Found(
            row.position,
            str(row.id),
            shown(row, mentors, None if area is None else row.mentor_id in near).model_dump_json(),
        )
        for row in rows
    ]


async def mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: PageQuery
) -> Page[MeetingPublic]:
    """Where the viewer has a seat or answers, the latest first."""
    before, before_id = decode_moment_cursor(query.cursor)
    asked = {"viewer_id": viewer.account_id, "before": before, "before_id": before_id}
    rows = (await connection.execute(queries.MINE, {**asked, "limit": query.limit + 1})).all()
    cut = rows[: query.limit]
    mentors = await _mentors(connection, settings, viewer, (row.mentor_id for row in cut))
    follows = None
    if len(rows) > query.limit:
        follows = encode_cursor(cut[-1].starts_at.isoformat(), str(cut[-1].id))
    return Page[MeetingPublic](items=[shown(row, mentors) for row in cut], next=follows)


async def one(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, meeting_id: UUID
) -> MeetingPublic:
    """A meeting. Raises NotFoundError: none, or of a mentor whom this viewer may not see."""
    return shown(*await row_of(connection, settings, viewer, meeting_id))


async def row_of(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, meeting_id: UUID
) -> tuple[Row[Any], Mapping[UUID, Row[Any]]]:
    """Its row, and its mentor where the viewer may see them. Who has a seat still reads that it is
    cancelled. Raises NotFoundError.
    """
    viewer_id = None if viewer is None else viewer.account_id
    row = (await connection.execute(queries.ONE, {"id": meeting_id, "viewer_id": viewer_id})).first()
    if row is None:
        raise NotFoundError
    mentors = await _mentors(connection, settings, viewer, [row.mentor_id])
    ours = viewer is not None and viewer.may_act_in(row.department)
    if not (mentors or row.registered or row.hosting or ours):
        raise NotFoundError
    return row, mentors


async def announce(
    session: AsyncSession, settings: Settings, viewer: Viewer, draft: MeetingCreate
) -> MeetingPublic:
    """A mentor announces a meeting, or the Region's staff one of a mentor; the same once more changes
    nothing.

    Raises NotFoundError (no such mentor, or not of the staff's departments), ForbiddenError (suspended, kept
    from minors), ConflictError (id of another, another meeting then), InvalidInputError (the time).
    """
    connection = await session.connection()
    mentor = await _host(connection, settings, viewer, draft)
    await run(session, queries.LOCK_ACCOUNT, {"account_id": mentor.account_id})
    found = (await run(session, queries.ONE, {"id": draft.id, "viewer_id": viewer.account_id})).first()
    if found is not None:
        if found.mentor_id != mentor.account_id:
            raise ConflictError("id_taken")
        return await one(connection, settings, viewer, draft.id)
    await moderation.require_may_publish(session, mentor.account_id)
    ends_at = draft.starts_at + timedelta(minutes=draft.minutes)
    await _check_time(session, settings, draft.id, mentor.account_id, draft.starts_at, ends_at)
    made = await run(
        session,
        queries.ANNOUNCE,
        {
            "id": draft.id,
            "mentor_id": mentor.account_id,
            "career_code": mentor.career_code,
            "department": mentor.department,
            "starts_at": draft.starts_at,
            "ends_at": ends_at,
            "seats": draft.seats,
            "levels": list(dict.fromkeys(draft.levels)),
            "now": now(),
        },
    )
    if made.first() is None:
        raise ConflictError("id_taken")
    if mentor.account_id != viewer.account_id:
        await tell(session, draft.id, [mentor.account_id], kinds.MEETING_NAMED)
    return await one(connection, settings, viewer, draft.id)


async def change(
    session: AsyncSession, settings: Settings, viewer: Viewer, meeting_id: UUID, update: MeetingUpdate
) -> None:
    """Another time, other seats, other levels; who registered is told of another time.

    Raises NotFoundError, ConflictError (begun or over, another meeting then), InvalidInputError.
    """
    row = await _held(session, viewer, meeting_id)
    if row.status != MeetingStatus.PLANNED:
        raise ConflictError("meeting_begun" if row.status == MeetingStatus.OPEN else "meeting_over")
    starts_at = update.starts_at or row.starts_at
    lasts = row.ends_at - row.starts_at if update.minutes is None else timedelta(minutes=update.minutes)
    ends_at = starts_at + lasts
    people = await registered(session, meeting_id)
    if update.seats is not None and update.seats < len(people):
        raise InvalidInputError("seats", "seats_taken")
    moved = (starts_at, ends_at) != (row.starts_at, row.ends_at)
    if moved:
        await _check_time(session, settings, meeting_id, row.mentor_id, starts_at, ends_at)
    await run(
        session,
        queries.MOVE,
        {
            "id": meeting_id,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "seats": update.seats or row.seats,
            "levels": row.levels if update.levels is None else list(dict.fromkeys(update.levels)),
            "moved": int(moved),
            "now": now(),
        },
    )
    if moved:
        await questions.put_off(
            session, await _questions(session, meeting_id), waits_until(settings, ends_at)
        )
        if row.mentor_id not in (None, viewer.account_id):
            await tell(session, meeting_id, [row.mentor_id], kinds.MEETING_NAMED)
        await tell(session, meeting_id, people, kinds.MEETING_MOVED)


async def cancel(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> None:
    """It does not take place, and who registered is told; a second time changes nothing.

    Raises NotFoundError, ConflictError (over).
    """
    row = await _held(session, viewer, meeting_id)
    if row.status in (MeetingStatus.CLOSED, MeetingStatus.MISSED):
        raise ConflictError("meeting_over")
    if row.status != MeetingStatus.CANCELLED:
        await call_off(session, meeting_id, MeetingStatus.CANCELLED, kinds.MEETING_CANCELLED)


async def open_room(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> None:
    """Its mentor is there; who registered is told. A second time changes nothing.

    Raises NotFoundError, ConflictError (over, too early), ForbiddenError (suspended).
    """
    row = await _own(session, viewer, meeting_id)
    if row.status == MeetingStatus.OPEN:
        return
    if not row.to_come:
        raise ConflictError("meeting_over")
    if now() < row.starts_at - EARLY:
        raise ConflictError("meeting_too_early")
    await moderation.require_may_write(session, viewer.account_id)
    await _set(session, meeting_id, MeetingStatus.OPEN)
    people = await registered(session, meeting_id)
    await wake(session, meeting_id, people)
    await tell(session, meeting_id, people, kinds.MEETING_OPEN)


async def close(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> None:
    """It is over; a second time changes nothing. Raises NotFoundError, ConflictError (never opened)."""
    row = await _own(session, viewer, meeting_id)
    if row.status == MeetingStatus.PLANNED:
        raise ConflictError("meeting_not_open")
    if row.status == MeetingStatus.OPEN:
        await end(session, meeting_id)


async def end(session: AsyncSession, meeting_id: UUID) -> None:
    """A meeting that took place is over: what was answered is, what was not waits as any other question."""
    await _set(session, meeting_id, MeetingStatus.CLOSED)
    asked = await _questions(session, meeting_id)
    await conversations.end_of_meeting(session, asked)
    await questions.go_on(session, asked, to_others=False)
    await wake(session, meeting_id, await registered(session, meeting_id))


async def call_off(session: AsyncSession, meeting_id: UUID, status: MeetingStatus, kind: Kind) -> None:
    """It does not take place: who registered is told, and what they asked goes on to others."""
    await _set(session, meeting_id, status)
    await questions.go_on(session, await _questions(session, meeting_id), to_others=True)
    people = await registered(session, meeting_id)
    await wake(session, meeting_id, people)
    await tell(session, meeting_id, people, kind)


def waits_until(settings: Settings, ends_at: datetime) -> datetime:
    """Until when a question waits for a meeting that ends then, unless that is closed before."""
    return ends_at + timedelta(minutes=settings.meeting_wait_minutes)


def shown(row: Row[Any], mentors: Mapping[UUID, Row[Any]], near: bool | None = None) -> MeetingPublic:
    """A meeting as its reader sees it."""
    mentor = mentors.get(row.mentor_id)
    return MeetingPublic(
        **{
            name: row._mapping[name]
            for name in (
                *("id", "starts_at", "ends_at", "seats", "levels", "status", "registered", "hosting", "demo"),
            )
        },
        mentor=mentor
        and MentorOfMeeting(
            id=mentor.id,
            first_name=mentor.first_name,
            kind=mentor.kind,
            job_title=mentor.job_title,
            organisation=mentor.organisation,
        ),
        career=CareerNamed(code=row.career_code, label=row.career_label),
        seats_left=max(0, row.seats - row.taken),
        near=near,
    )


async def _mentors(
    connection: AsyncConnection, settings: Settings, viewer: Viewer | None, accounts: Iterable[UUID | None]
) -> dict[UUID, Row[Any]]:
    asked = sorted({one for one in accounts if one is not None})
    return await mentoring.seen(connection, settings, None if viewer is None else viewer.account_id, asked)


async def _host(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, draft: MeetingCreate
) -> Row[Any]:
    """The mentor who will answer: whoever announces it, or whom staff of their department name."""
    own = draft.mentor_id is None
    asked = [viewer.account_id] if own else []
    found = await mentoring.seen(connection, settings, viewer.account_id, asked, profile_id=draft.mentor_id)
    mentor = next(iter(found.values()), None)
    if mentor is None or (own and Role.MENTOR not in viewer.roles):
        raise NotFoundError
    if mentor.account_id != viewer.account_id and not viewer.may_act_in(mentor.department):
        raise NotFoundError
    return mentor


async def _check_time(
    session: AsyncSession,
    settings: Settings,
    meeting_id: UUID,
    mentor_id: UUID | None,
    starts_at: datetime,
    ends_at: datetime,
) -> None:
    moment = now()
    if starts_at < moment + NOTICE:
        raise InvalidInputError("starts_at", "meeting_soon")
    if starts_at > moment + timedelta(days=settings.meeting_ahead_days):
        raise InvalidInputError("starts_at", "meeting_far")
    begins, ends = starts_at.astimezone(PARIS), ends_at.astimezone(PARIS)
    if begins.date() != ends.date() or begins.time() < EARLIEST or ends.time() > LATEST:
        raise InvalidInputError("starts_at", "meeting_at_night")
    then = {"id": meeting_id, "mentor_id": mentor_id, "starts_at": starts_at, "ends_at": ends_at}
    if (await run(session, queries.OVERLAPS, then)).scalar():
        raise ConflictError("meeting_overlaps")


async def _held(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> Row[Any]:
    """A meeting that the viewer answers in or looks after, while nobody else changes it."""
    row = await lock(session, meeting_id)
    if row.mentor_id != viewer.account_id and not viewer.may_act_in(row.department):
        raise NotFoundError
    return row


async def _own(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> Row[Any]:
    row = await lock(session, meeting_id)
    if row.mentor_id != viewer.account_id:
        raise NotFoundError
    return row


async def lock(session: AsyncSession, meeting_id: UUID) -> Row[Any]:
    """A meeting while nobody else changes it, or takes a seat in it. Raises NotFoundError."""
    row = (await run(session, queries.LOCK, {"id": meeting_id, "now": now()})).first()
    if row is None:
        raise NotFoundError
    return row


async def _questions(session: AsyncSession, meeting_id: UUID) -> list[UUID]:
    return list((await run(session, queries.QUESTIONS, {"id": meeting_id})).scalars())


async def _set(session: AsyncSession, meeting_id: UUID, status: MeetingStatus) -> None:
    await run(session, queries.SET_STATUS, {"id": meeting_id, "status": status, "now": now()})
