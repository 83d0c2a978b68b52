"""What moderators may look at here: what a student wrote when they asked for a badge, and what a student says
that somebody of the issuer did.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import asking_queries as queries
from api.people.organisations import service as organisations
from api.platform.feature.reportable import Found, Line, Reportable, SubjectKind
from api.platform.kit.clock import now
from api.platform.kit.statements import run


async def _find(session: AsyncSession, request_id: UUID) -> Found | None:
    row = (await run(session, queries.WRITTEN, {"id": request_id})).first()
    if row is None:
        return None
    return Found(about_id=row.account_id, department=row.department, parties=frozenset({row.account_id}))


async def _excerpt(session: AsyncSession, request_id: UUID) -> Sequence[Line]:
    row = (await run(session, queries.WRITTEN, {"id": request_id})).first()
    if row is None:
        return []
    return [Line(SubjectKind.BADGE_REQUEST, row.id, row.account_id, row.text, row.status, row.created_at)]


async def _hide(session: AsyncSession, request_id: UUID) -> None:
    # What it shows stays for the moderators; the issuer does not see it any more.
    await run(session, queries.HIDE, {"id": request_id, "now": now()})


async def _release(session: AsyncSession, request_id: UUID) -> None:
    # It is never held: only what a moderator hid comes back.
    await run(session, queries.RELEASE, {"id": request_id})


async def _unmask(session: AsyncSession, request_id: UUID, _original: str) -> bool:
    # Of several fields each is kept as it was written; the whole is only the moderators'.
    shown = [await run(session, statement, {"id": request_id}) for statement in queries.UNMASK]
    return any(one.rowcount for one in shown)


async def _seen_by(session: AsyncSession, request_id: UUID, account_id: UUID) -> bool:
    parameters = {"id": request_id, "account_id": account_id}
    return bool((await run(session, queries.SEEN_BY, parameters)).scalar_one())


async def _issuer(session: AsyncSession, badge_id: UUID) -> Found | None:
    row = (await run(session, queries.ISSUER, {"id": badge_id})).first()
    if row is None or row.organisation_id is None:
        return None
    return await organisations.conduct(await session.connection(), row)


async def _words_of_issuer(session: AsyncSession, badge_id: UUID) -> Sequence[Line]:
    row = (await run(session, queries.ISSUER, {"id": badge_id})).first()
    if row is None:
        return []
    said = "\n".join(filter(None, (row.named, row.said)))
    return [Line(SubjectKind.ISSUER, badge_id, row.actor, said, row.status, row.at)]


async def _stays(_session: AsyncSession, _badge_id: UUID) -> None:
    """What a badge says is its owner's, who shows it or not."""


async def _is_student(session: AsyncSession, badge_id: UUID, account_id: UUID) -> bool:
    row = (await run(session, queries.ISSUER, {"id": badge_id})).first()
    return row is not None and row.account_id == account_id


REPORTABLES = (
    Reportable(
        kind=SubjectKind.BADGE_REQUEST,
        find=_find,
        excerpt=_excerpt,
        hide=_hide,
        release=_release,
        seen_by=_seen_by,
        unmask=_unmask,
    ),
    Reportable(
        kind=SubjectKind.ISSUER,
        find=_issuer,
        excerpt=_words_of_issuer,
        hide=_stays,
        release=_stays,
        seen_by=_is_student,
    ),
)
