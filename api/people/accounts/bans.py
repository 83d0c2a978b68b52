"""Bans: the account is shut out at once, and the same address, identity or SIRET cannot return.

A ban is one person's: their other accounts, known by the mailbox, are shut out and let back in with it.
"""

import asyncio
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import acts, ban_queries, queries, sessions
from api.people.accounts.kinds import PARTNER_UNAVAILABLE
from api.platform.access import STAFF, Role, is_protected
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.addresses import mailbox
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.notices import service as notices

_SIREN = "ban siren"
_SIREN_SIGNS = 9
"""Of a SIRET's fourteen, those that name the company."""


class Owners(NamedTuple):
    """Whose a mailbox is, in whatever spelling."""

    mark: bytes
    """Keyed digest by which bans and restrictions know it."""
    banned: bool
    have: frozenset[UUID]
    had: frozenset[UUID]
    """Accounts that gave up an address of it."""


async def is_banned(
    session: AsyncSession,
    secrets: Secrets,
    *,
    email: str | None = None,
    identity: tuple[str, str] | None = None,
    siret: str | None = None,
) -> bool:
    """Whether an address, an identity (provider, subject) or a SIRET was banned."""
    marks = _marks(secrets, email, [identity] if identity else [], [siret] if siret else [])
    return bool((await run(session, ban_queries.IS_BANNED, {"marks": marks})).scalar_one())


async def is_of_banned_company(connection: AsyncConnection, secrets: Secrets, siret: str) -> bool:
    """Whether an establishment of the same company (SIREN) was shut out: no ban, but a reason to look."""
    marks = [secrets.mark(_SIREN, siret[:_SIREN_SIGNS])]
    return bool((await connection.execute(ban_queries.IS_BANNED, {"marks": marks})).scalar_one())


class _Ban(NamedTuple):
    """What is the same for each account of a person."""

    actor: UUID
    reason: str
    now: datetime


async def ban(
    session: AsyncSession,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    *,
    actor: UUID,
    reason: str,
) -> None:
    """Shut a person out, under each of their accounts, and tell those who deal with them, without saying why.

    Raises NotFoundError, ConflictError (already banned). The caller has kept the last admin.
    """
    connection = await session.connection()
    # Of two accounts of one person that are banned at once, one is shut out with the other.
    await one_at_a_time(connection, b"ban")
    if (await connection.execute(queries.LOCK_ACCOUNT, {"account_id": account_id})).first() is None:
        raise NotFoundError
    one = _Ban(actor, reason, now())
    if await _shut(session, secrets, personal_data, account_id, one):
        for other in sorted(await same_person(connection, secrets, account_id)):
            if await _may_go_with_it(connection, other):
                await _shut(session, secrets, personal_data, other, one)
        return
    # Shut out with another account until now: from now on for its own sake too.
    alone = {**one._asdict(), "account_id": account_id}
    if (await connection.execute(ban_queries.BAN_ALONE, alone)).first() is None:
        raise ConflictError("already_banned")
    await audit.note(session, acts.ACCOUNT_BANNED, actor=actor, account_id=account_id)


async def _shut(
    session: AsyncSession,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    ban: _Ban,
) -> bool:
    """Shut one account out; whether it was not yet."""
    connection = await session.connection()
    shut = (await connection.execute(ban_queries.BAN_ACCOUNT, {"account_id": account_id})).first()
    if shut is None:
        return False
    parameters = {**ban._asdict(), "account_id": account_id}
    ban_id = (await connection.execute(ban_queries.INSERT_BAN, parameters)).scalar_one()
    sirets = [siret for room in personal_data for siret in await room.sirets(session, account_id)]
    sirens = sorted({siret[:_SIREN_SIGNS] for siret in sirets})
    companies = [secrets.mark(_SIREN, siren) for siren in sirens]
    known = await marks_of(connection, secrets, account_id, shut.email)
    for mark in {*known, *_marks(secrets, None, [], sirets), *companies}:
        await connection.execute(ban_queries.INSERT_BAN_MARK, {"mark": mark, "ban_id": ban_id})
    for siren in sirens:
        # Its other establishments are looked at anew: they stand above, hence by a job.
        await defer(session, "verification:check_company_anew", siren=siren)
    await sessions.close_sessions(session, account_id)
    await connection.execute(ban_queries.DROP_EARNED_ROLES, {"account_id": account_id})
    await audit.note(session, acts.ACCOUNT_BANNED, actor=ban.actor, account_id=account_id)
    concerned = {other for room in personal_data for other in await room.banned(session, account_id)}
    await notices.show(session, concerned - {account_id}, PARTNER_UNAVAILABLE)
    return True


async def _may_go_with_it(connection: AsyncConnection, account_id: UUID) -> bool:
    """Whether an account of the same mailbox is shut out too: no pupil under 18, who may share a parent's,
    nor staff, whom an admin looks at.
    """
    parameters = {"account_id": account_id}
    account = (await connection.execute(queries.ACCOUNT, parameters)).first()
    roles = {row.role for row in await connection.execute(queries.ROLES, parameters)}
    if account is None or roles & STAFF:
        return False
    known = account.birth_date is not None
    return not (known and is_protected(account.birth_date) and roles <= {Role.STUDENT})


