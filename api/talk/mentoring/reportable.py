"""What moderators may look at here: what a mentor says of themself in the directory."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.access import adults
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.kit.clock import now, today
from api.platform.kit.statements import run
from api.talk.mentoring import queries


async def _find(session: AsyncSession, mentor_id: UUID) -> Found | None:
    row = await _read(session, mentor_id)
    if row is None:
        return None
    return Found(about_id=row.account_id, department=row.department, parties=frozenset({row.account_id}))


async def _excerpt(session: AsyncSession, mentor_id: UUID) -> Sequence[Line]:
    row = await _read(session, mentor_id)
    if row is None:
        return []
    status = "visible" if row.hidden_at is None else "hidden"
    text = "\n".join(filter(None, (row.job_title, row.training, row.presentation)))
    return [Line(SubjectKind.MENTOR, mentor_id, row.account_id, text, status, row.updated_at)]


async def _hide(session: AsyncSession, mentor_id: UUID) -> None:
    await _set_hidden(session, mentor_id, now())


async def _release(session: AsyncSession, mentor_id: UUID) -> None:
    await _set_hidden(session, mentor_id, None)


async def _seen_by(session: AsyncSession, mentor_id: UUID, account_id: UUID) -> bool:
    """Whom the ages let this viewer meet, also one who would be too young by now to be listed."""
    row = await _read(session, mentor_id)
    if row is None or row.adult:
        return row is not None
    asked = await run(
        session,
        queries.AGES_MEET,
        {"account_id": account_id, "mentor_id": row.account_id, **adults(), "mentors_born_by": today()},
    )
    return bool(asked.scalar())


async def _set_hidden(session: AsyncSession, mentor_id: UUID, moment: datetime | None) -> None:
    row = await _read(session, mentor_id)
    if row is not None and (row.hidden_at is None) is not (moment is None):
        await run(session, queries.HIDE, {"account_id": row.account_id, "now": moment})


async def _read(session: AsyncSession, mentor_id: UUID) -> Row[Any] | None:
    found = await run(session, queries.REPORTED, {"id": mentor_id, **adults()})
    return found.first()


REPORTABLE = Reportable(
    kind=SubjectKind.MENTOR,
    find=_find,
    excerpt=_excerpt,
    hide=_hide,
    release=_release,
    seen_by=_seen_by,
)
