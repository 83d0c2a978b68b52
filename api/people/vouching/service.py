"""Decisions about personal codes: who makes them, and what one of them says of the person who types it.

A school makes them for its pupils. For those who are in no school, or whose school has no page here, a
referent makes them: for a mission locale, a CFA, a drop-out platform, named on the printed list.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.accounts.schemas import PERSONAL_CODE_LENGTH, AgeState
from api.people.organisations import service as organisations
from api.people.vouching import acts, queries
from api.people.vouching.schemas import CodeListCreate, CodeListMade, CodeListPublic, StaffCodeListCreate
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import PARIS, now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets, new_typed_code
from api.platform.kit.statements import run_each
from api.platform.settings import Settings

WRONG = "wrong_age_code"
OTHER_YEAR = "age_code_other_year"
_AUGUST = 8


async def opens(connection: AsyncConnection, mark: bytes, at: datetime) -> bool:
    """Whether the personal code of that mark is alive and unused: it lets its pupil have a code by mail."""
    return bool((await connection.execute(queries.OPENS, {"mark": mark, "now": at})).scalar_one())


async def make_for_school(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    organisation_id: UUID,
    asked: CodeListCreate,
) -> CodeListMade:
    """Codes for a school's pupils. Raises NotFoundError (not theirs), ConflictError (too many are alive)."""
    connection = await session.connection()
    await organisations.own_school(connection, viewer, organisation_id)
    school = await organisations.find(connection, organisation_id)
    made_for = {"organisation_id": organisation_id, "name": school.name, "department": school.department}
    return await _make(session, settings, secrets, viewer, made_for, asked)


async def make_as_staff(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, draft: StaffCodeListCreate
) -> CodeListMade:
    """Codes that somebody else hands out. Raises ForbiddenError (another department), ConflictError."""
    if not viewer.may_act_in(draft.department):
        raise ForbiddenError("other_department")
    made_for = {"organisation_id": None, "name": draft.name, "department": draft.department}
    return await _make(session, settings, secrets, viewer, made_for, draft)


async def of_school(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID
) -> list[CodeListPublic]:
    """A school's lists, the newest first. Raises NotFoundError."""
    await organisations.own_school(connection, viewer, organisation_id)
    rows = await connection.execute(queries.OF_SCHOOL, {"organisation_id": organisation_id})
    return [CodeListPublic(**row._mapping) for row in rows]


async def of_staff(connection: AsyncConnection, viewer: Viewer) -> list[CodeListPublic]:
    """The lists in the viewer's departments that no school looks after, the newest first."""
    rows = await connection.execute(queries.OF_STAFF, viewer.reach)
    return [CodeListPublic(**row._mapping) for row in rows]


async def revoke(session: AsyncSession, viewer: Viewer, batch_id: UUID, *, withdraw: bool) -> None:
    """No code of the list works any more. `withdraw`: nor does what those said that were used.

    Raises NotFoundError for another school's, or another department's.
    """
    connection = await session.connection()
    batch = (await connection.execute(queries.BATCH, {"id": batch_id})).first()
    if batch is None:
        raise NotFoundError
    if not viewer.may_act_in(batch.department):
        if batch.organisation_id is None or Role.SCHOOL not in viewer.roles:
            raise NotFoundError
        await organisations.own_school(connection, viewer, batch.organisation_id)
    revoked = (await connection.execute(queries.REVOKE, {"id": batch_id, "now": now()})).first()
    if withdraw:
        for row in (await connection.execute(queries.USERS, {"id": batch_id})).all():
            await accounts.withdraw_vouch(
                session, row.used_by, accounts.VouchedBy.CODE, actor=viewer.account_id
            )
    if revoked is not None:
        await audit.note(
            session,
            acts.AGE_CODES_REVOKED,
            actor=viewer.account_id,
            department=batch.department or None,
            batch=batch_id,
            withdrawn=withdraw,
        )


