"""The other side: taking a question, which opens the conversation, or leaving it to others."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Role, Viewer, adults
from api.platform.kit.clock import now
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings
from api.talk.conversations import facade as conversations
from api.talk.mentoring import service as mentoring
from api.talk.questions import kinds, queries
from api.talk.questions.asking import held
from api.talk.questions.escalation import pass_on
from api.talk.questions.models import QuestionStatus
from api.talk.questions.offering import offer
from api.talk.questions.telling import leave_inboxes, tell_mentors, tell_student


async def take(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    question_id: UUID,
    *,
    in_meeting: bool = False,
) -> UUID:
    """Be the one who answers; the conversation. Whoever took it already gets the same conversation again.

    `in_meeting`: to whatever was asked there, however many places they have.

    Raises NotFoundError (not offered to them, or out of reach), ConflictError (taken, gone, or the mentor has
    no place left or is paused), ForbiddenError (suspended).
    """
    connection = await session.connection()
    question, active = await _held_with_people(session, viewer, question_id)
    if question.status == QuestionStatus.TAKEN:
        opened = (await connection.execute(queries.CONVERSATION_OF, {"id": question_id})).first()
        if opened is not None and opened.mentor_id == viewer.account_id:
            return UUID(str(opened.id))
        if Role.ADVISER in viewer.roles:
            raise ConflictError("question_taken")
    as_staff = question.status == QuestionStatus.WITH_ADVISER and Role.ADVISER in viewer.roles
    if not as_staff:
        await _check_offer(session, viewer, question)
    await moderation.require_may_write(session, viewer.account_id)
    await moderation.require_may_reach(session, viewer.account_id, question.account_id)
    if as_staff:
        await _check_adviser(session, viewer, question)
    else:
        await _check_mentor(session, settings, viewer, question, in_meeting=in_meeting)
    # A consent may also have ended by itself, with a birthday.
    stands = await privacy.allows(connection, settings, question.account_id, Purpose.CONVERSATIONS)
    if not (active and stands):
        raise ConflictError("question_over")
    conversation_id = await conversations.open_for(
        session,
        question_id=question_id,
        student_id=question.account_id,
        mentor_id=viewer.account_id,
        as_staff=as_staff,
        career_code=question.career_code,
        department=question.department,
        text=question.text,
        masked=question.masked,
        distress=question.distress,
        asked_at=question.created_at,
    )
    await connection.execute(queries.TAKE, {"id": question_id, "now": now()})
    if in_meeting:
        offered = {"id": question_id, "account_id": viewer.account_id, "now": now()}
        await connection.execute(queries.OFFERED_NOW, offered)
    await tell_student(
        session,
        settings,
        question_id,
        question.account_id,
        kinds.QUESTION_TAKEN,
        conversation_id=conversation_id,
    )
    await leave_inboxes(session, question_id)
    return conversation_id


async def give_back(session: AsyncSession, settings: Settings, viewer: Viewer, question_id: UUID) -> None:
    """Let others answer what the viewer took and has not answered; a second time changes nothing.

    Raises NotFoundError (they did not take it), ConflictError (answered, or the conversation is over).
    """
    question, _ = await _held_with_people(session, viewer, question_id)
    connection = await session.connection()
    opened = (await connection.execute(queries.CONVERSATION_OF, {"id": question_id})).first()
    if opened is None or opened.mentor_id != viewer.account_id:
        # Given back before: an adviser was never offered it.
        offered = {"id": question_id, "account_id": viewer.account_id}
        offer_made = (await run(session, queries.OFFERED_TO, offered)).first()
        declined = offer_made is not None and offer_made.declined_at is not None
        as_staff = question.status == QuestionStatus.WITH_ADVISER and Role.ADVISER in viewer.roles
        if not (declined or as_staff):
            raise NotFoundError
        return
    if question.status != QuestionStatus.TAKEN or opened.status != "open":
        raise ConflictError("question_over")
    if not await pass_on(session, settings, question, opened, silent=False):
        raise ConflictError("already_answered")
    if not opened.as_staff:
        await mentoring.broke_silence(session, viewer.account_id)


async def decline(session: AsyncSession, settings: Settings, viewer: Viewer, question_id: UUID) -> None:
    """Leave it to others; a second time changes nothing. Where nobody is left, the next are offered it.

    Raises NotFoundError (not offered to them).
    """
    question, _ = await _held_with_people(session, viewer, question_id)
    offered = {"id": question_id, "account_id": viewer.account_id}
    if (await run(session, queries.OFFERED_TO, offered)).first() is None:
        raise NotFoundError
    moment = now()
    declined = await run(session, queries.DECLINE, {**offered, "now": moment})
    if declined.first() is None:
        return
    await mentoring.broke_silence(session, viewer.account_id)
    if question.status != QuestionStatus.WAITING:
        return
    live = {"id": question_id, "now": moment, **adults()}
    if (await run(session, queries.LIVE, live)).first() is not None:
        return
    more = await offer(session, settings, question)
    first_for_others = question.mentor_id is not None and question.widened_at is None
    if more and first_for_others:
        await run(session, queries.WIDENED, {"id": question_id, "now": moment})
        await tell_student(session, settings, question_id, question.account_id, kinds.QUESTION_WIDENED)
    await tell_mentors(session, settings, question_id, more, kinds.QUESTION_OFFERED)


async def _held_with_people(
    session: AsyncSession, viewer: Viewer, question_id: UUID
) -> tuple[Row[Any], bool]:
    """A question while neither it nor its two people change, and whether the student's account is active.

    Raises NotFoundError.
    """
    found = (await run(session, queries.PEOPLE_OF, {"id": question_id})).first()
    if found is None:
        raise NotFoundError
    people = {"account_ids": sorted({viewer.account_id, found.account_id})}
    await run(session, queries.LOCK_PEOPLE, people)
    return await held(session, question_id), found.account_status == "active"


async def _check_offer(session: AsyncSession, viewer: Viewer, question: Row[Any]) -> None:
    row = (
        await run(session, queries.OFFERED_TO, {"id": question.id, "account_id": viewer.account_id})
    ).first()
    if row is None or row.declined_at is not None:
        raise NotFoundError
    if question.status == QuestionStatus.TAKEN:
        raise ConflictError("question_taken")
    if question.status != QuestionStatus.WAITING:
        raise ConflictError("question_over")


async def _check_adviser(session: AsyncSession, viewer: Viewer, question: Row[Any]) -> None:
    connection = await session.connection()
    own = question.account_id == viewer.account_id
    if own or await moderation.apart(connection, viewer.account_id, question.account_id):
        raise NotFoundError


async def _check_mentor(
    session: AsyncSession, settings: Settings, viewer: Viewer, question: Row[Any], *, in_meeting: bool
) -> None:
    """Ages, blocks and places, as they stand now; who is on holiday may answer all the same."""
    asked = await mentoring.asked(
        await session.connection(), settings, question.account_id, account_id=viewer.account_id
    )
    if in_meeting:
        return
    if asked.why_not == "full":
        raise ConflictError("no_place_left")
    if asked.why_not == "paused":
        raise ConflictError("answering_paused")
