"""What organisations keep about a person, and what happens to it when they leave or are shut out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.organisations import queries
from api.people.organisations.models import MemberRole, OrganisationKind
from api.people.organisations.schools import learn_from_sign_in, school_of, staff_of_school
from api.people.organisations.service import shut
from api.platform.access import adults
from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _memberships(session: AsyncSession, account_id: UUID) -> list[Row[tuple[object, ...]]]:
    rows = await run(session, queries.OF_ACCOUNT, {"account_id": account_id, **adults()})
    return list(rows.all())


async def _others(session: AsyncSession, organisation_id: UUID, account_id: UUID) -> list[UUID]:
    """The other members, owners first, the oldest first."""
    parameters = {"id": organisation_id, **adults()}
    owners = [row.account_id for row in await run(session, queries.OWNERS, parameters)]
    members = [row.account_id for row in await run(session, queries.MEMBERS, parameters)]
    return [one for one in dict.fromkeys([*owners, *members]) if one != account_id]


async def _has_other_owner(session: AsyncSession, organisation_id: UUID, account_id: UUID) -> bool:
    rows = await run(session, queries.OWNERS, {"id": organisation_id, **adults()})
    return any(row.account_id != account_id for row in rows)


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    connection = await session.connection()
    parameters = {"account_id": account_id}
    school = await school_of(connection, account_id)
    return {
        "memberships": [
            {"organisation": row.name, "kind": row.kind, "role": row.role, "joined_at": row.joined_at}
            for row in await _memberships(session, account_id)
        ],
        "closed_organisations": [
            {"organisation": row.name, "kind": row.kind, "closed_at": row.closed_at}
            for row in await connection.execute(queries.CLOSED_BY, parameters)
        ],
        "invitations": [
            dict(row._mapping) for row in await connection.execute(queries.INVITATIONS_TO, parameters)
        ],
        "school": None if school is None else school._asdict(),
        "counted_attempts": [
            dict(row._mapping) for row in await connection.execute(queries.ATTEMPTS_OF, parameters)
        ],
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    """An organisation without owner goes to its oldest adult member; without one it is closed."""
    for row in await _memberships(session, account_id):
        parameters = {"id": row.id, "account_id": account_id, **adults()}
        await run(session, queries.LOCK, parameters)
        if not await _has_other_owner(session, row.id, account_id):
            heir = (await run(session, queries.HEIR, parameters)).scalar()
            if heir is None:
                await shut(session, row.id, None)
                continue
            await run(session, queries.SET_ROLE, {"id": row.id, "account_id": heir, "role": MemberRole.OWNER})
        await run(session, queries.LEAVE, parameters)
    for statement in queries.ERASE:
        await run(session, statement, {"account_id": account_id, "now": now()})


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    """What the account alone owned is closed; its invitations and codes are dead; its people are told.

    Told are the other members; the pupils who used a code of a school that closes; the school of a pupil.
    """
    connection = await session.connection()
    parameters = {"account_id": account_id, "now": now()}
    concerned: set[UUID] = set()
    await connection.execute(queries.END_INVITATIONS_BY, parameters)
    await connection.execute(queries.REVOKE_CODES_OF, parameters)
    for row in await _memberships(session, account_id):
        await connection.execute(queries.LOCK, {"id": row.id})
        concerned.update(await _others(session, row.id, account_id))
        alone = row.role == MemberRole.OWNER and not await _has_other_owner(session, row.id, account_id)
        if not alone:
            await connection.execute(queries.LEAVE, {"id": row.id, "account_id": account_id})
            continue
        await shut(session, row.id, None)
        if row.kind == OrganisationKind.SCHOOL:
            pupils = await connection.execute(queries.PUPILS_BY_CODE, {"uai": row.uai})
            concerned.update(one.account_id for one in pupils)
    school = await school_of(connection, account_id)
    if school is not None:
        concerned.update(await staff_of_school(connection, school.uai))
        await connection.execute(queries.UNLINK, parameters)
    return sorted(concerned - {account_id})


async def _sirets(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    """Of the organisations that the account alone owns, or owned until it closed them; a colleague's misdeed
    shuts no company out."""
    closed = await run(session, queries.CLOSED_BY, {"account_id": account_id})
    alone = [row.siret for row in closed if row.siret is not None]
    for row in await _memberships(session, account_id):
        if row.siret is None or row.role != MemberRole.OWNER:
            continue
        # Of two owners banned at once, the second to come here is alone.
        await run(session, queries.LOCK, {"id": row.id})
        stands = (await run(session, queries.STANDS_FOR_NUMBER, {"id": row.id})).scalar_one()
        if stands and not await _has_other_owner(session, row.id, account_id):
            alone.append(row.siret)
    return alone


async def _departments(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    school = await school_of(await session.connection(), account_id)
    known = [row.department for row in await _memberships(session, account_id)]
    if school is not None:
        known.append(school.department)
    return sorted({department for department in known if department})


PERSONAL_DATA = PersonalData(
    "organisations",
    {"fr": "Organisations et établissement", "en": "Your organisations and your school"},
    export=_export,
    erase=_erase,
    banned=_banned,
    sirets=_sirets,
    departments=_departments,
    signed_in=learn_from_sign_in,
)
