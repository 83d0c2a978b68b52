"""What moderators may look at here: what a student wrote to a company when they applied."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.applications import reportable_queries as queries
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.kit.statements import run


async def _find(session: AsyncSession, application_id: UUID) -> Found | None:
    row = (await run(session, queries.WRITTEN, {"id": application_id})).first()
    if row is None:
        return None
    return Found(about_id=row.account_id, department=row.department, parties=frozenset({row.account_id}))


async def _excerpt(session: AsyncSession, application_id: UUID) -> Sequence[Line]:
    row = (await run(session, queries.WRITTEN, {"id": application_id})).first()
    if row is None:
        return []
    return [Line(SubjectKind.APPLICATION, row.id, row.account_id, row.text, row.status, row.sent_at)]


async def _hide(session: AsyncSession, application_id: UUID) -> None:
    # The application stays, without its words.
    await run(session, queries.HIDE, {"id": application_id})


async def _release(session: AsyncSession, application_id: UUID) -> None:
    await run(session, queries.RELEASE, {"id": application_id})


async def _unmask(session: AsyncSession, application_id: UUID, _original: str) -> bool:
    # Of two fields each is kept as it was written; the whole is only the moderators'.
    shown = await run(session, queries.UNMASK, {"id": application_id})
    return shown.first() is not None


REPORTABLE = Reportable(
    kind=SubjectKind.APPLICATION,
    find=_find,
    excerpt=_excerpt,
    hide=_hide,
    release=_release,
    unmask=_unmask,
)
