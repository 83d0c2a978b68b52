"""Who belongs to an organisation, and as what."""

from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.organisations import queries
from api.people.organisations.models import MemberRole
from api.platform.access import adults
from api.platform.feature.reportable import Found
from api.platform.kit.problems import ForbiddenError, NotFoundError


async def role_of(connection: AsyncConnection, organisation_id: UUID, account_id: UUID) -> MemberRole:
    """What the account is in the organisation: under 18 a member.

    Raises NotFoundError for who does not belong to it.
    """
    parameters = {"id": organisation_id, "account_id": account_id, **adults()}
    row = (await connection.execute(queries.ROLE_OF, parameters)).first()
    if row is None:
        raise NotFoundError
    return MemberRole(row.role)


async def keep_to_owners(connection: AsyncConnection, organisation_id: UUID, account_id: UUID) -> None:
    """Raises NotFoundError for who does not belong to it, ForbiddenError for a member who is no owner."""
    if await role_of(connection, organisation_id, account_id) is not MemberRole.OWNER:
        raise ForbiddenError("owner_needed")


async def owners_of(connection: AsyncConnection, organisation_id: UUID) -> list[UUID]:
    """Who answers for an organisation, also while their deletion can still be taken back."""
    rows = await connection.execute(queries.OWNERS, {"id": organisation_id, **adults()})
    return [row.account_id for row in rows]


async def members_of(connection: AsyncConnection, organisation_id: UUID) -> list[UUID]:
    """The active accounts of an organisation, the oldest member first."""
    rows = await connection.execute(queries.MEMBERS, {"id": organisation_id, **adults()})
    return [row.account_id for row in rows]


async def conduct(connection: AsyncConnection, row: Row[tuple[object, ...]]) -> Found:
    """What somebody of an organisation did to a student who reports it: about whoever acted last, who may
    have left it since, else the oldest member; all stand across. `row`: organisation_id, account_id (the
    student), actor, department.
    """
    members = await members_of(connection, row.organisation_id)
    across = frozenset(members if row.actor is None else [row.actor, *members])
    return Found(
        about_id=row.actor or next(iter(members), None),
        department=row.department,
        parties=across | {row.account_id},
        across=across,
    )
