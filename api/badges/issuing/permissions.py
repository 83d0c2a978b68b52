"""Who may issue: the adults of an organisation that a referent has verified."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.badges.issuing import queries
from api.platform.access import Role, Viewer
from api.platform.kit.problems import ForbiddenError, NotFoundError


async def organisation(connection: AsyncConnection, viewer: Viewer, organisation_id: UUID) -> Row[Any]:
    """The viewer's organisation: id, name, department, issuer_id (null before its profile is written).

    Raises NotFoundError (not theirs), ForbiddenError (no issuer; a minor; not verified).
    """
    row = (
        await connection.execute(queries.GATE, {"id": organisation_id, "account_id": viewer.account_id})
    ).first()
    if row is None:
        raise NotFoundError
    if Role.ISSUER not in viewer.roles:
        raise ForbiddenError
    if viewer.is_minor:
        raise ForbiddenError("adults_only")
    if not row.verified:
        raise ForbiddenError("organisation_unverified")
    return row


async def of_achievement(connection: AsyncConnection, viewer: Viewer, achievement_id: UUID) -> Row[Any]:
    """The same of the organisation whose achievement it is. Raises NotFoundError, ForbiddenError."""
    found = (await connection.execute(queries.ISSUER_OF_ACHIEVEMENT, {"id": achievement_id})).first()
    if found is None:
        raise NotFoundError
    return await organisation(connection, viewer, found.organisation_id)
