"""Decisions about mails: written with the fact that causes them, sent once, forgotten when sent."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.jobs.queue import defer, defer_many
from api.platform.kit.metrics import MAILS
from api.platform.kit.statements import run, run_each
from api.platform.mail import queries
from api.platform.mail.letters import Letter
from api.platform.mail.schemas import OutboxMail
from api.platform.settings import Settings
from api.platform.settings.shapes import is_loopback

SMTP_TIMEOUT_S = 20


class MailNotSentError(Exception):
    """The mail server refused or could not be reached; names no address, since it is logged."""


async def send(session: AsyncSession, recipient: str, letter: Letter, *, about: UUID | None) -> None:
    """Put a mail on its way, in the caller's transaction.

    `about`: the account that it is about, with which it goes as long as it was not sent; None where nobody
    here is meant, or several are.
    """
    written = {"recipient": recipient, "letter": letter.model_dump_json(), "about_id": about}
    row = (await run(session, queries.INSERT, written)).one()
    await defer(session, "mail:deliver", mail_id=str(row.id))


async def send_many(session: AsyncSession, letters: Sequence[tuple[str, Letter, UUID | None]]) -> None:
    """Put many mails on their way at once, each to its recipient, with whom it is about."""
    rows = await run(
        session,
        queries.INSERT_MANY,
        {
            "recipients": [recipient for recipient, _, _ in letters],
            "letters": [letter.model_dump_json() for _, letter, _ in letters],
            "about_ids": [about for _, _, about in letters],
        },
    )
    await defer_many(session, "mail:deliver", [{"mail_id": str(row.id)} for row in rows])


async def deliver(session: AsyncSession, settings: Settings, mail_id: UUID) -> None:
    """Hand a waiting mail to the mail server and forget it; without a server it stays in the outbox.

    Raises MailNotSentError.
    """
    if settings.smtp_url is None:
        return
    row = (await run(session, queries.WAITING, {"id": mail_id})).first()
    if row is None:
        return
    sender_host = parseaddr(settings.mail_from)[1].partition("@")[2] or "localhost"
    message = Letter.model_validate(row.letter).message(
        sender=settings.mail_from, recipient=row.recipient, message_id=f"<{mail_id}@{sender_host}>"
    )
    server = urlsplit(settings.smtp_url.get_secret_value())
    implicit_tls = server.scheme == "smtps"
    on_this_machine = is_loopback(server.hostname or "")
    try:
        # For the whole of it: a server that answers each command late must not keep the row locked.
        async with asyncio.timeout(SMTP_TIMEOUT_S):
            await aiosmtplib.send(
                message,
                hostname=server.hostname,
                port=server.port or (465 if implicit_tls else 587),
                username=unquote(server.username) if server.username else None,
                password=unquote(server.password) if server.password else None,
                use_tls=implicit_tls,
                # Beyond this machine a password and a code never travel in the clear.
                start_tls=None if implicit_tls or on_this_machine else True,
                timeout=SMTP_TIMEOUT_S / 2,
            )
    except (aiosmtplib.SMTPException, OSError) as error:
        # The error's own words hold the address.
        MAILS.labels("failed").inc()
        raise MailNotSentError(type(error).__name__) from None
    MAILS.labels("sent").inc()
    await run(session, queries.DELETE, {"id": mail_id})


async def forget(session: AsyncSession, recipient: str) -> None:
    """Delete what waits for an address and is about no account: codes, invitations."""
    await run(session, queries.FORGET, {"recipient": recipient})


async def outbox(connection: AsyncConnection) -> list[OutboxMail]:
    """The last mails that were not sent, newest first."""
    rows = await connection.execute(queries.OUTBOX)
    return [
        OutboxMail(
            id=row.id,
            to=row.recipient,
            subject=(letter := Letter.model_validate(row.letter)).subject,
            paragraphs=letter.paragraphs,
            code=letter.code,
            action=letter.action,
            url=letter.url,
            others=letter.others,
            foot=letter.foot(),
            stop=letter.stop,
            one_click=letter.one_click,
            created_at=row.created_at,
        )
        for row in rows
    ]


async def delete_old(session: AsyncSession, now: datetime, days: int) -> int:
    """Delete a batch of the mails that could not be sent in that time; how many."""
    return await run_each(session, [queries.DELETE_OLD], {"now": now, "days": days})
