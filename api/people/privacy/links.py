"""What parents carry: links, of which only digests are kept, and a child's opposition reference."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import letters, queries, stops
from api.people.privacy.consents import states
from api.people.privacy.mailboxes import may_be_parent
from api.people.privacy.models import Answer, TokenKind
from api.people.privacy.moments import clocked
from api.people.privacy.words import TITLES, name_in_letter
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import Secrets, digest, new_token, new_typed_code
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.settings import Settings

_REFERENCE_LENGTH = 12


async def find_link(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, token: str, *kinds: TokenKind
) -> Row[Any]:
    """The request that a living link of one of these kinds leads to.

    Raises NotFoundError: unknown, used, expired, replaced, or no parent's any more. To oppose is anybody's
    whom a parent named: it reads nothing, and a referent decides.
    """
    parameters = clocked(settings, digest=digest(token), kinds=list(kinds))
    row = (await connection.execute(queries.FIND_TOKEN, parameters)).first()
    if row is None:
        raise NotFoundError("link_dead")
    if TokenKind.OPPOSE not in kinds:
        address = unsealed(secrets, row.sealed_address)
        if address is None or not await may_be_parent(connection, secrets, row.account_id, address):
            raise NotFoundError("link_dead")
    return row


async def give_token(connection: AsyncConnection, request_id: UUID, kind: TokenKind) -> str:
    """A new link of a request; only its digest is kept."""
    token = new_token()
    await connection.execute(
        queries.INSERT_TOKEN, {"digest": digest(token), "request_id": request_id, "kind": kind}
    )
    return token


async def ask_letter(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    request: Row[Any],
    address: str,
    first_name: str,
    *,
    reminder: bool = False,
) -> Letter:
    """The letter by which a child asks, with a link of its own to the request's single answer."""
    token = await give_token(connection, request.id, TokenKind.ANSWER)
    found = await states(connection, settings, request.account_id)
    return letters.ask(
        request.language,
        name_in_letter(first_name, request.language),
        letters.parent_link(settings, token),
        request.expires_at,
        stop=stops.page(settings, secrets, address),
        asked=[
            TITLES[purpose][request.language]
            for purpose, state in found.items()
            if state.self_answer == Answer.AGREED and state.parent_answer != Answer.AGREED
        ],
        reminder=reminder,
        badge_waits=await badge_waits(connection, personal_data, request.account_id),
    )


async def badge_waits(
    connection: AsyncConnection, personal_data: Sequence[PersonalData], account_id: UUID
) -> bool:
    """Whether a badge of the child awaits a parent too."""
    return any([await room.awaits_parent(connection, account_id) for room in personal_data])


async def write_to(
    session: AsyncSession, secrets: Secrets, child_id: UUID, sealed_address: bytes | None, letter: Letter
) -> None:
    """Mail a child's parent at a sealed address; nobody where it is gone, or whose owner may be no parent."""
    address = unsealed(secrets, sealed_address)
    if address and await may_be_parent(await session.connection(), secrets, child_id, address):
        await mail.send(session, address, letter, about=child_id)


def unsealed(secrets: Secrets, sealed: bytes | None) -> str | None:
    """An address that is kept sealed; None where it is gone, or sealed with another key."""
    return None if sealed is None else secrets.unseal(bytes(sealed))


async def read_reference(connection: AsyncConnection, secrets: Secrets, account_id: UUID) -> str | None:
    """The child's opposition reference; none before a parent was asked."""
    sealed = (await connection.execute(queries.FIND_REFERENCE, {"account_id": account_id})).scalar()
    return None if sealed is None else secrets.unseal(bytes(sealed))


async def make_reference(connection: AsyncConnection, secrets: Secrets, account_id: UUID) -> str:
    """The child's opposition reference, made with the first request."""
    reference = new_typed_code(_REFERENCE_LENGTH)
    spaced = "-".join(reference[at : at + 4] for at in range(0, _REFERENCE_LENGTH, 4))
    await connection.execute(
        queries.MAKE_REFERENCE,
        {
            "account_id": account_id,
            "mark": secrets.mark("opposition", reference),
            "sealed": secrets.seal(spaced),
        },
    )
    return cast(str, await read_reference(connection, secrets, account_id))
