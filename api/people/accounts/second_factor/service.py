"""Decisions about the second factor: who may change it, what a proof is worth, what the person is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import acts, kinds, sessions
from api.people.accounts import service as accounts
from api.people.accounts.second_factor import queries, words
from api.people.accounts.second_factor.schemas import PasskeyPublic, SecondFactorState
from api.platform.access import STAFF, Viewer
from api.platform.audit import service as audit
from api.platform.feature.act import Act
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.problems import ConflictError, ForbiddenError, UnauthorizedError
from api.platform.kit.statements import run
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.settings import Settings

Factor = Literal["passkey", "totp"]

_ACTS: dict[str, Act] = {
    "added": acts.SECOND_FACTOR_ADDED,
    "removed": acts.SECOND_FACTOR_REMOVED,
    "reset": acts.SECOND_FACTOR_RESET,
}


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """Who passkeys are made for (WebAuthn §5.1.3): a domain, and the one origin that may use them."""

    id: str
    origin: str


def relying_party(settings: Settings) -> RelyingParty | None:
    """Our name toward passkeys; None where browsers refuse them (no https but on localhost, IP addresses)."""
    address = urlsplit(settings.public_url)
    host = address.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        secure = address.scheme == "https" or host == "localhost" or host.endswith(".localhost")
        return RelyingParty(host, f"{address.scheme}://{address.netloc}") if host and secure else None
    return None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the account has, and what this device may do about it; read anew, in the transaction that acts."""

    passkeys: int
    totp: bool
    proven_until: datetime | None
    fresh: bool
    """Signed in a moment ago."""

    @property
    def factors(self) -> int:
        """How many factors the account has."""
        return self.passkeys + self.totp


async def standing(connection: AsyncConnection, settings: Settings, viewer: Viewer) -> Standing:
    """How the viewer's device stands. Raises UnauthorizedError when its session has just ended."""
    row = (
        await connection.execute(
            queries.STANDING, {"session_id": viewer.session_id, "account_id": viewer.account_id}
        )
    ).first()
    if row is None:
        raise UnauthorizedError
    moment = now()
    until = row.second_factor_at and row.second_factor_at + timedelta(hours=settings.staff_session_hours)
    return Standing(
        passkeys=row.passkeys,
        totp=row.totp,
        proven_until=until if until and until > moment else None,
        fresh=moment - row.created_at < timedelta(minutes=settings.fresh_session_minutes),
    )


async def state(connection: AsyncConnection, settings: Settings, viewer: Viewer) -> SecondFactorState:
    """What protects the viewer's account."""
    stands = await standing(connection, settings, viewer)
    rows = await connection.execute(queries.PASSKEYS, {"account_id": viewer.account_id})
    return SecondFactorState(
        needed=bool(viewer.roles & STAFF),
        passkeys=[
            PasskeyPublic(id=row.id, name=row.name, created_at=row.created_at, used_at=row.used_at)
            for row in rows
        ],
        totp=stands.totp,
        proven_until=stands.proven_until,
        sign_in_again=not (stands.factors or stands.proven_until or stands.fresh),
        passkeys_possible=relying_party(settings) is not None,
    )


async def begin_change(session: AsyncSession, settings: Settings, viewer: Viewer) -> Standing:
    """Before a factor is added or removed: whoever only holds the mailbox must not get further.

    Where there is a factor, it must be proven; the first one needs a session that has just begun.
    Raises ForbiddenError, UnauthorizedError.
    """
    connection = await session.connection()
    await connection.execute(queries.LOCK, {"account_id": viewer.account_id})
    stands = await standing(connection, settings, viewer)
    if stands.proven_until is None:
        if stands.factors:
            raise ForbiddenError("second_factor_needed")
        if not stands.fresh:
            raise ForbiddenError("sign_in_again")
    return stands


async def begin_removal(session: AsyncSession, settings: Settings, viewer: Viewer) -> None:
    """Before a factor goes. Raises ConflictError for the last one of somebody who must have one."""
    stands = await begin_change(session, settings, viewer)
    if stands.factors == 1 and viewer.roles & STAFF:
        raise ConflictError("last_factor")


async def mark_proven(session: AsyncSession, viewer: Viewer) -> None:
    """This device has proven the second factor."""
    await run(session, queries.MARK_PROVEN, {"session_id": viewer.session_id, "now": now()})


async def end_proofs_elsewhere(session: AsyncSession, viewer: Viewer) -> None:
    """A factor goes, perhaps lost or stolen: all other devices prove anew."""
    parameters = {"account_id": viewer.account_id, "session_id": viewer.session_id}
    await run(session, queries.END_PROOFS_ELSEWHERE, parameters)


async def tell_added(session: AsyncSession, settings: Settings, viewer: Viewer, factor: Factor) -> None:
    """Write down that a factor was added, and tell the person."""
    await _tell(session, settings, viewer.account_id, viewer.account_id, "added", factor)


async def end_factor(session: AsyncSession, settings: Settings, viewer: Viewer, factor: Factor) -> None:
    """End what a removed factor proved elsewhere, write down that it is gone, and tell the person."""
    await end_proofs_elsewhere(session, viewer)
    await _tell(session, settings, viewer.account_id, viewer.account_id, "removed", factor)


async def reset(session: AsyncSession, settings: Settings, account_id: UUID, *, actor: UUID) -> None:
    """Remove every factor of somebody who lost theirs, and sign them out everywhere.

    Raises NotFoundError, ForbiddenError (one's own).
    """
    if actor == account_id:
        raise ForbiddenError
    connection = await session.connection()
    await connection.execute(queries.LOCK, {"account_id": account_id})
    await accounts.find(connection, account_id)
    for statement in queries.RESET:
        await connection.execute(statement, {"account_id": account_id})
    await sessions.close_sessions(session, account_id)
    await _tell(session, settings, actor, account_id, "reset", None)


_KINDS = {
    "added": kinds.SECOND_FACTOR_ADDED,
    "removed": kinds.SECOND_FACTOR_REMOVED,
    "reset": kinds.SECOND_FACTOR_RESET,
}


async def _tell(
    session: AsyncSession,
    settings: Settings,
    actor: UUID,
    account_id: UUID,
    act: Literal["added", "removed", "reset"],
    factor: Factor | None,
) -> None:
    detail: dict[str, Any] = {"factor": factor} if factor else {}
    await audit.note(session, _ACTS[act], actor=actor, account_id=account_id, **detail)
    change = words.CHANGES[f"{factor}_{act}" if factor else act]

    async def compose(_account_id: UUID, language: Language) -> Letter:
        return Letter(
            language=language,
            subject=words.SUBJECT[language],
            paragraphs=[change[language], words.NOT_YOU[language]],
            action=words.ACTION[language],
            url=f"{settings.public_url}/me/security",
            formal=True,
            warning=True,
        )

    await notices.notify(session, settings, [account_id], _KINDS[act], compose=compose, **detail)
