"""Decisions about organisations: making, checking and closing them."""

import json
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.places import service as places
from api.guide.region import service as region
from api.people.accounts import service as accounts
from api.people.organisations import acts, queries
from api.people.organisations.directory import Listed, Lookup, look_up
from api.people.organisations.kinds import ORGANISATION_CLOSED
from api.people.organisations.limits import keep_within
from api.people.organisations.limits import note as note_attempt
from api.people.organisations.members import conduct, keep_to_owners, members_of, owners_of, role_of
from api.people.organisations.models import AttemptKind, LinkedBy, MemberRole, OrganisationKind, Source
from api.people.organisations.naf import sector
from api.people.organisations.queries import NAMES
from api.people.organisations.schemas import (
    DirectoryAnswer,
    OrganisationCreate,
    OrganisationMine,
    OrganisationPublic,
    OrganisationUpdate,
    SectorPublic,
)
from api.people.organisations.schools import School, own_school, school_of, staff_of_school
from api.platform.access import Viewer, adults
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets, digest
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.safety.published import service as published

__all__ = [
    "NAMES",
    "AttemptKind",
    "LinkedBy",
    "Listed",
    "MemberRole",
    "OrganisationKind",
    "School",
    "Source",
    "conduct",
    "keep_to_owners",
    "keep_within",
    "look_up",
    "members_of",
    "note_attempt",
    "own_school",
    "owners_of",
    "role_of",
    "school_of",
    "staff_of_school",
]


class _Details(NamedTuple):
    name: str
    commune_code: str | None
    commune_name: str
    department: str
    sector_code: str | None
    source: Source


def directory_answer(lookup: Lookup) -> DirectoryAnswer:
    """What the company directory said, for the wire."""
    listed = lookup.listed
    if listed is None:
        return DirectoryAnswer(found=False, reachable=lookup.reachable)
    return DirectoryAnswer(
        found=True,
        reachable=True,
        name=listed.name,
        commune_code=listed.commune_code,
        commune_name=listed.commune_name,
        sector=_sector(listed.sector_code),
    )


async def create(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    draft: OrganisationCreate,
    listed: Listed | None = None,
) -> UUID:
    """Make an organisation, owned by the viewer and not yet verified; `listed` is what the directory said.

    Raises ForbiddenError (a minor, a banned SIRET), ConflictError (there is one already, too many wait),
    InvalidInputError (a school or commune that is not known, a name that nobody told).
    """
    if viewer.is_minor:
        raise ForbiddenError("adults_only")
    await published.require(
        session, viewer.account_id, "organisation", viewer.account_id, {"name": draft.name}
    )
    connection = await session.connection()
    parameters = {"account_id": viewer.account_id}
    numbered = {"siret": draft.siret, "uai": draft.uai}
    await _one_at_a_time(connection, numbered)
    # One after the other: the limit counts what the other left, and a ban waits for this or comes first.
    locked = (await connection.execute(queries.LOCK_ACCOUNT, parameters)).first()
    if locked is None or locked.status == "banned":
        raise ForbiddenError("account_banned")
    waiting = (await connection.execute(queries.DRAFTS_OF, parameters)).scalar_one()
    if waiting >= settings.unverified_organisations:
        raise ConflictError("too_many_organisations")
    if draft.siret and await accounts.is_banned(session, secrets, siret=draft.siret):
        raise ForbiddenError("siret_banned")
    details = await _details(connection, draft, listed)
    if (await connection.execute(queries.NUMBER_TAKEN, {**parameters, **numbered})).scalar_one():
        raise ConflictError("organisation_exists")
    organisation_id: UUID = (
        await connection.execute(
            queries.CREATE, {"kind": draft.kind, "now": now(), **numbered, **details._asdict()}
        )
    ).scalar_one()
    await connection.execute(
        queries.JOIN, {**parameters, "id": organisation_id, "role": MemberRole.OWNER, "now": now()}
    )
    await audit.note(
        session,
        acts.ORGANISATION_CREATED,
        actor=viewer.account_id,
        account_id=viewer.account_id,
        department=details.department or None,
        organisation=organisation_id,
    )
    return organisation_id


