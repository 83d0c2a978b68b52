"""Decisions of referents: which candidacies they see, accepting, refusing, and ending an approval."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import service as organisations
from api.people.verification import acts, kinds, profiles, queries
from api.people.verification.endings import end_role
from api.people.verification.missing import missing, on_the_person_s_side, stands_for_organisation
from api.people.verification.models import CandidacyStatus, CandidateRole
from api.people.verification.schemas import (
    CandidaciesQuery,
    CandidacyDecision,
    CandidacyDetail,
    FormerDecision,
    OrganisationChecked,
)
from api.platform.access import Role, Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import age, now, today
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def page(connection: AsyncConnection, viewer: Viewer, query: CandidaciesQuery) -> list[Found]:
    """At most `limit` + 1 candidacies that the referent may decide, those that wait longest first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.QUEUE,
        {
            **viewer.reach,
            "status": query.status,
            "role": query.role,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    found = rows.all()
    if people := [row.account_id for row in found[: query.limit]]:
        await audit.note_look_up(connection, viewer.account_id, "candidacies", people=people)
    return [Found(row.position, row.id, row.json) for row in found]


async def detail(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, viewer: Viewer, candidacy_id: UUID
) -> CandidacyDetail:
    """Everything to check. Raises NotFoundError for another department's, or a draft."""
    row = await _in_reach(connection, viewer, candidacy_id)
    await audit.note_look_up(connection, viewer.account_id, "candidacy", people=[row.account_id])
    former = await connection.execute(queries.FORMER, {"account_id": row.account_id, "id": candidacy_id})
    mentor = row.role == CandidateRole.MENTOR
    return CandidacyDetail(
        id=row.id,
        account_id=row.account_id,
        role=row.role,
        status=row.status,
        department=row.department,
        missing=missing(row, settings),
        first_name=row.first_name,
        email=row.email,
        age=None if row.birth_date is None else age(row.birth_date, today()),
        organisation=OrganisationChecked(
            id=row.member_of,
            kind=row.organisation_kind,
            name=row.organisation_name,
            siret=row.siret,
            uai=row.uai,
            commune=row.organisation_commune,
            source=row.organisation_source,
            verified_at=row.organisation_verified_at,
            company_banned=bool(row.siret)
            and await accounts.is_of_banned_company(connection, secrets, row.siret),
        )
        if row.member_of
        else None,
        mentor=await profiles.mine(connection, row.account_id) if mentor else None,
        submitted_at=row.submitted_at,
        reminded_at=row.reminded_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        reason=row.reason,
        valid_until=row.valid_until,
        former=[FormerDecision(**one._mapping) for one in former],
    )


async def decide(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    candidacy_id: UUID,
    decision: CandidacyDecision,
) -> None:
    """Accept a candidacy, or refuse it with a reason; the person is told.

    Raises NotFoundError (another department's), ForbiddenError (one's own), InvalidInputError (no reason),
    ConflictError (decided already, or something is missing that only the person can bring).
    """
    connection = await session.connection()
    asked = await _in_reach(connection, viewer, candidacy_id)
    # A ban at the same moment comes first, and is seen below, or comes after and takes the role away.
    await connection.execute(queries.LOCK_PERSON, {"account_id": asked.account_id})
    row = await _in_reach(connection, viewer, candidacy_id)
    reason = decision.reason.strip()
    if row.account_id == viewer.account_id:
        raise ForbiddenError("own_candidacy")
    if not decision.accept and not reason:
        raise InvalidInputError("reason", "reason_needed")
    if row.status != CandidacyStatus.WAITING:
        raise ConflictError("already_decided")
    if decision.accept and (row.account_status != "active" or on_the_person_s_side(row, settings)):
        raise ConflictError("candidacy_incomplete")
    role = CandidateRole(row.role)
    moment = now()
    year = timedelta(days=settings.mentor_valid_days)
    done = await connection.execute(
        queries.DECIDE,
        {
            "id": candidacy_id,
            "status": CandidacyStatus.APPROVED if decision.accept else CandidacyStatus.REFUSED,
            "now": moment,
            "actor": viewer.account_id,
            "reason": "" if decision.accept else reason,
            "valid_until": moment + year if decision.accept and role is CandidateRole.MENTOR else None,
        },
    )
    if done.first() is None:
        raise ConflictError("already_decided")
    if decision.accept:
        await _give(session, viewer, row, role)
    await audit.note(
        session,
        acts.CANDIDACY_ACCEPTED if decision.accept else acts.CANDIDACY_REFUSED,
        actor=viewer.account_id,
        account_id=row.account_id,
        department=row.department or None,
        role=role,
    )
    kind = kinds.CANDIDACY_ACCEPTED if decision.accept else kinds.CANDIDACY_REFUSED
    ids: dict[str, Any] = {"candidacy_id": candidacy_id, "role": role}
    await notices.notify(session, settings, [row.account_id], kind, **ids)


async def _give(session: AsyncSession, viewer: Viewer, row: Row[Any], role: CandidateRole) -> None:
    # First, as it locks: whoever makes an organisation locks its number, then their account.
    if stands_for_organisation(row):
        await organisations.verify(session, row.organisation_id, actor=viewer.account_id)
    await run(session, queries.REPLACE_FORMER, _same(row))
    await accounts.grant(session, row.account_id, Role(role), actor=viewer.account_id)


async def revoke(
    session: AsyncSession, settings: Settings, viewer: Viewer, candidacy_id: UUID, reason: str
) -> None:
    """End an approval, and what the person asked for beside it; the role goes at once.

    Raises NotFoundError (another department's), ConflictError (not approved).
    """
    connection = await session.connection()
    row = await _in_reach(connection, viewer, candidacy_id)
    # First, as in `decide` and where the person withdraws.
    await connection.execute(queries.LOCK_PERSON, {"account_id": row.account_id})
    moment = now()
    done = await connection.execute(
        queries.REVOKE,
        {"id": candidacy_id, "now": moment, "actor": viewer.account_id, "reason": reason.strip()},
    )
    if done.first() is None:
        raise ConflictError("candidacy_closed")
    role = CandidateRole(row.role)
    await connection.execute(queries.CLOSE_OPEN, {**_same(row), "now": moment, "actor": viewer.account_id})
    await end_role(session, row.account_id, role, row.organisation_id, actor=viewer.account_id)
    await audit.note(
        session,
        acts.CANDIDACY_REVOKED,
        actor=viewer.account_id,
        account_id=row.account_id,
        department=row.department or None,
        role=role,
    )
    ids: dict[str, Any] = {"candidacy_id": candidacy_id, "role": role}
    await notices.notify(session, settings, [row.account_id], kinds.CANDIDACY_REVOKED, **ids)


async def _in_reach(connection: AsyncConnection, viewer: Viewer, candidacy_id: UUID) -> Row[Any]:
    known = await connection.execute(queries.IN_REACH, {"id": candidacy_id, **viewer.reach})
    if known.first() is None:
        raise NotFoundError
    return (await connection.execute(queries.ONE, {"id": candidacy_id})).one()


def _same(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "account_id": row.account_id,
        "role": row.role,
        "organisation_id": row.organisation_id,
    }
