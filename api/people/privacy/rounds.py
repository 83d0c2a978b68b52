"""Each morning a mailbox gets in one mail the links that it had no room for; a referent hears of it.

Many children name one mailbox because it is a home's, or to pester somebody: the mail says how it ends, and a
referent looks at who they are.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import consents, letters, links, queries, stops
from api.people.privacy.asking import mails_a_day
from api.people.privacy.mailboxes import may_be_parent
from api.people.privacy.models import TokenKind
from api.people.privacy.moments import clocked
from api.people.privacy.words import name_in_letter
from api.platform.jobs.queue import defer
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.secrets import Secrets
from api.platform.mail import service as mail
from api.platform.settings import Settings


async def due(connection: AsyncConnection, settings: Settings) -> Sequence[bytes]:
    """The mailboxes for which links wait, by their marks."""
    rows = await connection.execute(queries.QUEUED_MAILBOXES, clocked(settings))
    return [bytes(row.address_mark) for row in rows]


async def send(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    mark: bytes,
) -> None:
    """Mail what waits for a mailbox; run twice, it mails once.

    Each spelling has a mail of its own, since on some hosts another one is somebody else's: those that waited
    longest, as many as the mailbox gets in a day.
    """
    connection = await session.connection()
    parameters = clocked(settings, mark=mark)
    # Accounts before the mailbox, as whoever asks locks them.
    await connection.execute(queries.LOCK_QUEUED, parameters)
    await one_at_a_time(connection, mark)
    spelt: dict[str, list[Row[Any]]] = {}
    for request in await connection.execute(queries.QUEUED_LINKS, parameters):
        if address := links.unsealed(secrets, request.sealed_address):
            spelt.setdefault(address, []).append(request)
    for address, requests in list(spelt.items())[: mails_a_day(settings)]:
        await _write(session, settings, secrets, personal_data, address, requests)
    if spelt:
        asked_first = next(iter(spelt.values()))[0].account_id
        await _hear(session, settings, personal_data, mark, asked_first)


async def _write(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    address: str,
    requests: Sequence[Row[Any]],
) -> None:
    connection = await session.connection()
    if len(requests) == 1:
        [one] = requests
        letter = await links.ask_letter(
            connection, settings, secrets, personal_data, one, address, one.first_name
        )
        await links.write_to(session, secrets, one.account_id, one.sealed_address, letter)
        return
    language = requests[0].language
    asking = []
    for one in requests:
        # Also where nobody is written to: the child reads what is read of any other address.
        token = await links.give_token(connection, one.id, TokenKind.ANSWER)
        if await may_be_parent(connection, secrets, one.account_id, address):
            asking.append((name_in_letter(one.first_name, language), letters.parent_link(settings, token)))
    if asking:
        until = min(one.expires_at for one in requests)
        stop = stops.page(settings, secrets, address)
        await mail.send(
            session, address, letters.ask_together(language, asking, until, stop=stop), about=None
        )


async def _hear(
    session: AsyncSession,
    settings: Settings,
    personal_data: Sequence[PersonalData],
    mark: bytes,
    asked_first: UUID,
) -> None:
    connection = await session.connection()
    named_by = (await connection.execute(queries.NAMED_LATELY, clocked(settings, mark=mark))).scalars()
    departments = await consents.departments(session, personal_data, asked_first)
    await defer(
        session,
        "moderation:hear_named_by_many",
        account_ids=[str(one) for one in named_by],
        department=departments[0] if departments else "",
    )
