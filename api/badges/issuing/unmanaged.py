"""Issuers that nobody speaks for: their organisation is closed or no longer verified. The Region stands in.

What they awarded stays good until an admin revokes it; what students asked of them ends with a kind word.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import issued
from api.badges.issuing import unmanaged_queries as queries
from api.badges.issuing.achievements import after
from api.badges.issuing.kinds import BADGE_REQUEST_ENDED
from api.badges.issuing.schemas import AwardRevocation
from api.badges.issuing.unmanaged_schemas import OrphanBadge, OrphanBadgesQuery, OrphanIssuer
from api.platform.access import Viewer
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.wire import PageQuery
from api.platform.notices import service as notices
from api.platform.settings import Settings

CHUNK = 200
"""Requests that end in one transaction."""


async def page(connection: AsyncConnection, query: PageQuery) -> list[Found]:
    """Issuers that nobody speaks for and whose badges still stand, by name. Raises InvalidInputError."""
    seen = decode_cursor(query.cursor, (str, str)) or ("", "")
    rows = await connection.execute(
        queries.ISSUERS, {"now": now(), "after": seen[0], "after_id": seen[1], "limit": query.limit + 1}
    )
    return [Found(row.name, str(row.id), OrphanIssuer(**row._mapping).model_dump_json()) for row in rows]


async def awarded(connection: AsyncConnection, issuer_id: UUID, query: OrphanBadgesQuery) -> list[Found]:
    """What one of them signed, the latest first, without a name: whom it was for is not needed to end it.

    Raises NotFoundError (also while the organisation is in good standing), InvalidInputError.
    """
    await _require_orphan(connection, issuer_id)
    rows = await connection.execute(
        queries.AWARDED,
        {
            "issuer_id": issuer_id,
            "words": query.q.strip().removeprefix("urn:uuid:"),
            "now": now(),
            "limit": query.limit + 1,
            **after(query.cursor),
        },
    )
    return [
        Found(row.accepted_at.timestamp(), str(row.id), OrphanBadge(**row._mapping).model_dump_json())
        for row in rows
    ]


async def revoke(
    session: AsyncSession, settings: Settings, viewer: Viewer, credential_id: UUID, wanted: AwardRevocation
) -> None:
    """End an award in its issuer's place; the same once more changes nothing.

    Raises NotFoundError, ConflictError (its issuer is there to do it; declined or lapsed).
    """
    row = (await run(session, queries.OF_CREDENTIAL, {"id": credential_id})).first()
    if row is None:
        raise NotFoundError
    if row.in_charge:
        raise ConflictError("badge_issuer_in_charge")
    await issued.end(session, settings, viewer, credential_id, wanted, department=row.department)


async def end_requests(session: AsyncSession, settings: Settings) -> bool:
    """End requests that nobody can answer any more, and tell who asked; whether more are left.

    Done twice, or by two at once, each ends once and is told once.
    """
    rows = list(await run(session, queries.END_REQUESTS, {"now": now(), "limit": CHUNK}))
    for row in rows:
        await notices.notify(session, settings, [row.account_id], BADGE_REQUEST_ENDED, request_id=row.id)
    return len(rows) == CHUNK


async def _require_orphan(connection: AsyncConnection, issuer_id: UUID) -> None:
    if not (await connection.execute(queries.IS_ORPHAN, {"id": issuer_id})).scalar_one():
        raise NotFoundError
