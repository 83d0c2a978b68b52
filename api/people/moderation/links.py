"""The link in a mail by which somebody whose account is closed reads why, and contests it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import acts, words
from api.people.moderation import staff_queries as queries
from api.platform.access import Role
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_SEAL = "statement "
_RENEWED_ONCE_IN = timedelta(days=1)


async def opened(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, token: str
) -> tuple[UUID, UUID]:
    """The banned account and the decision that a link leads to.

    Raises NotFoundError: `link_expired` where a new one can be asked for, else `link_dead`.
    """
    account_id, decision_id = await _led_to(connection, secrets, token)
    if now() > secrets.link_written_at(token) + timedelta(days=settings.statement_link_days):
        raise NotFoundError("link_expired")
    return account_id, decision_id


async def renew(session: AsyncSession, settings: Settings, secrets: Secrets, token: str) -> None:
    """Mail a new link to the account's address, once a day at most. Raises NotFoundError."""
    connection = await session.connection()
    account_id, decision_id = await _led_to(connection, secrets, token)
    # Two at the same moment wait for each other: the second one sees the first one's mail.
    await connection.execute(queries.LOCK_DECISION, {"id": decision_id})
    parameters = {"account_id": account_id, "lately": now() - _RENEWED_ONCE_IN}
    if (await connection.execute(queries.LINK_SENT, parameters)).first() is None:
        await audit.note(session, acts.STATEMENT_LINK_SENT, account_id=account_id, decision=decision_id)
        account = await accounts.find(connection, account_id)
        await write(session, settings, secrets, account, decision_id)


async def write(
    session: AsyncSession, settings: Settings, secrets: Secrets, account: Row[Any], decision_id: UUID
) -> None:
    """Mail somebody that a decision concerns them; with a link where they can no longer sign in."""
    if account.email:
        compose = await letter(session, settings, secrets, account, decision_id)
        await mail.send(session, account.email, compose(account.language), about=account.id)


async def letter(
    session: AsyncSession, settings: Settings, secrets: Secrets, account: Row[Any], decision_id: UUID
) -> Callable[[Language], Letter]:
    """The same mail, for its reader's language."""
    connection = await session.connection()
    roles = {held.role for held in await accounts.roles_of(connection, account.id)}
    formal = Role.STUDENT not in roles
    if account.status == "banned":
        made_at = (await connection.execute(queries.DECIDED_AT, {"id": decision_id})).scalar_one()
        until = made_at + timedelta(days=settings.appeal_days)
        token = secrets.write_link(f"{_SEAL}{decision_id}")
        return words.shut(settings, token, until, formal=formal)
    return words.statement(settings, decision_id, formal=formal)


async def _led_to(connection: AsyncConnection, secrets: Secrets, token: str) -> tuple[UUID, UUID]:
    decision = (secrets.read_link(token) or "").removeprefix(_SEAL)
    try:
        decision_id = UUID(decision)
    except ValueError:
        raise NotFoundError("link_dead") from None
    account_id = (await connection.execute(queries.CONCERNED, {"id": decision_id})).scalar()
    if account_id is None:
        raise NotFoundError("link_dead")
    return account_id, decision_id