async def find(connection: AsyncConnection, organisation_id: UUID) -> Row[tuple[object, ...]]:
    """Its row: id, kind, name, siret, uai, department, source, verified_at… Raises NotFoundError."""
    row = (await connection.execute(queries.FIND, {"id": organisation_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def read(
    connection: AsyncConnection, viewer: Viewer | None, organisation_id: UUID
) -> tuple[OrganisationPublic, bool]:
    """The organisation as others see it, and whether everybody does.

    Before it is verified only its members and the referents of its department. Raises NotFoundError.
    """
    row = await find(connection, organisation_id)
    if row.verified_at is None:
        if viewer is None:
            raise NotFoundError
        if not (viewer.strong and viewer.may_act_in(row.department)):
            await role_of(connection, organisation_id, viewer.account_id)
    return _public(row), row.verified_at is not None


async def mine(connection: AsyncConnection, account_id: UUID) -> list[OrganisationMine]:
    """The organisations that an account belongs to."""
    rows = await connection.execute(queries.OF_ACCOUNT, {"account_id": account_id, **adults()})
    return [
        OrganisationMine(
            **_public(row).model_dump(),
            siret=row.siret,
            uai=row.uai,
            department=row.department,
            source=row.source,
            verified_at=row.verified_at,
            created_at=row.created_at,
            role=row.role,
        )
        for row in rows
    ]


async def update(
    session: AsyncSession, viewer: Viewer, organisation_id: UUID, changes: OrganisationUpdate
) -> None:
    """Correct what an owner typed. Raises NotFoundError, ForbiddenError, ConflictError, InvalidInputError."""
    await published.require(
        session, viewer.account_id, "organisation", organisation_id, {"name": changes.name}
    )
    connection = await session.connection()
    await keep_to_owners(connection, organisation_id, viewer.account_id)
    commune = await _commune(connection, changes.commune_code) if changes.commune_code else None
    changed = (
        await connection.execute(
            queries.UPDATE,
            {
                "id": organisation_id,
                "name": changes.name,
                "sector_code": changes.sector_code,
                "commune_code": commune and commune[0],
                "commune_name": commune and commune[1],
                "department": commune and department_of(commune[0]),
            },
        )
    ).first()
    if changed is None:
        raise ConflictError("organisation_checked")


async def verify(session: AsyncSession, organisation_id: UUID, actor: UUID) -> None:
    """A referent has checked it: from now on everybody sees it, and its number is its own. Who typed the same
    one is told, and theirs end.

    Raises NotFoundError, ConflictError (another one with its number is verified).
    """
    connection = await session.connection()
    row = await find(connection, organisation_id)
    numbered = {"siret": row.siret, "uai": row.uai}
    await _one_at_a_time(connection, numbered)
    rivals = (await connection.execute(queries.RIVALS, {"id": organisation_id, **numbered})).all()
    if any(rival.verified_at for rival in rivals):
        raise ConflictError("organisation_exists")
    for rival in rivals:
        told = await shut(session, rival.id, actor)
        await notices.show(session, told, ORGANISATION_CLOSED, organisation_id=rival.id)
    await _check(session, organisation_id, actor, verified=True)


async def unverify(session: AsyncSession, organisation_id: UUID, actor: UUID | None) -> None:
    """It is to be checked anew: from now on only its members see it. Raises NotFoundError."""
    await _check(session, organisation_id, actor, verified=False)


async def unverify_company(session: AsyncSession, siren: str) -> list[UUID]:
    """All verified establishments of a company are to be checked anew; which ones."""
    found = await run(session, queries.VERIFIED_OF_SIREN, {"siren": siren})
    ids = list(found.scalars())
    for organisation_id in ids:
        await unverify(session, organisation_id, None)
    return ids


async def close(session: AsyncSession, viewer: Viewer, organisation_id: UUID) -> None:
    """End an organisation, by an owner or a referent of its department; its number is free again.

    Raises NotFoundError, ForbiddenError.
    """
    connection = await session.connection()
    await accounts.check_second_factor(connection, viewer)
    row = await find(connection, organisation_id)
    if not (viewer.strong and viewer.may_act_in(row.department)):
        await keep_to_owners(connection, organisation_id, viewer.account_id)
    owners = await owners_of(connection, organisation_id)
    alone = viewer.account_id if owners == [viewer.account_id] else None
    told = await shut(session, organisation_id, viewer.account_id, closed_by=alone)
    others = set(told) - {viewer.account_id}
    await notices.show(session, others, ORGANISATION_CLOSED, organisation_id=organisation_id)


async def shut(
    session: AsyncSession, organisation_id: UUID, actor: UUID | None, *, closed_by: UUID | None = None
) -> list[UUID]:
    """Close an organisation with all its doors; who belonged to it. Raises NotFoundError.

    `closed_by`: its only owner, where it is they who close it.
    """
    parameters = {"id": organisation_id, "now": now(), "closed_by": closed_by}
    row = (await run(session, queries.CLOSE, parameters)).first()
    if row is None:
        raise NotFoundError
    await run(session, queries.END_INVITATIONS, parameters)
    await run(session, queries.REVOKE_CODES, parameters)
    members = [one.account_id for one in await run(session, queries.EMPTY, parameters)]
    await audit.note(
        session,
        acts.ORGANISATION_CLOSED,
        actor=actor,
        department=row.department or None,
        organisation=organisation_id,
    )
    await _tell_above(session, organisation_id)
    await tell_who_left(session, organisation_id)
    return members


async def _one_at_a_time(connection: AsyncConnection, numbered: dict[str, str | None]) -> None:
    """Who names a number waits for whoever is about to have it verified."""
    await one_at_a_time(connection, digest(f"organisation {numbered['siret'] or numbered['uai']}"))


async def _check(session: AsyncSession, organisation_id: UUID, actor: UUID | None, *, verified: bool) -> None:
    row = (
        await run(
            session, queries.VERIFY if verified else queries.UNVERIFY, {"id": organisation_id, "now": now()}
        )
    ).first()
    if row is None:
        raise NotFoundError
    await audit.note(
        session,
        acts.ORGANISATION_VERIFIED if verified else acts.ORGANISATION_UNVERIFIED,
        actor=actor,
        department=row.department or None,
        organisation=organisation_id,
    )
    await _tell_above(session, organisation_id)


async def tell_who_left(session: AsyncSession, organisation_id: UUID) -> None:
    """What its people were verified for ends with their membership: it stands above, hence by a job."""
    await defer(session, "verification:end_for_those_who_left", organisation_id=str(organisation_id))


async def _tell_above(session: AsyncSession, organisation_id: UUID) -> None:
    """Its offers follow, and what is asked of it as an issuer: they stand above, hence by jobs."""
    for task in ("offers:organisation_changed", "issuing:organisation_changed"):
        await defer(session, task, organisation_id=str(organisation_id))


async def _details(connection: AsyncConnection, draft: OrganisationCreate, listed: Listed | None) -> _Details:
    if draft.uai is not None:
        school = await places.school(connection, draft.uai)
        if school is None:
            raise InvalidInputError("uai", "unknown_school")
        return _Details(
            school.name,
            school.commune_code,
            school.commune_name,
            school.department,
            None,
            Source.DIRECTORY,
        )
    if listed is not None:
        return _Details(
            listed.name,
            listed.commune_code,
            listed.commune_name,
            department_of(listed.commune_code),
            listed.sector_code,
            Source.DIRECTORY,
        )
    if draft.name is None:
        raise InvalidInputError("name", "missing")
    if draft.commune_code is None:
        raise InvalidInputError("commune_code", "missing")
    code, name = await _commune(connection, draft.commune_code)
    return _Details(draft.name, code, name, department_of(code), draft.sector_code, Source.TYPED)


async def _commune(connection: AsyncConnection, code: str) -> tuple[str, str]:
    try:
        commune = json.loads(await region.commune_json(connection, code))
    except NotFoundError:
        raise InvalidInputError("commune_code", "unknown_commune") from None
    return commune["code"], commune["name"]


def _sector(code: str | None) -> SectorPublic | None:
    known = sector(code)
    return None if known is None else SectorPublic.model_validate(known)


def _public(row: Row[tuple[object, ...]]) -> OrganisationPublic:
    return OrganisationPublic(
        id=row.id,
        kind=row.kind,
        name=row.name,
        commune_code=row.commune_code,
        commune_name=row.commune_name,
        sector=_sector(row.sector_code),
    )
