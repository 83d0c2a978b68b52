"""Decisions about one's own candidacies."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.verification import acts, kinds, queries
from api.people.verification.endings import end_role
from api.people.verification.missing import missing, on_the_person_s_side
from api.people.verification.models import CandidacyStatus, CandidateRole
from api.people.verification.schemas import CandidacyMine, OrganisationOfCandidacy
from api.platform.access import Role
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def mine(connection: AsyncConnection, settings: Settings, account_id: UUID) -> list[CandidacyMine]:
    """What is open or approved of the person's, and else the last of each role and organisation."""
    rows = await connection.execute(queries.MINE, {"account_id": account_id})
    return [_shown(row, settings) for row in rows]


async def one_of_mine(
    connection: AsyncConnection, settings: Settings, account_id: UUID, candidacy_id: UUID
) -> CandidacyMine:
    """One candidacy of the person's. Raises NotFoundError."""
    return _shown(await _own(connection, account_id, candidacy_id), settings)


def _shown(row: Row[Any], settings: Settings) -> CandidacyMine:
    lacking = missing(row, settings)
    approved = row.status == CandidacyStatus.APPROVED
    remind_from = None
    if row.status == CandidacyStatus.WAITING:
        wait = timedelta(days=settings.candidacy_reminder_days)
        remind_from = row.submitted_at if row.reminded_at is None else row.reminded_at + wait
    return CandidacyMine(
        id=row.id,
        role=row.role,
        status=row.status,
        organisation=OrganisationOfCandidacy(
            id=row.member_of,
            name=row.organisation_name,
            kind=row.organisation_kind,
            verified=row.organisation_verified_at is not None,
        )
        if row.member_of
        else None,
        missing=lacking,
        submittable=row.status == CandidacyStatus.DRAFT and not on_the_person_s_side(row, settings),
        department=row.department or None,
        department_name=row.department_name,
        created_at=row.created_at,
        submitted_at=row.submitted_at,
        remind_from=remind_from,
        decided_at=row.decided_at,
        reason=row.reason or None,
        valid_until=row.valid_until,
        renew_from=_renew_from(row.valid_until, settings) if approved and row.valid_until else None,
    )


def _renew_from(valid_until: datetime, settings: Settings) -> datetime:
    return valid_until - timedelta(days=settings.mentor_renewal_days)


async def begin(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    role: CandidateRole,
    organisation_id: UUID | None,
) -> tuple[bool, UUID]:
    """Begin a candidacy, or find the one that is open already; whether it is new, and its id.

    A mentor who names another organisation than the open one does speaks for that one from now on; where it
    waits already it begins anew, so that no referent accepts an organisation they have not seen.
    Raises InvalidInputError (no organisation, or not the person's), ConflictError (approved, or just ended).
    """
    if organisation_id is None and role is not CandidateRole.MENTOR:
        raise InvalidInputError("organisation_id", "organisation_needed")
    same = {"account_id": account_id, "role": role, "organisation_id": organisation_id}
    if organisation_id is not None:
        member = (await run(session, queries.IS_MEMBER, same)).scalar_one()
        if not member:
            raise InvalidInputError("organisation_id", "unknown_organisation")
    approved = (await run(session, queries.APPROVED_ONE, same)).first()
    if approved is not None and (
        approved.valid_until is None or _renew_from(approved.valid_until, settings) > now()
    ):
        raise ConflictError("role_held")
    made = (await run(session, queries.BEGIN, {**same, "now": now()})).first()
    if made is not None:
        return True, made.id
    found = (await run(session, queries.OPEN_ONE, same)).first()
    if found is None:  # withdrawn or decided by another request at the same moment
        raise ConflictError("candidacy_closed")
    if organisation_id in (None, found.organisation_id):
        return False, found.id
    if found.status == CandidacyStatus.DRAFT:
        named = {"id": found.id, "organisation_id": organisation_id}
        if (await run(session, queries.SPEAK_FOR, named)).first() is None:  # just submitted
            raise ConflictError("candidacy_closed")
        return False, found.id
    await withdraw(session, account_id, found.id, even_approved=False)
    made = (await run(session, queries.BEGIN, {**same, "now": now()})).first()
    if made is None:  # begun by another request at the same moment
        raise ConflictError("candidacy_closed")
    return True, made.id


