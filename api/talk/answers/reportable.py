"""What people may report here: a published answer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.kit.statements import run
from api.talk.answers import queries
from api.talk.answers.models import AnswerStatus


async def _find(session: AsyncSession, answer_id: UUID) -> Found | None:
    row = await _read(session, answer_id)
    if row is None:
        return None
    parties = frozenset({row.student_id, row.mentor_id} - {None})
    return Found(about_id=row.mentor_id, department=row.department, parties=parties)


async def _excerpt(session: AsyncSession, answer_id: UUID) -> Sequence[Line]:
    row = await _read(session, answer_id)
    if row is None:
        return []
    # One line, since evidence of one thing is kept once.
    text = f"{row.question}\n\n{row.answer}"
    return [Line(SubjectKind.ANSWER, row.id, row.mentor_id, text, row.status, row.created_at)]


async def _hide(session: AsyncSession, answer_id: UUID) -> None:
    await _move(session, answer_id, AnswerStatus.PUBLISHED, AnswerStatus.REFUSED)


async def _release(session: AsyncSession, answer_id: UUID) -> None:
    await _move(session, answer_id, AnswerStatus.REFUSED, AnswerStatus.PUBLISHED)


async def _move(session: AsyncSession, answer_id: UUID, before: AnswerStatus, after: AnswerStatus) -> None:
    row = (await run(session, queries.LOCK, {"id": answer_id})).first()
    if row is not None and row.status == before and row.published_at is not None:
        await run(session, queries.SET_STATUS, {"id": answer_id, "status": after, "reason": ""})


async def _seen_by(session: AsyncSession, answer_id: UUID, _account_id: UUID) -> bool:
    row = await _read(session, answer_id)
    return row is not None and row.status == AnswerStatus.PUBLISHED


async def _read(session: AsyncSession, answer_id: UUID) -> Row[Any] | None:
    return (await run(session, queries.READ, {"id": answer_id})).first()


REPORTABLE = Reportable(
    kind=SubjectKind.ANSWER,
    find=_find,
    excerpt=_excerpt,
    hide=_hide,
    release=_release,
    seen_by=_seen_by,
)