async def use(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, code: str
) -> AgeState | str:
    """Vouch for the viewer's age by a personal code; else why not: it is wrong, used or over, or was handed
    to somebody who was born in another year than the viewer typed.

    The caller commits in both cases: a wrong one counts. Raises TooManyRequestsError after too many wrong
    ones, ConflictError: no birth date, of age, or vouched for already (the code still works then),
    InvalidInputError: the birth date became one of another year meanwhile.
    """
    kind = organisations.AttemptKind.AGE_CODE
    await organisations.keep_within(session, viewer.account_id, kind, settings.wrong_age_codes)
    connection = await session.connection()
    person = await accounts.find(connection, viewer.account_id)
    await accounts.require_minor(connection, viewer.account_id, person.birth_date)
    parameters = {"mark": accounts.pass_mark(secrets, code), "account_id": viewer.account_id, "now": now()}
    batch = (await connection.execute(queries.BATCH_OF_CODE, parameters)).first()
    if batch is not None and batch.birth_year not in (None, person.birth_date.year):
        # It says who, and when born: whoever handed it out looks at it again. It counts as a wrong one.
        await organisations.note_attempt(session, viewer.account_id, kind)
        return OTHER_YEAR
    if (
        batch is None
        or not await _still_there(connection, batch.organisation_id)
        or (await connection.execute(queries.USE, parameters)).first() is None
    ):
        await organisations.note_attempt(session, viewer.account_id, kind)
        return WRONG
    await accounts.vouch(
        session, viewer.account_id, accounts.VouchedBy.CODE, name=batch.name, actor=batch.made_by
    )
    # The date that was vouched for is the one that is kept: it may have changed since it was read.
    person = await accounts.find(connection, viewer.account_id)
    if batch.birth_year not in (None, person.birth_date.year):
        raise InvalidInputError("code", OTHER_YEAR)
    return await accounts.age_state(connection, viewer)


class School(NamedTuple):
    """Who said that somebody is a pupil of theirs, and when."""

    name: str
    commune_name: str
    said_at: datetime


async def school_of(connection: AsyncConnection, account_id: UUID) -> School | None:
    """The school that handed the person their own code in this school year; null where none vouches for it.

    A code that a class shares, or a provider's login, says less: neither counts. After the summer nobody
    knows.
    """
    parameters = {"account_id": account_id, "since": _school_year_began(now())}
    row = (await connection.execute(queries.SCHOOL_OF, parameters)).first()
    return None if row is None else School(*row)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Delete a batch of lists that ended so many days ago; what they said of people stays. How many lists."""
    limits = {"now": now(), "days": settings.age_code_retention_days}
    return await run_each(session, [queries.DELETE_OLD], limits)


def _school_year_began(moment: datetime) -> datetime:
    """The first of August before: codes for the coming year are handed out from then on."""
    day = moment.astimezone(PARIS)
    return datetime(day.year - (day.month < _AUGUST), _AUGUST, 1, tzinfo=PARIS)


async def _still_there(connection: AsyncConnection, organisation_id: UUID | None) -> bool:
    """The school that made a list has neither closed nor lost its approval since."""
    if organisation_id is None:
        return True
    try:
        school = await organisations.find(connection, organisation_id)
    except NotFoundError:
        return False
    return school.verified_at is not None


async def _make(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    made_for: dict[str, Any],
    asked: CodeListCreate,
) -> CodeListMade:
    connection = await session.connection()
    moment = now()
    count, year = asked.count, asked.birth_year
    parameters = {**made_for, "account_id": viewer.account_id, "now": moment, "birth_year": year}
    # Limits count what others make at this moment for the same school, or in the same department.
    counted_for = made_for["organisation_id"] or made_for["department"]
    await one_at_a_time(connection, f"age codes of {counted_for}".encode())
    alive = (await connection.execute(queries.ALIVE, parameters)).scalar_one()
    if alive + count > settings.age_codes:
        raise ConflictError("too_many_age_codes")
    expires_at = moment + timedelta(days=settings.age_code_days)
    batch_id = (
        await connection.execute(queries.MAKE_BATCH, {**parameters, "expires_at": expires_at})
    ).scalar_one()
    codes = [new_typed_code(PERSONAL_CODE_LENGTH) for _ in range(count)]
    marks = [accounts.pass_mark(secrets, code) for code in codes]
    await connection.execute(queries.MAKE_CODES, {"batch_id": batch_id, "marks": marks})
    await audit.note(
        session,
        acts.AGE_CODES_MADE,
        actor=viewer.account_id,
        department=made_for["department"] or None,
        batch=batch_id,
        count=count,
    )
    return CodeListMade(id=batch_id, expires_at=expires_at, birth_year=year, codes=codes)