async def submit(session: AsyncSession, settings: Settings, account_id: UUID, candidacy_id: UUID) -> None:
    """Hand a candidacy to the referents of its department; submitted already, nothing happens.

    Raises NotFoundError, ConflictError (something is missing, or it is over).
    """
    connection = await session.connection()
    row = await _own(connection, account_id, candidacy_id)
    if row.status == CandidacyStatus.WAITING:
        return
    if row.status != CandidacyStatus.DRAFT:
        raise ConflictError("candidacy_closed")
    if on_the_person_s_side(row, settings):
        raise ConflictError("candidacy_incomplete")
    done = await connection.execute(
        queries.SUBMIT, {"id": candidacy_id, "department": row.department, "now": now()}
    )
    if done.first() is None:  # submitted by another request at the same moment
        return
    await audit.note(
        session,
        acts.CANDIDACY_SUBMITTED,
        actor=account_id,
        account_id=account_id,
        department=row.department or None,
        role=row.role,
    )
    referents = await _deciders(connection, row.department)
    about = {"candidacy_id": candidacy_id, "role": row.role}
    await notices.show(session, referents, kinds.CANDIDACY_SUBMITTED, **about)


async def renew_after_signing(session: AsyncSession, settings: Settings, account_id: UUID) -> None:
    """A mentor whose year ends soon, or has ended, and who signed again, asks for the next one by that."""
    connection = await session.connection()
    last = (await connection.execute(queries.LAST_MENTOR, {"account_id": account_id})).first()
    if last is None:
        return
    ending = last.status == CandidacyStatus.APPROVED and _renew_from(last.valid_until, settings) <= now()
    if not (ending or last.status == CandidacyStatus.EXPIRED):
        return
    _, candidacy_id = await begin(session, settings, account_id, CandidateRole.MENTOR, None)
    if last.organisation_id is not None:
        await connection.execute(
            queries.SPEAK_FOR, {"id": candidacy_id, "organisation_id": last.organisation_id}
        )
    row = await _own(connection, account_id, candidacy_id)
    if not on_the_person_s_side(row, settings):
        await submit(session, settings, account_id, candidacy_id)


async def remind(session: AsyncSession, settings: Settings, account_id: UUID, candidacy_id: UUID) -> None:
    """Remind the referents, once a week. Raises NotFoundError, ConflictError (too soon, or not waiting)."""
    connection = await session.connection()
    row = await _own(connection, account_id, candidacy_id)
    if row.status != CandidacyStatus.WAITING:
        raise ConflictError("candidacy_closed")
    moment = now()
    sent = await connection.execute(
        queries.REMIND,
        {
            "id": candidacy_id,
            "now": moment,
            "not_since": moment - timedelta(days=settings.candidacy_reminder_days),
        },
    )
    if sent.first() is None:
        raise ConflictError("reminded_lately")
    referents = await _deciders(connection, row.department)
    await notices.notify(
        session,
        settings,
        referents,
        kinds.CANDIDACY_REMINDER,
        candidacy_id=candidacy_id,
        role=row.role,
        since=row.submitted_at,
    )


async def withdraw(
    session: AsyncSession, account_id: UUID, candidacy_id: UUID, *, even_approved: bool = True
) -> None:
    """Withdraw a candidacy; an approved one ends the role.

    Raises NotFoundError, ConflictError (over, or approved where that is not meant).
    """
    connection = await session.connection()
    # First, as whoever decides does.
    await connection.execute(queries.LOCK_PERSON, {"account_id": account_id})
    row = await _own(connection, account_id, candidacy_id)
    done = None
    if row.status in (CandidacyStatus.DRAFT, CandidacyStatus.WAITING) or (
        even_approved and row.status == CandidacyStatus.APPROVED
    ):
        done = (
            await connection.execute(
                queries.WITHDRAW,
                {"id": candidacy_id, "account_id": account_id, "status": row.status, "now": now()},
            )
        ).first()
    if done is None:
        raise ConflictError("candidacy_closed")
    if row.status == CandidacyStatus.APPROVED:
        role = CandidateRole(row.role)
        await end_role(session, account_id, role, row.organisation_id, actor=account_id)
    await audit.note(
        session, acts.CANDIDACY_WITHDRAWN, actor=account_id, account_id=account_id, role=row.role
    )


async def resume(session: AsyncSession, account_id: UUID) -> None:
    """The mentor comes back from a pause of their own."""
    await run(session, queries.RESUME, {"account_id": account_id})


async def _own(connection: AsyncConnection, account_id: UUID, candidacy_id: UUID) -> Row[Any]:
    row = (await connection.execute(queries.ONE, {"id": candidacy_id})).first()
    if row is None or row.account_id != account_id:
        raise NotFoundError
    return row


async def _deciders(connection: AsyncConnection, department: str) -> list[UUID]:
    # Where a department has no referent, admins decide.
    referents = await accounts.holders_of(connection, Role.REFERENT, department) if department else []
    return sorted(referents or await accounts.holders_of(connection, Role.ADMIN))
