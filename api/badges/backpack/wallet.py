"""The wallet: what was offered to somebody, what they have, what they asked for. Nobody else sees it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import acts
from api.badges.backpack import wallet_queries as queries
from api.badges.backpack.links import share_url
from api.badges.backpack.schemas import (
    BadgeMine,
    BadgeState,
    EvidenceMine,
    LinkedIn,
    RequestMine,
    Wallet,
)
from api.badges.issuing import facade as issuing
from api.badges.issuing.facade import CredentialStatus, owning
from api.badges.issuing.schemas import IssuerBrief
from api.badges.openbadges.signed import payload_of
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit import clock
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.settings import Settings


async def read(connection: AsyncConnection, settings: Settings, secrets: Secrets, viewer: Viewer) -> Wallet:
    """Everything of the viewer's, the latest first."""
    person = await _person(connection, settings, viewer.account_id)
    parameters = _parameters(settings, secrets, viewer, person.email)
    badges = await connection.execute(queries.BADGES, parameters)
    return Wallet(
        items=[_badge(settings, secrets, row, with_parent=person.with_parent) for row in badges],
        requests=[_request(row) for row in await connection.execute(queries.REQUESTS, parameters)],
        with_parent=person.with_parent,
        parent_linked=person.with_parent and await privacy.has_parent(connection, viewer.account_id),
    )


async def one(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> BadgeMine:
    """One badge of the viewer's. Raises NotFoundError."""
    person = await _person(connection, settings, viewer.account_id)
    parameters = _parameters(settings, secrets, viewer, person.email, credential_id)
    row = (await connection.execute(queries.BADGES, parameters)).first()
    if row is None:
        raise NotFoundError
    return _badge(settings, secrets, row, with_parent=person.with_parent)


async def request(connection: AsyncConnection, viewer: Viewer, request_id: UUID) -> RequestMine:
    """One request of the viewer's. Raises NotFoundError."""
    parameters = {"account_id": viewer.account_id, "id": request_id}
    row = (await connection.execute(queries.REQUESTS, parameters)).first()
    if row is None:
        raise NotFoundError
    return _request(row)


async def locked(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> Row[Any]:
    """A badge of the viewer's while nobody else can change it. Raises NotFoundError."""
    connection = await session.connection()
    person = await _person(connection, settings, viewer.account_id)
    parameters = _parameters(settings, secrets, viewer, person.email, credential_id)
    row = (await connection.execute(queries.LOCK_MINE, parameters)).first()
    if row is None:
        raise NotFoundError
    return row


async def delete(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> None:
    """Forget a badge for good; whoever still has its file learns that it is no longer good.

    One that was only offered is declined. Raises NotFoundError.
    """
    row = await locked(session, settings, secrets, viewer, credential_id)
    if row.status != CredentialStatus.ISSUED:
        await owning.decline(session, row.id)
        return
    await owning.delete(session, row)
    await audit.note(
        session,
        acts.BADGE_DELETED,
        actor=viewer.account_id,
        account_id=viewer.account_id,
        credential=credential_id,
    )


async def host(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> None:
    """Let anyone who has the address fetch the badge's Open Badges 2.0 form, which its files need.

    Raises NotFoundError, ConflictError (not signed yet), ForbiddenError (the consent `badges` is missing).
    """
    await one(await session.connection(), settings, secrets, viewer, credential_id)
    # A withdrawal at the same moment waits, and then ends it.
    await privacy.require(session, settings, viewer.account_id, Purpose.BADGES)
    row = await locked(session, settings, secrets, viewer, credential_id)
    if row.status != CredentialStatus.ISSUED:
        raise ConflictError("badge_not_signed")
    await owning.host(session, row.id)


async def unhost(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> None:
    """Its Open Badges 2.0 form is nobody's any more, at once. Raises NotFoundError."""
    row = await locked(session, settings, secrets, viewer, credential_id)
    await owning.unhost(session, row.id)


async def _person(connection: AsyncConnection, settings: Settings, account_id: UUID) -> Row[Any]:
    parameters = privacy.clocked(settings, account_id=account_id)
    return (await connection.execute(queries.PERSON, parameters)).one()


def _parameters(
    settings: Settings, secrets: Secrets, viewer: Viewer, email: str | None, credential_id: UUID | None = None
) -> dict[str, Any]:
    return privacy.clocked(
        settings,
        account_id=viewer.account_id,
        mark=issuing.mark_of_address(secrets, email) if email else None,
        id=credential_id,
    )


def _badge(settings: Settings, secrets: Secrets, row: Row[Any], *, with_parent: bool) -> BadgeMine:
    said = {"name": row.name, "description": row.description, "criteria": row.criteria, "tags": row.tags}
    issuer = IssuerBrief(**row.issuer)
    linkedin = None
    if row.jwt is not None:
        credential = payload_of(row.jwt)
        achievement = credential["credentialSubject"]["achievement"]
        said = {
            "name": achievement["name"],
            "description": achievement.get("description", ""),
            "criteria": achievement["criteria"]["narrative"],
            "tags": achievement.get("tag", []),
        }
        issuer.name = credential["issuer"]["name"]
        if row.revoked_at is None:
            token = None if row.sealed_token is None else secrets.unseal(bytes(row.sealed_token))
            linkedin = LinkedIn(
                name=said["name"],
                organisation=issuer.name,
                **_months(row.valid_from, row.valid_until),
                id=str(row.id),
                url=None if token is None else share_url(settings, token),
            )
    return BadgeMine(
        **said,
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        state=_state(row),
        issuer=issuer,
        can_accept=row.status == CredentialStatus.OFFERED
        or (row.status == CredentialStatus.WITH_PARENT and not with_parent),
        linkedin=linkedin,
        evidence=[EvidenceMine(**one) for one in row.evidence],
    )


_AS_THEY_ARE = (
    *("id", "origin", "achievement_id", "image_url", "narrative", "offered_at", "valid_from", "valid_until"),
    *("revoked_at", "revocation_reason", "hosted_at", "shares"),
)


def _state(row: Row[Any]) -> BadgeState:
    if row.status != CredentialStatus.ISSUED:
        return BadgeState(row.status)
    if row.revoked_at is not None:
        return BadgeState.REVOKED
    expired = row.valid_until is not None and row.valid_until <= clock.now()
    return BadgeState.EXPIRED if expired else BadgeState.VALID


def _months(since: datetime, until: datetime | None) -> dict[str, int | None]:
    begun = since.astimezone(clock.PARIS)
    ends = until.astimezone(clock.PARIS) if until else None
    return {
        "issued_year": begun.year,
        "issued_month": begun.month,
        "expires_year": ends.year if ends else None,
        "expires_month": ends.month if ends else None,
    }


def _request(row: Row[Any]) -> RequestMine:
    return RequestMine(**row._mapping)
