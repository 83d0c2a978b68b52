"""A parent who lost the mail has their links sent again: to the mailbox that children named, nowhere else.

Whoever asks is told the same, as fast, whether the mailbox has a link or not: what is done happens in a job.
Each child's link goes out again once a day, so that who pesters somebody by it brings them one mail a day.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import letters, links, queries, stops
from api.people.privacy.mailboxes import may_be_parent
from api.people.privacy.models import TokenKind
from api.people.privacy.moments import clocked
from api.people.privacy.words import name_in_letter
from api.platform.jobs.queue import defer
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets
from api.platform.mail import service as mail
from api.platform.settings import Settings


async def ask(session: AsyncSession, secrets: Secrets, email: str, language: Language) -> None:
    """Have the links of a mailbox mailed again; the job carries no address."""
    await defer(session, "privacy:send_again", mark=stops.counted(secrets, email).hex(), language=language)


async def send(
    session: AsyncSession, settings: Settings, secrets: Secrets, mark: bytes, language: Language
) -> None:
    """Mail the links that a mailbox has; run twice, it mails once.

    To the spelling that a child named, never to the one that was typed: on some hosts it is somebody else's.
    """
    connection = await session.connection()
    parameters = clocked(settings, mark=mark)
    # Accounts before the mailbox, as whoever asks locks them.
    await connection.execute(queries.LOCK_LOST, parameters)
    await one_at_a_time(connection, mark)
    spelt: dict[str, list[Row[Any]]] = {}
    for request in await connection.execute(queries.LOST_LINKS, parameters):
        if address := links.unsealed(secrets, request.sealed_address):
            spelt.setdefault(address, []).append(request)
    # Who answered comes first: many children's requests keep no parent from theirs.
    for address, requests in list(spelt.items())[: settings.guardian_links_per_day]:
        named = [one for one in requests if await _was_claimed(connection, secrets, one, address, parameters)]
        if named:
            await _write(session, settings, secrets, address, named, language)


async def _was_claimed(
    connection: AsyncConnection, secrets: Secrets, request: Row[Any], address: str, parameters: dict[str, Any]
) -> bool:
    """Take a child's mail of the day; whether there is one to write."""
    await connection.execute(queries.REMINDED, {**parameters, "id": request.id})
    return await may_be_parent(connection, secrets, request.account_id, address)


async def _write(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    address: str,
    requests: Sequence[Row[Any]],
    language: Language,
) -> None:
    connection = await session.connection()
    doors = []
    for one in requests:
        kind, page = (TokenKind.MANAGE, "/manage") if one.answered else (TokenKind.ANSWER, "")
        url = letters.parent_link(settings, await links.give_token(connection, one.id, kind), page)
        doors.append((name_in_letter(one.first_name, language), url, one.answered))
    waits = not all(one.answered for one in requests)
    letter = letters.again(language, doors, stop=stops.page(settings, secrets, address) if waits else None)
    about = requests[0].account_id if len(requests) == 1 else None
    await mail.send(session, address, letter, about=about)
