"""The code that all new browsers share which wait for a mailbox under attack.

However many ask, one mail goes every `shared_code_minutes`: at once where the last one is old enough, else
when its time comes. Whoever asked before it went can use it, so an owner among a thousand attackers waits for
it no longer than that. It works once.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts.codes import queries
from api.people.accounts.codes.chances import LONG
from api.people.accounts.codes.letters import mail_code, new_code
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.settings import Settings


def mark(secrets: Secrets, shared_id: UUID, code: str) -> bytes:
    """What is kept of it; whoever tries it must also have asked for it."""
    return secrets.mark("shared code", f"{shared_id}:{code}")


async def join(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    email: str,
    language: Language,
    email_mark: bytes,
    *,
    accounts_only: bool,
) -> tuple[UUID, datetime]:
    """The shared code that has not gone yet, and when it goes; made, and mailed where it is time.

    `accounts_only`: a turn of its own, which brings no mail where there is no account.
    """
    connection = await session.connection()
    mailbox = {"email_mark": email_mark, "accounts_only": accounts_only}

    async def newest() -> tuple[UUID, datetime] | None:
        row = (await connection.execute(queries.NEWEST_SHARED, mailbox)).first()
        return (row.id, row.sends_at) if row else None

    # Most find one that waits, without a lock that everybody would queue for.
    found = await newest()
    if found and found[1] > now():
        return found
    await one_at_a_time(connection, email_mark)
    found = await newest()
    moment = now()
    if found and found[1] > moment:
        return found
    pause = timedelta(minutes=settings.shared_code_minutes)
    sends_at = max(moment, found[1] + pause) if found else moment
    shared_id: UUID = (
        await connection.execute(
            queries.INSERT_SHARED,
            {
                **mailbox,
                "sealed": secrets.seal(email),
                "language": language,
                "sends_at": sends_at,
            },
        )
    ).scalar_one()
    if sends_at == moment:
        await send(session, settings, secrets, shared_id)
    else:
        await defer(session, "accounts:send_shared_code", at=sends_at, shared_id=str(shared_id))
    return shared_id, sends_at


async def send(session: AsyncSession, settings: Settings, secrets: Secrets, shared_id: UUID) -> None:
    """Make the code and mail it, once."""
    row = (await run(session, queries.LOCK_UNSENT, {"id": shared_id})).first()
    email = secrets.unseal(bytes(row.sealed_address)) if row else None
    if row is None or email is None:
        return
    code = new_code(LONG)
    await run(
        session, queries.SENT, {"id": shared_id, "now": now(), "code_mark": mark(secrets, shared_id, code)}
    )
    await mail_code(session, settings, email, row.language, code, accounts_only=row.accounts_only)
