"""Telling people about badges: that there is something, never what."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import service as accounts
from api.accounts.service import Subject
from api.badges import letters
from api.push import service as push
from api.settings import Settings
from api.stream import service as stream

PAGE = "/me/badges"


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

    `what`: offered, issued, with_parent, revoked, request_refused.
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
