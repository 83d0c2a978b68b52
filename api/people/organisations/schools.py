"""Decisions about pupils and their school: codes, links, and what a school sees of its own pupils."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.places import service as places
from api.people.accounts import service as accounts
from api.people.organisations import acts, limits, queries
from api.people.organisations.models import AttemptKind, LinkedBy, OrganisationKind
from api.people.organisations.schemas import CODE_LENGTH, SchoolCodePublic
from api.platform.access import Role, Viewer, adults
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.personal_data import SignInFacts
from api.platform.kit.problems import ConflictError, ForbiddenError, NotFoundError
from api.platform.kit.secrets import Secrets, new_typed_code
from api.platform.kit.statements import run
from api.platform.settings import Settings


class School(NamedTuple):
    """The school that a pupil is linked to."""

    uai: str
    name: str
    commune_name: str
    department: str
    linked_by: LinkedBy
    linked_at: datetime


async def school_of(connection: AsyncConnection, account_id: UUID) -> School | None:
    """The school of a pupil; null without one."""
    row = (await connection.execute(queries.SCHOOL_OF, {"account_id": account_id})).first()
    if row is None:
        return None
    return School(row.uai, row.name, row.commune_name, row.department, LinkedBy(row.linked_by), row.linked_at)


async def staff_of_school(connection: AsyncConnection, uai: str) -> list[UUID]:
    """The accounts that act for a verified school."""
    return [row.account_id for row in await connection.execute(queries.SCHOOL_STAFF, {"uai": uai})]


async def own_school(connection: AsyncConnection, viewer: Viewer, organisation_id: UUID) -> str:
    """The UAI of a verified school that the viewer belongs to: what they do there concerns its pupils.

    Raises NotFoundError for any other, ForbiddenError for who is kept from minors.
    """
    parameters = {"id": organisation_id, "account_id": viewer.account_id}
    row = (await connection.execute(queries.FIND, parameters)).first()
    if row is None or row.kind != OrganisationKind.SCHOOL or row.verified_at is None:
        raise NotFoundError
    if (await connection.execute(queries.ROLE_OF, {**parameters, **adults()})).first() is None:
        raise NotFoundError
    if (await connection.execute(queries.KEPT_FROM_MINORS, parameters)).scalar_one():
        raise ForbiddenError("kept_from_minors")
    return str(row.uai)


async def make_code(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, organisation_id: UUID
) -> SchoolCodePublic:
    """A fresh code for the school's pupils. Raises NotFoundError, ConflictError (too many are alive)."""
    connection = await session.connection()
    moment = now()
    parameters = {"id": organisation_id, "account_id": viewer.account_id, "now": moment}
    await connection.execute(queries.LOCK, parameters)
    await own_school(connection, viewer, organisation_id)
    alive = (await connection.execute(queries.CODES_ALIVE, parameters)).scalar_one()
    if alive >= settings.school_codes:
        raise ConflictError("too_many_codes")
    code = new_typed_code(CODE_LENGTH)
    row = (
        await connection.execute(
            queries.MAKE_CODE,
            {
                **parameters,
                "mark": _mark(secrets, code),
                "sealed": secrets.seal(code),
                "expires_at": moment + timedelta(days=settings.school_code_days),
            },
        )
    ).one()
    await audit.note(session, acts.SCHOOL_CODE_MADE, actor=viewer.account_id, organisation=organisation_id)
    return SchoolCodePublic(**row._mapping, code=code)


async def codes(
    connection: AsyncConnection, secrets: Secrets, viewer: Viewer, organisation_id: UUID
) -> list[SchoolCodePublic]:
    """The codes that are alive, readable again by the school's own members. Raises NotFoundError."""
    await own_school(connection, viewer, organisation_id)
    rows = await connection.execute(queries.CODES, {"id": organisation_id, "now": now()})
    return [
        SchoolCodePublic(id=row.id, code=code, created_at=row.created_at, expires_at=row.expires_at)
        for row in rows
        if (code := secrets.unseal(bytes(row.sealed_code))) is not None
    ]


