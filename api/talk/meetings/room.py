"""Those who registered: a seat, questions, answers. Each reads what is theirs, nobody who else is there."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, ForbiddenError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings
from api.safety.reach import ages
from api.safety.safeguarding.service import without_names
from api.talk.answers import service as answers
from api.talk.answers.schemas import AnswerCreate
from api.talk.conversations import facade as conversations
from api.talk.conversations.schemas import MessageCreate
from api.talk.meetings import queries, service
from api.talk.meetings.models import MeetingStatus
from api.talk.meetings.schemas import (
    AnswerInMeeting,
    MeetingAnswerCreate,
    MeetingAnswerSent,
    MeetingQuestionCreate,
    MeetingQuestionSent,
    MeetingRoom,
    QuestionInMeeting,
)
from api.talk.meetings.telling import registered, wake
from api.talk.mentoring import service as mentoring
from api.talk.questions import facade as questions
from api.talk.questions.schemas import QuestionCreate, StudentSeen

_OPEN = (questions.QuestionStatus.HELD, questions.QuestionStatus.WAITING)


async def register(session: AsyncSession, settings: Settings, viewer: Viewer, meeting_id: UUID) -> None:
    """Take a seat; a second time changes nothing.

    Raises NotFoundError (none, or a mentor out of reach), ForbiddenError (consent, suspended), ConflictError
    (over, full, enough to come).
    """
    connection = await session.connection()
    found, _ = await service.row_of(connection, settings, viewer, meeting_id)
    await _check_reach(connection, settings, viewer, found)
    # Under 15 by joint consent, as everything that is said here. Locks the account before the meeting.
    await privacy.require(session, settings, viewer.account_id, Purpose.CONVERSATIONS)
    await moderation.require_may_write(session, viewer.account_id)
    row = await service.lock(session, meeting_id)
    seat = {"id": meeting_id, "account_id": viewer.account_id}
    if (await run(session, queries.SEATED, seat)).scalar():
        return
    if not row.to_come:
        raise ConflictError("meeting_over")
    if len(await registered(session, meeting_id)) >= row.seats:
        raise ConflictError("meeting_full")
    to_come = await run(session, queries.SEATS_OF, {"account_id": viewer.account_id, "now": now()})
    if to_come.scalar_one() >= settings.meeting_seats_of_one:
        raise ConflictError("enough_meetings")
    await run(session, queries.SIT, {**seat, "now": now()})


async def leave(session: AsyncSession, viewer: Viewer, meeting_id: UUID) -> None:
    """Give the seat back, and take back what waits for an answer; a second time changes nothing."""
    mine = {"id": meeting_id, "account_id": viewer.account_id}
    await run(session, queries.LOCK_ACCOUNT, mine)
    asked = (await run(session, queries.ASKED_BY, {**mine, "but": None})).all()
    for question in asked:
        if question.status in _OPEN:
            await questions.withdraw(session, viewer, question.id)
    if (await run(session, queries.STAND_UP, mine)).first() is not None and asked:
        found = await run(session, queries.ONE, {"id": meeting_id, "viewer_id": None})
        if (row := found.first()) is not None and row.mentor_id is not None:
            await wake(session, meeting_id, [row.mentor_id])


async def ask(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    meeting_id: UUID,
    draft: MeetingQuestionCreate,
) -> MeetingQuestionSent:
    """Ask the mentor of a meeting, before it or while it is on: a question like any other, screened like it,
    that waits for them there.

    Raises what `register` and `questions.ask` do.
    """
    await privacy.require(session, settings, viewer.account_id, Purpose.CONVERSATIONS)
    connection = await session.connection()
    row, mentors = await service.row_of(connection, settings, viewer, meeting_id)
    if not row.registered:
        raise ForbiddenError("not_registered")
    if row.status not in (MeetingStatus.PLANNED, MeetingStatus.OPEN) or row.ends_at <= now():
        raise ConflictError("meeting_over")
    if row.mentor_id not in mentors:
        raise NotFoundError
    if await _left(connection, settings, viewer, meeting_id, draft.id) < 1:
        raise ConflictError("enough_meeting_questions")
    question = QuestionCreate(
        id=draft.id, text=draft.text, mentor_id=mentors[row.mentor_id].id, career_code=row.career_code
    )
    sent = await questions.ask(
        session, settings, viewer, question, waits_until=service.waits_until(settings, row.ends_at)
    )
    asked = {"id": meeting_id, "question_id": draft.id, "account_id": viewer.account_id}
    await run(session, queries.KEEP_QUESTION, {**asked, "wish": draft.wish})
    if sent.status == questions.QuestionStatus.WAITING:
        await wake(session, meeting_id, [row.mentor_id])
    return MeetingQuestionSent(id=sent.id, status=sent.status, screening=sent.screening)


async def answer(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    meeting_id: UUID,
    question_id: UUID,
    draft: MeetingAnswerCreate,
) -> MeetingAnswerSent:
    """The mentor answers before everybody who registered; the same once more changes nothing.

    Raises NotFoundError (no such question, out of reach), ConflictError (not open, answered, taken back),
    ForbiddenError (suspended, kept from minors).
    """
    asked = {"id": meeting_id, "question_id": question_id, "account_id": viewer.account_id}
    found = (await run(session, queries.ASKED_HERE, asked)).first()
    if found is None:
        raise NotFoundError
    if found.answer_id not in (None, draft.id):
        raise ConflictError("meeting_answered")
    if found.meeting_status != MeetingStatus.OPEN:
        raise ConflictError("meeting_not_open")
    conversation_id = await questions.take(session, settings, viewer, question_id, in_meeting=True)
    _, said = await conversations.write(
        session, settings, viewer, conversation_id, MessageCreate(id=draft.id, text=draft.text)
    )
    await run(session, queries.ANSWERED, {"question_id": question_id, "answer_id": draft.id})
    if found.wish and draft.publish and said.message.status == conversations.MessageStatus.VISIBLE:
        wish = AnswerCreate(id=draft.id, conversation_id=conversation_id, message_ids=[draft.id])
        await answers.wished(session, settings, found.account_id, viewer.account_id, wish)
    if said.message.status == conversations.MessageStatus.VISIBLE:
        await wake(session, meeting_id, await registered(session, meeting_id))
    return MeetingAnswerSent(id=draft.id, conversation_id=conversation_id, screening=said.screening)


async def read(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, meeting_id: UUID
) -> MeetingRoom:
    """The room, for who has a seat and who answers. Raises NotFoundError: neither, or out of reach."""
    row, mentors = await service.row_of(connection, settings, viewer, meeting_id)
    if not row.hosting and not (row.registered and row.mentor_id in mentors):
        raise NotFoundError
    asked = {"id": meeting_id, "viewer_id": viewer.account_id, **ages(settings), "now": now()}
    rows = (await connection.execute(queries.ROOM, asked)).all()
    left = 0 if row.hosting else await _left(connection, settings, viewer, meeting_id)
    on = row.status in (MeetingStatus.PLANNED, MeetingStatus.OPEN) and row.ends_at > now()
    return MeetingRoom(
        meeting=service.shown(row, mentors),
        may_ask=on and row.registered and left > 0,
        questions_left=left,
        registered=row.taken if row.hosting else None,
        questions=[_shown(one) for one in rows],
    )


async def _left(
    connection: AsyncConnection,
    settings: Settings,
    viewer: Viewer,
    meeting_id: UUID,
    but: UUID | None = None,
) -> int:
    """How many questions one may still ask here, one of them not counted."""
    mine = {"id": meeting_id, "account_id": viewer.account_id, "but": but}
    asked = (await connection.execute(queries.ASKED_BY, mine)).all()
    used = [one for one in asked if one.status != questions.QuestionStatus.WITHDRAWN]
    return settings.meeting_questions - len(used)


async def _check_reach(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, row: Row[Any]
) -> None:
    """Ages, blocks and silences, as for a question to this mentor. Raises NotFoundError."""
    if row.mentor_id is None:
        raise NotFoundError
    await mentoring.asked(connection, settings, viewer.account_id, account_id=row.mentor_id)


def _shown(row: Row[Any]) -> QuestionInMeeting:
    own = row.mine or row.hosting
    # What others read names neither who asked nor who answered.
    names = () if own else (row.first_name, row.mentor_name or "")
    said = None
    if row.answer_id is not None:
        said = AnswerInMeeting(id=row.answer_id, text=without_names(row.answer, names), sent_at=row.sent_at)
    return QuestionInMeeting(
        id=row.id,
        text=without_names(row.text, names),
        masked=row.masked,
        distress=row.distress and row.hosting,
        mine=row.mine,
        wish=row.wish and own,
        status=row.status,
        student=StudentSeen(first_name=row.first_name, level=row.level) if row.hosting else None,
        minor=row.minor if row.hosting else None,
        thanked=row.thanked and row.mine,
        answered=row.answered,
        answer=said,
        conversation_id=row.conversation_id if own else None,
    )
