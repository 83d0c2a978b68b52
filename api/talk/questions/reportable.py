"""What moderators may look at here: a question, before it becomes a conversation."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.access import adults
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.safety.safeguarding.service import MASK
from api.talk.conversations.facade import REPORTABLES as CONVERSATIONS
from api.talk.questions import queries
from api.talk.questions.models import QuestionStatus
from api.talk.questions.telling import leave_inboxes

_MESSAGE = next(one for one in CONVERSATIONS if one.kind is SubjectKind.MESSAGE)


async def _find(session: AsyncSession, question_id: UUID) -> Found | None:
    row = await _read(session, question_id)
    if row is None:
        return None
    return Found(about_id=row.account_id, department=row.department, parties=frozenset({row.account_id}))


async def _excerpt(session: AsyncSession, question_id: UUID) -> Sequence[Line]:
    row = await _read(session, question_id)
    if row is None:
        return []
    return [Line(SubjectKind.QUESTION, row.id, row.account_id, row.text, row.status, row.created_at)]


async def _hide(session: AsyncSession, question_id: UUID) -> None:
    row = await _held(session, question_id)
    if row is not None and row.status == QuestionStatus.TAKEN:
        if (message := await _first_message(session, question_id)) is not None:
            await _MESSAGE.hide(session, message)
    elif row is not None and row.status in ("held", "waiting", "with_adviser"):
        await run(session, queries.END, {"id": question_id, "status": QuestionStatus.HIDDEN, "now": now()})
        await leave_inboxes(session, question_id)


async def _release(session: AsyncSession, question_id: UUID) -> None:
    row = await _held(session, question_id)
    if row is not None and row.status == QuestionStatus.TAKEN:
        if (message := await _first_message(session, question_id)) is not None:
            await _MESSAGE.release(session, message)
    elif row is not None and row.status in ("held", "hidden"):
        await run(session, queries.WAIT_AGAIN, {"id": question_id})
        await defer(session, "questions:climb", question_id=str(question_id))


async def _unmask(session: AsyncSession, question_id: UUID, original: str) -> bool:
    row = await _held(session, question_id)
    if row is None:
        return False
    text, training = _fields(original, row.training)
    shown = await run(session, queries.UNMASK, {"id": question_id, "text": text, "training": training})
    unmasked = shown.first() is not None
    if (message := await _first_message(session, question_id)) is not None:
        unmasked |= await _MESSAGE.unmask(session, message, text)
    return unmasked


def _fields(original: str, training: str) -> tuple[str, str]:
    """Text and training as they were written: kept one below the other where something was found in the
    second (`asking.ask`), which has one line; else the text alone. `training`: as it is shown.
    """
    text, _, below = original.rpartition("\n")
    return (text, below) if training and (MASK in training or below == training) else (original, training)


async def _seen_by(session: AsyncSession, question_id: UUID, account_id: UUID) -> bool:
    seen = {"id": question_id, "account_id": account_id, **adults()}
    found = await run(session, queries.SEEN_BY, seen)
    return bool(found.scalar())


async def _first_message(session: AsyncSession, question_id: UUID) -> UUID | None:
    """Once it is taken, its words are the first message of a conversation."""
    found = await run(session, queries.FIRST_MESSAGE, {"id": question_id})
    message: UUID | None = found.scalar_one_or_none()
    return message


async def _read(session: AsyncSession, question_id: UUID) -> Row[Any] | None:
    return (await run(session, queries.READ, {"id": question_id})).first()


async def _held(session: AsyncSession, question_id: UUID) -> Row[Any] | None:
    return (await run(session, queries.LOCK, {"id": question_id})).first()


REPORTABLE = Reportable(
    kind=SubjectKind.QUESTION,
    find=_find,
    excerpt=_excerpt,
    hide=_hide,
    release=_release,
    seen_by=_seen_by,
    unmask=_unmask,
)