async def revoke_code(session: AsyncSession, viewer: Viewer, organisation_id: UUID, code_id: UUID) -> None:
    """Make a code useless; who used it stays linked. Raises NotFoundError."""
    connection = await session.connection()
    await own_school(connection, viewer, organisation_id)
    revoked = await connection.execute(queries.REVOKE_CODE, {"id": organisation_id, "code_id": code_id})
    if revoked.first() is None:
        raise NotFoundError
    await audit.note(session, acts.SCHOOL_CODE_REVOKED, actor=viewer.account_id, organisation=organisation_id)


async def link_by_code(
    session: AsyncSession, settings: Settings, secrets: Secrets, account_id: UUID, code: str
) -> School | None:
    """Link a pupil by a school's code; null when it is wrong. The caller commits in both cases: it counts.

    Raises TooManyRequestsError after too many wrong ones.
    """
    await limits.keep_within(session, account_id, AttemptKind.SCHOOL_CODE, settings.wrong_school_codes)
    row = (await run(session, queries.SCHOOL_OF_CODE, {"mark": _mark(secrets, code), "now": now()})).first()
    if row is None:
        await limits.note(session, account_id, AttemptKind.SCHOOL_CODE)
        return None
    school = School(row.uai, row.name, row.commune_name, row.department, LinkedBy.CODE, now())
    await _link(session, account_id, school)
    return school


async def unlink(session: AsyncSession, account_id: UUID) -> None:
    """Leave one's school; without one nothing happens."""
    row = (await run(session, queries.UNLINK, {"account_id": account_id})).first()
    if row is not None:
        await audit.note(
            session,
            acts.SCHOOL_UNLINKED,
            actor=account_id,
            account_id=account_id,
            department=row.department or None,
        )


async def learn_from_sign_in(session: AsyncSession, account_id: UUID, facts: SignInFacts) -> None:
    """Link a pupil to the establishment that their school login names today; others are not pupils of it."""
    connection = await session.connection()
    if not facts.pupil:
        left = await school_of(connection, account_id)
        if left is not None and left.linked_by is LinkedBy.SIGN_IN:
            await unlink(session, account_id)
        return
    if facts.uai is None or all(
        held.role is not Role.STUDENT for held in await accounts.roles_of(connection, account_id)
    ):
        return
    uai = facts.uai.strip().upper()
    known = await school_of(connection, account_id)
    if known is not None and known.uai == uai:
        return
    place = await places.school(connection, uai)
    if place is not None:
        await _link(
            session,
            account_id,
            School(uai, place.name, place.commune_name, place.department, LinkedBy.SIGN_IN, now()),
        )
    elif known is not None and known.linked_by is LinkedBy.SIGN_IN:
        # They have left it, for a school that the directory does not know.
        await unlink(session, account_id)


async def pupils(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID, *, cursor: str | None, limit: int
) -> tuple[int, list[Found]]:
    """How many pupils a school has, and a page of them, by first name. Raises NotFoundError.

    Nobody but the school's own members; one more than asked tells that there is a next page.
    """
    uai = await own_school(connection, viewer, organisation_id)
    after = decode_cursor(cursor, (str, str))
    count = (await connection.execute(queries.COUNT_PUPILS, {"uai": uai})).scalar_one()
    rows = await connection.execute(
        queries.PUPILS,
        {
            "uai": uai,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": limit + 1,
        },
    )
    return count, [Found(*row) for row in rows]


async def _link(session: AsyncSession, account_id: UUID, school: School) -> None:
    row = (
        await run(
            session,
            queries.LINK,
            {
                "account_id": account_id,
                "uai": school.uai,
                "name": school.name,
                "commune_name": school.commune_name,
                "department": school.department,
                "linked_by": school.linked_by,
                "now": school.linked_at,
            },
        )
    ).one()
    if row.changed:
        await audit.note(
            session,
            acts.SCHOOL_LINKED,
            actor=account_id,
            account_id=account_id,
            department=school.department or None,
            by=school.linked_by,
        )


def _mark(secrets: Secrets, code: str) -> bytes:
    return secrets.mark("school code", code)
