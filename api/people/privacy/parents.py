"""What other features may ask of the parent who shares in a child's consents, and tell them by mail."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import letters, links, queries
from api.people.privacy.models import TokenKind
from api.people.privacy.words import name_in_letter
from api.platform.kit.language import Language
from api.platform.kit.secrets import Secrets
from api.platform.mail.letters import Letter
from api.platform.settings import Settings


class Child(NamedTuple):
    """Whose parent holds a link."""

    id: UUID
    first_name: str


async def child_of(connection: AsyncConnection, settings: Settings, secrets: Secrets, token: str) -> Child:
    """The child whose parent holds that link, mailed or just handed out. Raises NotFoundError: unknown, old,
    replaced, or grown up.
    """
    row = await links.find_link(connection, settings, secrets, token, TokenKind.MANAGE, TokenKind.BADGES)
    return Child(row.account_id, row.child_first_name)


async def has_parent(connection: AsyncConnection, account_id: UUID) -> bool:
    """Whether a parent has answered, and may decide again."""
    answered = await connection.execute(queries.ANSWERED_REQUEST, {"account_id": account_id})
    return answered.first() is not None


async def is_opposed(connection: AsyncConnection, account_id: UUID) -> bool:
    """Whether a holder of parental authority opposes, and no referent has decided otherwise."""
    stands = await connection.execute(queries.OPPOSITION_STANDS, {"account_id": account_id})
    return bool(stands.scalar_one())


async def write_to_parent(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    account_id: UUID,
    first_name: str,
    compose: Callable[[Language, str, str], Letter],
) -> None:
    """Mail the parent who answered; nobody where there is none.

    `compose` gets the parent's language, the child's name as a mail may hold it, and a link to manage.
    """
    connection = await session.connection()
    parent = (await connection.execute(queries.ANSWERED_REQUEST, {"account_id": account_id})).first()
    if parent is None:
        return
    token = await links.give_token(connection, parent.id, TokenKind.MANAGE)
    url = letters.parent_link(settings, token, "/manage")
    letter = compose(parent.language, name_in_letter(first_name, parent.language), url)
    await links.write_to(session, secrets, account_id, parent.sealed_address, letter)
