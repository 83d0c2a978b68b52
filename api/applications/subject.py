"""What moderators may look at here: what a student wrote to a company when they applied."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.applications import queries
from api.moderation.service import Found, Line, Subject, SubjectKind


async def _find(session: AsyncSession, application_id: UUID) -> Found | None:
    row = (await (await session.connection()).execute(queries.WRITTEN, {"id": application_id})).first()
    if row is None:
        return None
    return Found(about_id=row.account_id, department=row.department, parties=frozenset({row.account_id}))


async def _excerpt(session: AsyncSession, application_id: UUID) -> Sequence[Line]:
    row = (await (await session.connection()).execute(queries.WRITTEN, {"id": application_id})).first()
    if row is None:
        return []
    return [Line(SubjectKind.APPLICATION, row.id, row.account_id, row.text, row.status, row.sent_at)]


async def _stays(_session: AsyncSession, _application_id: UUID) -> None:
    """It went to the company at once; whoever cries for help keeps the application."""


SUBJECT = Subject(
    kind=SubjectKind.APPLICATION,
    find=_find,
    excerpt=_excerpt,
    hide=_stays,
    release=_stays,
)
