"""Telling people about badges: that there is something, never what."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import service as accounts
from api.accounts.service import Subject
from api.issuing import code_queries, letters, parent_letters, queries
from api.issuing.models import CredentialStatus
from api.kit.clock import now
from api.kit.secrets import Secrets
from api.privacy import service as privacy
from api.push import service as push
from api.settings import Settings
from api.stream import service as stream

PAGE = "/me/badges"
REQUESTS_PAGE = "/issuing/requests"


async def tell_holder(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    what: str,
    *,
    by_mail: bool = True,
    **data: Any,
) -> None:
    """Tell somebody about a badge of theirs, or about a request; call it last.

    `what`: offered, issued, with_parent, revoked, request_refused, request_ended, signed_anew.
    """
    if by_mail:
        await accounts.write_to(
            session, account_id, Subject.BADGES, lambda language: letters.to_holder(settings, what, language)
        )
    kind = f"badge.{what}"
    await stream.tell(session, account_id, kind, **data)
    account = await accounts.find(await session.connection(), account_id)
    channels = account.preferences.get(Subject.BADGES)
    if channels is None or "push" in channels:
        tag = f"badge-{next(iter(data.values()), account_id)}"
        await push.notify(session, settings, [account_id], kind=kind, url=PAGE, tag=tag)


async def tell_parent(
    session: AsyncSession, settings: Settings, secrets: Secrets, account_id: UUID, credential_id: UUID
) -> None:
    """Write to the parent of a child whose badge awaits them: that there is one, once a day at most."""
    connection = await session.connection()
    parameters = {"account_id": account_id, "id": credential_id, "now": now()}
    if (await connection.execute(queries.TOLD_LATELY, parameters)).scalar_one():
        return
    child = await accounts.find(connection, account_id)
    await privacy.write_to_parent(
        session, settings, secrets, account_id, child.first_name, parent_letters.badge_waits
    )


async def tell_claimed(
    session: AsyncSession, code_id: UUID, account_id: UUID, credential_id: UUID, status: CredentialStatus
) -> None:
    """Let the pages that show a code count on, and the owner's other devices know of the badge; call it last.

    In one statement: between two, others would wait.
    """
    await (await session.connection()).execute(
        code_queries.TELL_CLAIMED,
        {"id": code_id, "account_id": account_id, "credential_id": credential_id, "status": status},
    )


async def tell_issuers(
    session: AsyncSession,
    settings: Settings,
    members: Sequence[UUID],
    organisation_id: UUID,
    request_id: UUID,
) -> None:
    """Tell an organisation that a student asks for a badge; call it last.

    Mailed and rung is who has seen what was asked before: a whole class that asks is one mail.
    """
    connection = await session.connection()
    about = {"organisation_id": organisation_id}
    rung = []
    for member in members:
        if await stream.unseen_like(connection, member, "badge.requested", **about):
            continue
        await accounts.write_to(
            session, member, Subject.BADGES, lambda language: letters.requested(settings, language)
        )
        channels = (await accounts.find(connection, member)).preferences.get(Subject.BADGES)
        if channels is None or "push" in channels:
            rung.append(member)
    news = {**about, "request_id": request_id}
    await stream.tell_many(session, "badge.requested", dict.fromkeys(members, news))
    tag = f"requests-{organisation_id}"
    await push.notify(session, settings, rung, kind="badge.requested", url=REQUESTS_PAGE, tag=tag)
