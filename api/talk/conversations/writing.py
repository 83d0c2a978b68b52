"""Writing: beginning a conversation, and sending a message into it.

A message is screened first. Contact details are masked for everybody but moderators; an insult is held until
one has looked: its author sees it waiting, the other side has no sign of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Caller, Viewer, adults, insist_proven
from api.platform.feature.reportable import SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, ForbiddenError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text, text_turn
from api.platform.settings import Settings
from api.safety.reach import ages
from api.safety.safeguarding.service import (
    EARLIER_MESSAGES,
    EARLIER_WITHIN,
    INVITED_WITHIN,
    MOST_BEFORE,
    PROPOSED_WITHIN,
    SHORT,
    TOLD_WITHIN,
    Before,
    Screening,
    Talk,
    agreed_to,
    half_proposals,
    known_by,
    read_on,
    screen,
)
from api.talk.conversations import context_queries, queries, ringing
from api.talk.conversations.models import MessageStatus, Side
from api.talk.conversations.ordinary import Draft, OrdinaryMessages
from api.talk.conversations.schemas import MessageCreate, MessagePublic, MessageSent, ScreeningPublic
from api.talk.conversations.telling import tell_both, tell_one
from api.talk.mentoring import service as mentoring

_LONG = 100
"""Characters of a message that are screened in a millisecond or two, however they are made."""
_ASKED_LATELY = 2
"""Messages of the other one that a short yes may answer."""


async def open_for(
    session: AsyncSession,
    *,
    question_id: UUID,
    student_id: UUID,
    mentor_id: UUID,
    as_staff: bool,
    career_code: str | None,
    department: str,
    text: str,
    masked: bool,
    distress: bool = False,
    status: MessageStatus = MessageStatus.VISIBLE,
    asked_at: datetime | None = None,
) -> UUID:
    """Begin the conversation of a question, which becomes its first message; one question has one, for ever.

    `text` is the question as others may see it, `asked_at` when it was asked. The caller has checked ages and
    consent, holds the question, and tells both people.
    """
    moment = now()
    made = (
        await run(
            session,
            queries.OPEN,
            {
                "question_id": question_id,
                "student_id": student_id,
                "mentor_id": mentor_id,
                "as_staff": as_staff,
                "career_code": career_code,
                "department": department,
                "now": moment,
            },
        )
    ).scalar_one_or_none()
    if made is None:
        found: UUID = (await run(session, queries.OF_QUESTION, {"question_id": question_id})).scalar_one()
        return found
    opened: UUID = made
    await run(
        session,
        queries.FIRST_MESSAGE,
        {
            "id": opened,
            "text": text,
            "masked": masked,
            "distress": distress,
            "status": status,
            "sent_at": asked_at or moment,
        },
    )
    return opened


async def send(
    ordinary: OrdinaryMessages, caller: Caller, conversation_id: UUID, draft: MessageCreate
) -> tuple[bool, MessageSent]:
    """Write a message down and tell both people's devices; the same once more changes nothing.

    Returns whether it is new, and the message. Raises UnauthorizedError, NotFoundError (not one of the two),
    ConflictError (closed, another's id), ForbiddenError (consent, suspended, out of reach, an adviser without
    a second factor), TooManyRequestsError (too many long ones of theirs wait).
    """
    viewer = None
    # Of nobody a long text is worth the time, nor any text a turn among messages: who sent it comes first.
    if len(draft.text) > _LONG or not ordinary.knows(caller.token):
        viewer = insist_proven(await caller.viewer())
        ordinary.remember(caller.token)
    if len(draft.text) <= _LONG:
        said = await _say_as_it_is(ordinary, caller, conversation_id, draft, screen(draft.text))
        if said is not None:
            return True, said
    viewer = viewer or insist_proven(await caller.viewer())
    async with text_turn(viewer.account_id.hex):
        if len(draft.text) > _LONG:
            screening = await read_text(screen, draft.text)
            said = await _say_as_it_is(ordinary, caller, conversation_id, draft, screening)
            if said is not None:
                return True, said
        async with ordinary.database.transaction() as session:
            return await write(session, ordinary.settings, viewer, conversation_id, draft)


async def _say_as_it_is(
    ordinary: OrdinaryMessages,
    caller: Caller,
    conversation_id: UUID,
    draft: MessageCreate,
    screening: Screening,
) -> MessageSent | None:
    """Write a message down in which nothing is or may be; None where it is not ordinary."""
    if screening.spans or screening.may_lead or screening.may_go_on:
        return None
    message = await ordinary.say(Draft(caller.token, conversation_id, draft))
    if message is None:
        return None
    return MessageSent(message=message, screening=ScreeningPublic.of(screening))


async def write(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    conversation_id: UUID,
    draft: MessageCreate,
) -> tuple[bool, MessageSent]:
    """The same step by step, for whatever is not ordinary, in the turn of who sent it and the caller's
    transaction.
    """
    mine = {"id": conversation_id, "account_id": viewer.account_id, "message_id": draft.id}
    found = (await run(session, queries.FIND, mine)).first()
    if found is None:
        raise NotFoundError
    if found.message_id is not None:
        screening, _ = await _in_context(session, viewer, conversation_id, found.side, draft)
        return False, await _said(session, conversation_id, found.side, draft.id, screening)
    if found.side == Side.STUDENT:
        # A withdrawal at the same moment waits, and then closes the conversation.
        await privacy.require(session, settings, viewer.account_id, Purpose.CONVERSATIONS)
    await moderation.require_may_write(session, viewer.account_id)
    row = await locked(session, settings, viewer.account_id, conversation_id)
    # Under the lock: two halves that are sent at once see each other.
    screening, talk = await _in_context(session, viewer, conversation_id, row.side, draft)
    other = row.student_id if row.side == Side.MENTOR else row.mentor_id
    advances, spread = await moderation.add_up(
        session,
        screening,
        talk,
        draft.text,
        author_id=viewer.account_id,
        reader_id=other,
        subject_id=draft.id,
    )
    advance = moderation.is_grave_advance(advances)
    held = screening.held or advance
    moment = now()
    message = MessagePublic(
        id=draft.id,
        seq=row.last_seq + 1,
        side=row.side,
        text=screening.text,
        masked=bool(screening.masked),
        distress=screening.distress,
        status=MessageStatus.HELD if held else MessageStatus.VISIBLE,
        sent_at=moment,
    )
    seen_by_other = message.status == MessageStatus.VISIBLE
    ring = ringing.planned(settings, row, row.side, moment) if seen_by_other else None
    if row.why_not is not None or not await _say(session, conversation_id, message, ring):
        # The same was sent twice at once, and the other one was quicker; or it is somebody else's id.
        return False, await _said(session, conversation_id, row.side, draft.id, screening, row.why_not)
    await moderation.file_found(
        session,
        screening,
        subject_kind=SubjectKind.MESSAGE,
        subject_id=draft.id,
        about_id=viewer.account_id,
        department=row.department,
        original=draft.text,
        reader_id=other,
        advances=advances,
        spread=spread,
    )
    if row.first_answer and seen_by_other:
        await mentoring.learn_answer_time(session, viewer.account_id)
    if ring is not None:
        await ringing.plan(session, conversation_id, ringing.receiver(row.side), ring)
    if seen_by_other:
        await tell_both(session, row, "message.new", seq=message.seq)
    else:
        await tell_one(session, viewer.account_id, conversation_id, "message.new", seq=message.seq)
    return True, MessageSent(message=message, screening=ScreeningPublic.of(screening, advance=advance))


async def _in_context(
    session: AsyncSession, viewer: Viewer, conversation_id: UUID, side: Side, draft: MessageCreate
) -> tuple[Screening, Talk]:
    """The screening of a message with those before it, between these two people, and who they are."""
    mine = {"id": conversation_id, "account_id": viewer.account_id}
    row = (await run(session, context_queries.TALK, {**mine, **adults()})).one()
    here = {"id": conversation_id, "side": side, "message_id": draft.id, "now": now()}
    talk = Talk(row.by_adult, row.to_minor, known_by(row.first_name, row.email))
    said = await _earlier(session, here, EARLIER_WITHIN, EARLIER_MESSAGES)
    screening = await read_text(screen, draft.text, said, talk)
    if screening.may_lead and not screening.grooming and talk.by_adult is not False:
        # Whoever waits for a quarter of an hour between two halves of a proposal proposes all the same.
        lately = half_proposals(await _earlier(session, here, PROPOSED_WITHIN, MOST_BEFORE))
        if lately:
            screening = await read_text(screen, draft.text, [*lately, *said], talk)
    if screening.may_lead and talk.to_minor and talk.by_adult:
        asked = await _heard(session, here, PROPOSED_WITHIN, _ASKED_LATELY)
        screening = agreed_to(screening, draft.text, asked)
    before = await _before(session, here) if len(draft.text) <= SHORT else Before()
    return await read_text(read_on, draft.text, screening, before, said, talk), talk


async def _earlier(session: AsyncSession, here: dict[str, Any], within: timedelta, most: int) -> list[str]:
    """What the same person wrote to the other one so lately, the oldest first."""
    found = await run(session, context_queries.EARLIER, {**here, "within": within, "limit": most})
    return [one.text for one in reversed(found.all())]


async def _heard(session: AsyncSession, here: dict[str, Any], within: timedelta, most: int) -> Sequence[str]:
    """What the other one wrote so lately, the newest first, as it was read."""
    found = await run(session, context_queries.ASKED, {**here, "within": within, "limit": most})
    return found.scalars().all()


async def _before(session: AsyncSession, here: dict[str, Any]) -> Before:
    """What of long before may belong to a short message."""
    found = await run(
        session,
        context_queries.BEFORE,
        {**here, "told_within": TOLD_WITHIN, "invited_within": INVITED_WITHIN, "most": MOST_BEFORE},
    )
    rows = list(reversed(found.all()))
    return Before(
        told=[one.text for one in rows if one.own],
        invited=[one.text for one in rows if one.own and one.masked and one.lately],
        asked=[one.text for one in rows if not one.own],
        heard=await _heard(session, here, INVITED_WITHIN, _ASKED_LATELY),
        named=any(one.named for one in rows if not one.own),
    )


async def locked(
    session: AsyncSession, settings: Settings, account_id: UUID, conversation_id: UUID
) -> Row[Any]:
    """A conversation of this person while nobody else can change it. Raises NotFoundError."""
    mine = {"id": conversation_id, "account_id": account_id}
    await run(session, queries.LOCK_PEOPLE, mine)
    row = (await run(session, queries.LOCK, {**mine, "now": now(), **ages(settings)})).first()
    if row is None:
        raise NotFoundError
    return row


def refused(why_not: str) -> ConflictError | ForbiddenError:
    """Why a person cannot write; of a block or a report it says no more than of anything else."""
    if why_not in ("paused", "kept"):
        return ForbiddenError("conversation_paused")
    if why_not == "age":
        return ForbiddenError("conversation_of_ages")
    if why_not == "suspended":
        return ConflictError("conversation_suspended")
    return ConflictError("conversation_closed")


async def _say(
    session: AsyncSession, conversation_id: UUID, message: MessagePublic, ring: datetime | None
) -> bool:
    """Add a message at the end of a locked conversation; whether its id was free."""
    said = await run(
        session,
        queries.SAY,
        {
            "id": conversation_id,
            "message_id": message.id,
            "seq": message.seq,
            "side": message.side,
            "text": message.text,
            "masked": message.masked,
            "distress": message.distress,
            "status": message.status,
            "now": message.sent_at,
            **ringing.columns(message.side, ring),
        },
    )
    return said.first() is not None


async def _said(
    session: AsyncSession,
    conversation_id: UUID,
    side: Side,
    message_id: UUID,
    screening: Screening,
    why_not: str | None = None,
) -> MessageSent:
    """The message that has this id already. Raises `why_not` where there is none, else ConflictError."""
    found = (await run(session, queries.SAID, {"message_id": message_id})).first()
    if found is None and why_not is not None:
        raise refused(why_not)
    if found is None or (found.conversation_id, found.side) != (conversation_id, side):
        raise ConflictError("id_taken")
    values = {key: value for key, value in found._mapping.items() if key != "conversation_id"}
    return MessageSent(message=MessagePublic(**values), screening=ScreeningPublic.of(screening))
