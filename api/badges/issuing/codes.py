"""Decisions about codes: what is shown or called out at an event, and gives each person one badge."""

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import achievements, permissions
from api.badges.issuing import code_queries as queries
from api.badges.issuing.achievements import after
from api.badges.issuing.schemas import CodeCreate, CodePublic
from api.badges.issuing.states import CredentialStatus
from api.badges.issuing.words import shown
from api.people.moderation import facade as moderation
from api.platform.access import Viewer
from api.platform.kit import qr
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets, new_typed_code
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.kit.wire import PageQuery
from api.platform.settings import Settings

LENGTH = 8


async def page(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    achievement_id: UUID,
    query: PageQuery,
) -> list[Found]:
    """An achievement's codes, the newest first. Raises NotFoundError, ForbiddenError."""
    await permissions.of_achievement(connection, viewer, achievement_id)
    rows = await connection.execute(
        queries.CODES,
        {
            "achievement_id": achievement_id,
            "now": now(),
            "limit": query.limit + 1,
            **after(query.cursor),
        },
    )
    found = [_public(settings, secrets, row) for row in rows]
    return [Found(one.created_at.timestamp(), str(one.id), one.model_dump_json()) for one in found]


async def read(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, viewer: Viewer, code_id: UUID
) -> CodePublic:
    """One code. Raises NotFoundError, ForbiddenError."""
    row = await _ours(connection, viewer, code_id)
    return _public(settings, secrets, row)


async def make(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    achievement_id: UUID,
    draft: CodeCreate,
) -> bool:
    """A fresh code; False when this very one was made already.

    Raises NotFoundError, ForbiddenError, ConflictError (not published, too many are open, another's id),
    InvalidInputError (ends in the past or too late), RefusedButKeptError (an advance).
    """
    await achievements.require_published(session, viewer, achievement_id)
    await moderation.require_may_publish(session, viewer.account_id)
    await moderation.require_may_say(session, viewer.account_id, None, draft.narrative, "")
    moment = now()
    existing = (await run(session, queries.FIND_CODE, {"id": draft.id})).first()
    if existing is not None:
        if existing.achievement_id != achievement_id:
            raise ConflictError("id_taken")
        return False
    if draft.expires_at <= moment:
        raise InvalidInputError("expires_at", "day_past")
    if draft.expires_at > moment + timedelta(days=settings.badge_code_days):
        raise InvalidInputError("expires_at", "code_too_long")
    parameters = {"achievement_id": achievement_id, "now": moment}
    alive = (await run(session, queries.OPEN_CODES, parameters)).scalar_one()
    if alive >= settings.badge_codes:
        raise ConflictError("too_many_badge_codes")
    code = new_typed_code(LENGTH)
    made = await run(
        session,
        queries.MAKE_CODE,
        {
            **parameters,
            "id": draft.id,
            "label": draft.label,
            "mark": mark(secrets, code),
            "sealed": secrets.seal(code),
            "narrative": await read_text(shown, "narrative", draft.narrative),
            "max_claims": draft.max_claims,
            "account_id": viewer.account_id,
            "expires_at": draft.expires_at,
        },
    )
    if made.first() is None:
        raise ConflictError("id_taken")
    return True


async def close(session: AsyncSession, viewer: Viewer, code_id: UUID) -> None:
    """Let nobody claim by a code any more; who did keeps the badge. Raises NotFoundError, ForbiddenError."""
    connection = await session.connection()
    await _ours(connection, viewer, code_id)
    await connection.execute(queries.CLOSE_CODE, {"id": code_id, "now": now()})


class Claim(NamedTuple):
    """What a code gives to somebody."""

    code_id: UUID
    achievement_id: UUID
    narrative: str
    awarded_by: UUID | None
    credential_id: UUID | None
    """What they have had by this very code before; then nothing was counted."""


async def take(session: AsyncSession, secrets: Secrets, account_id: UUID, code: str) -> Claim | None:
    """Count one claim of a code, once for each account; None where it is wrong, over or used up.

    Whoever claims by the same code meanwhile waits until this transaction ends. Raises ConflictError: what it
    gave them was declined since, or taken back.
    """
    connection = await session.connection()
    moment = now()
    row = (await connection.execute(queries.LOCK_CODE, {"mark": mark(secrets, code), "now": moment})).first()
    if row is None:
        return None
    parameters = {"id": row.id, "account_id": account_id}
    had = (await connection.execute(queries.CLAIMED_BY, parameters)).first()
    if had is not None and had.status in (CredentialStatus.DECLINED, CredentialStatus.LAPSED):
        raise ConflictError("badge_over")
    if had is None and (await connection.execute(queries.COUNT_CLAIM, parameters)).first() is None:
        return None
    narrative = row.narrative
    if row.created_by is not None and await moderation.apart(connection, row.created_by, account_id):
        # The badge is theirs; its words are of somebody who says nothing to them any more.
        narrative = ""
    return Claim(row.id, row.achievement_id, narrative, row.created_by, None if had is None else had.id)


def mark(secrets: Secrets, code: str) -> bytes:
    """What is kept of a code; typed small or with spaces and dashes it is the same."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    return secrets.mark("badge code", typed)


def address(settings: Settings, code: str) -> str:
    """The page that claims by a code; what follows # stays in the browser."""
    return f"{settings.public_url}/badges/claim#code={code}"


async def _ours(connection: AsyncConnection, viewer: Viewer, code_id: UUID) -> Row[tuple[Any, ...]]:
    row = (await connection.execute(queries.CODE, {"id": code_id, "now": now()})).first()
    if row is None:
        raise NotFoundError
    await permissions.of_achievement(connection, viewer, row.achievement_id)
    return row


def _public(settings: Settings, secrets: Secrets, row: Row[tuple[Any, ...]]) -> CodePublic:
    code = secrets.unseal(bytes(row.sealed_code)) if row.open else None
    url = code and address(settings, code)
    return CodePublic(
        id=row.id,
        achievement_id=row.achievement_id,
        label=row.label,
        narrative=row.narrative,
        code=code,
        url=url,
        qr_svg=url and qr.svg(url),
        open=row.open,
        expires_at=row.expires_at,
        closed_at=row.closed_at,
        max_claims=row.max_claims,
        claims=row.claims,
        created_at=row.created_at,
    )
