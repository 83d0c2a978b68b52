"""What moderators may look at here: what a student wrote when they applied, and what a student says that
somebody of the company did.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import service as organisations
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


async def _company(session: AsyncSession, application_id: UUID) -> Found | None:
    row = (await run(session, queries.COMPANY, {"id": application_id})).first()
    if row is None:
        return None
    return await organisations.conduct(await session.connection(), row)


async def _words_of_company(session: AsyncSession, application_id: UUID) -> Sequence[Line]:
    row = (await run(session, queries.COMPANY, {"id": application_id})).first()
    if row is None:
        return []
    placement = Line(SubjectKind.COMPANY, application_id, row.actor, row.named, row.status, row.sent_at)
    said = await run(session, queries.COMPANY_WORDS, {"id": application_id})
    words = [Line(SubjectKind.COMPANY, one.id, one.actor, one.word, one.status, one.at) for one in said]
    return [placement, *words]


async def _stays(_session: AsyncSession, _application_id: UUID) -> None:
    """Its words are read by the student alone, who is apart from the company from now on."""


async def _is_student(session: AsyncSession, application_id: UUID, account_id: UUID) -> bool:
    parameters = {"id": application_id, "account_id": account_id}
    return bool((await run(session, queries.IS_STUDENT, parameters)).scalar_one())


REPORTABLES = (
    Reportable(
        kind=SubjectKind.APPLICATION,
        find=_find,
        excerpt=_excerpt,
        hide=_hide,
        release=_release,
        unmask=_unmask,
    ),
    Reportable(
        kind=SubjectKind.COMPANY,
        find=_company,
        excerpt=_words_of_company,
        hide=_stays,
        release=_stays,
        seen_by=_is_student,
    ),
)