async def lift(session: AsyncSession, account_id: UUID, *, actor: UUID) -> None:
    """Let a banned person return; roles that were given or earned must be again. Raises NotFoundError."""
    parameters = {"account_id": account_id, "now": now()}
    lifted = (await run(session, ban_queries.LIFT_BAN, parameters)).all()
    if not lifted:
        raise NotFoundError
    for row in lifted:
        await run(session, ban_queries.DELETE_BAN_MARKS, {"ban_id": row.id})
        await run(session, ban_queries.UNBAN_ACCOUNT, {"account_id": row.account_id})
        await audit.note(session, acts.ACCOUNT_BAN_LIFTED, actor=actor, account_id=row.account_id)


async def marks_of(
    connection: AsyncConnection, secrets: Secrets, account_id: UUID, email: str | None
) -> set[bytes]:
    """By what a person is known again under another account: address, addresses given up, identities."""
    rows = await connection.execute(queries.IDENTITIES, {"account_id": account_id})
    known = [(row.provider, row.subject) for row in rows]
    former = (await connection.execute(queries.FORMER_ADDRESSES, {"account_id": account_id})).scalars()
    return {*_marks(secrets, email, known, []), *former}


async def same_person(
    connection: AsyncConnection, secrets: Secrets, account_id: UUID, *, thorough: bool = True
) -> set[UUID]:
    """The other accounts known to be the same person's: by a mailbox that they have, or gave up.

    Not `thorough`: but for who has now what this account gave up, whom only reading every address finds.
    """
    account = (await connection.execute(queries.ACCOUNT, {"account_id": account_id})).first()
    if account is None:
        return set()
    marks = await marks_of(connection, secrets, account_id, account.email)
    found = set((await connection.execute(queries.WHO_HAD, {"marks": list(marks)})).scalars())
    if account.email:
        found |= (await owners_of(connection, secrets, account.email)).have
    former = set((await connection.execute(queries.FORMER_ADDRESSES, {"account_id": account_id})).scalars())
    if former and thorough:
        # Only digests are kept of addresses that were given up: whoever has one of them now is looked for.
        rows = (await connection.execute(queries.ALL_ADDRESSES)).all()
        found |= await asyncio.to_thread(
            lambda: {row.id for row in rows if _marks(secrets, row.email, [], [])[0] in former}
        )
    return found - {account_id}


async def of_same_person(
    connection: AsyncConnection, secrets: Secrets, marks: Collection[bytes], among: Collection[UUID]
) -> set[UUID]:
    """Of these living accounts, those that have, or gave up, an address with one of these digests."""
    had = await connection.execute(queries.WHO_HAD, {"marks": list(marks)})
    have = await connection.execute(queries.ADDRESSES, {"account_ids": list(among)})
    found = {row.id for row in have if not set(_marks(secrets, row.email, [], [])).isdisjoint(marks)}
    return found | (set(had.scalars()) & set(among))


async def owners_of(connection: AsyncConnection, secrets: Secrets, email: str) -> Owners:
    """Whose a mailbox is and was, by addresses that were proven."""
    [mark] = _marks(secrets, email, [], [])
    banned = (await connection.execute(ban_queries.IS_BANNED, {"marks": [mark]})).scalar_one()
    alike = await connection.execute(queries.SPELT_ALIKE, {"email": email.lower()})
    have = frozenset(row.id for row in alike if mailbox(row.email) == mailbox(email))
    had = (await connection.execute(queries.WHO_HAD, {"marks": [mark]})).scalars()
    return Owners(mark, banned, have, frozenset(had))


async def look_again(session: AsyncSession, account_id: UUID) -> None:
    """Somebody new is here, or an account has a new address: were they kept from minors before?"""
    await defer(session, "moderation:know_again", account_id=str(account_id))


async def keep_former_address(session: AsyncSession, secrets: Secrets, account_id: UUID, email: str) -> None:
    """An address that the account gives up: if it is banned later, that one cannot return either."""
    [mark] = _marks(secrets, email, [], [])
    await run(session, queries.KEEP_FORMER_ADDRESS, {"account_id": account_id, "mark": mark})


async def had_address(connection: AsyncConnection, secrets: Secrets, account_id: UUID, email: str) -> bool:
    """Whether the account gave up an address of that mailbox."""
    [mark] = _marks(secrets, email, [], [])
    parameters = {"account_id": account_id, "mark": mark}
    return bool((await connection.execute(queries.HAD_ADDRESS, parameters)).scalar_one())


def _marks(
    secrets: Secrets, email: str | None, identities: Sequence[tuple[str, str]], sirets: Sequence[str]
) -> list[bytes]:
    return [
        *([secrets.mark("ban email", mailbox(email))] if email else []),
        *(secrets.mark("ban identity", f"{provider}\0{subject}") for provider, subject in identities),
        *(secrets.mark("ban siret", siret) for siret in sirets),
    ]
