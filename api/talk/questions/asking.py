"""The student's side: asking, widening, withdrawing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.guide.region import service as region
from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    TooManyRequestsError,
)
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.settings import Settings
from api.safety.safeguarding.service import (
    EARLIER_MESSAGES,
    EARLIER_WITHIN,
    MOST_BEFORE,
    SHORT,
    TOLD_WITHIN,
    Before,
    Screening,
    Talk,
    as_one,
    known_by,
    read_on,
    screen,
)
from api.talk.conversations.schemas import ScreeningPublic
from api.talk.mentoring import service as mentoring
from api.talk.questions import kinds, queries, thanks_queries
from api.talk.questions.models import QuestionStatus
from api.talk.questions.offering import for_advisers, keep_for_meeting, offer
from api.talk.questions.schemas import QuestionCreate, QuestionSent
from api.talk.questions.telling import leave_inboxes, tell_advisers, tell_mentors

OPEN = (QuestionStatus.HELD, QuestionStatus.WAITING, QuestionStatus.WITH_ADVISER)


async def ask(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    draft: QuestionCreate,
    *,
    waits_until: datetime | None = None,
) -> QuestionSent:
    """Ask one mentor, anyone who knows a career, or without either the advisers; the same once more changes
    nothing.

    `waits_until`: for a meeting of that mentor, also where they can take nothing else now; until then it
    waits for them there.

    Raises ForbiddenError (consent, suspended, leaving), NotFoundError (no such mentor), ConflictError (id of
    another, mentor full or away, enough questions wait), InvalidInputError (career, commune),
    TooManyRequestsError (enough for today).
    """
    # Locks the account: limits count the former, and a withdrawal at the same moment waits for this question.
    await privacy.require(session, settings, viewer.account_id, Purpose.CONVERSATIONS)
    student = (await run(session, queries.STUDENT, {"account_id": viewer.account_id})).one()
    # Only somebody who is known to be a minor reaches mentors under 18.
    young = viewer.age is not None and viewer.is_minor
    talk = Talk(
        by_adult=not young,
        to_minor=young,
        known=known_by(student.first_name, student.email),
    )
    earlier = await run(
        session,
        queries.EARLIER,
        {
            "id": draft.id,
            "account_id": viewer.account_id,
            "now": now(),
            "within": EARLIER_WITHIN,
            "limit": EARLIER_MESSAGES,
        },
    )
    said = [one.text for one in reversed(earlier.all())]
    told = await _told(session, viewer, draft)
    screening, beside, (found, original) = await read_text(_look, draft, said, told, talk)
    sent = ScreeningPublic.of(found)
    same = (await run(session, queries.SAME, {"id": draft.id})).first()
    if same is not None:
        if same.account_id != viewer.account_id:
            raise ConflictError("id_taken")
        return QuestionSent(id=draft.id, status=same.status, screening=sent)
    if student.status != "active":
        raise ForbiddenError("account_leaving")
    await moderation.require_may_write(session, viewer.account_id)
    await _check_limits(session, settings, viewer, for_meeting=waits_until is not None)
    about = await _about(session, settings, viewer, draft, student.commune_code, waits_until is not None)
    asked = QuestionStatus.WITH_ADVISER if for_advisers(**about) else QuestionStatus.WAITING
    status = QuestionStatus.HELD if found.held else asked
    made = await run(
        session,
        queries.ASK,
        {
            **about,
            "id": draft.id,
            "account_id": viewer.account_id,
            "text": screening.text,
            "masked": bool(screening.masked),
            "distress": found.distress,
            "training": beside.text,
            "commune_code": draft.commune_code,
            "minor": viewer.is_minor,
            "status": status,
            "now": now(),
            "waits_until": waits_until,
        },
    )
    if made.first() is None:
        # Somebody else's id came in between.
        raise ConflictError("id_taken")
    await moderation.file_found(
        session,
        found,
        subject_kind=SubjectKind.QUESTION,
        subject_id=draft.id,
        about_id=viewer.account_id,
        department=about["department"],
        original=original,
    )
    if status is QuestionStatus.WAITING and waits_until is not None:
        await keep_for_meeting(session, await held(session, draft.id))
    elif status is QuestionStatus.WAITING:
        question = await held(session, draft.id)
        offered = await offer(session, settings, question)
        await tell_mentors(session, settings, draft.id, offered, kinds.QUESTION_OFFERED)
    elif status is QuestionStatus.WITH_ADVISER:
        await tell_advisers(session, settings, draft.id)
    return QuestionSent(id=draft.id, status=status, screening=sent)


def _look(
    draft: QuestionCreate, said: Sequence[str], told: Before, talk: Talk
) -> tuple[Screening, Screening, tuple[Screening, str]]:
    """What is in the question, in its second field, which is read beside it, and in both as one text."""
    screening = read_on(draft.text, screen(draft.text, said, talk), told, said, talk)
    beside = screen(draft.training, [draft.text], talk)
    if not beside.spans:
        return screening, beside, (screening, draft.text)
    return screening, beside, as_one([(draft.text, screening), (draft.training, beside)], talk)


async def _told(session: AsyncSession, viewer: Viewer, draft: QuestionCreate) -> Before:
    """Digits of long before that a short question may go on with."""
    if len(draft.text) > SHORT:
        return Before()
    found = await run(
        session,
        queries.TOLD,
        {
            "id": draft.id,
            "account_id": viewer.account_id,
            "now": now(),
            "within": TOLD_WITHIN,
            "limit": MOST_BEFORE,
        },
    )
    return Before(told=[one.text for one in reversed(found.all())])


async def widen(session: AsyncSession, settings: Settings, viewer: Viewer, question_id: UUID) -> None:
    """Offer a question that was asked to one mentor to anyone who knows; a second time changes nothing.

    Raises NotFoundError, ConflictError (it no longer waits).
    """
    question = await _mine(session, viewer, question_id)
    if question.status != QuestionStatus.WAITING:
        raise ConflictError("question_over")
    if question.mentor_id is None or question.widened_at is not None:
        return
    await run(session, queries.WIDENED, {"id": question_id, "now": now()})
    offered = await offer(session, settings, await held(session, question_id))
    await tell_mentors(session, settings, question_id, offered, kinds.QUESTION_OFFERED)


async def withdraw(session: AsyncSession, viewer: Viewer, question_id: UUID) -> None:
    """Take it back; a second time changes nothing. Raises NotFoundError, ConflictError (taken)."""
    question = await _mine(session, viewer, question_id)
    if question.status == QuestionStatus.TAKEN:
        raise ConflictError("question_taken")
    if question.status in OPEN:
        await run(session, queries.END, {"id": question_id, "status": QuestionStatus.WITHDRAWN, "now": now()})
        await leave_inboxes(session, question_id)


async def thank(session: AsyncSession, viewer: Viewer, question_id: UUID) -> None:
    """Say that the answer helped; a second time changes nothing. Raises NotFoundError (not theirs, or not
    answered).
    """
    mine = {"id": question_id, "account_id": viewer.account_id, "now": now()}
    if (await run(session, thanks_queries.THANK, mine)).first() is None:
        raise NotFoundError


async def held(session: AsyncSession, question_id: UUID) -> Row[Any]:
    """A question while nobody else can change it. Raises NotFoundError."""
    await run(session, queries.LOCK_OFFERED, {"id": question_id})
    row = (await run(session, queries.LOCK, {"id": question_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def _mine(session: AsyncSession, viewer: Viewer, question_id: UUID) -> Row[Any]:
    await run(session, queries.LOCK_PEOPLE, {"account_ids": [viewer.account_id]})
    question = await held(session, question_id)
    if question.account_id != viewer.account_id:
        raise NotFoundError
    return question


async def _check_limits(
    session: AsyncSession, settings: Settings, viewer: Viewer, *, for_meeting: bool
) -> None:
    moment = now()
    lately = (
        await run(session, queries.ASKED_LATELY, {"account_id": viewer.account_id, "now": moment})
    ).one()
    if not for_meeting and lately.waiting >= settings.questions_waiting:
        raise ConflictError("enough_questions")
    if lately.made >= settings.questions_per_day:
        raise TooManyRequestsError.until(lately.oldest + timedelta(days=1), moment)


async def _about(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    draft: QuestionCreate,
    home: str | None,
    for_meeting: bool,
) -> dict[str, Any]:
    """Whom and what the question is about, and whose referents look after it."""
    connection = await session.connection()
    career, mentor_id, department = draft.career_code, None, ""
    if career is not None and not await careers.named_prefixes(connection, [career]):
        raise InvalidInputError("career_code", "unknown_career")
    if draft.mentor_id is not None:
        asked = await mentoring.asked(connection, settings, viewer.account_id, profile_id=draft.mentor_id)
        if asked.why_not is not None and not for_meeting:
            raise ConflictError(f"mentor_{asked.why_not}")
        mentor_id, department = asked.account_id, asked.department
        career = career or asked.career_code
    if draft.commune_code is not None:
        try:
            await region.commune_centre(connection, draft.commune_code)
        except InvalidInputError as error:
            raise InvalidInputError("commune_code", error.field_code) from None
    commune = draft.commune_code or home
    return {
        "mentor_id": mentor_id,
        "career_code": career,
        "department": department_of(commune) if commune else department,
    }
