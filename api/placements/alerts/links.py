"""The link in mails about alerts that stops them, the same in every mail of a person; its digest is kept."""

from base64 import urlsafe_b64encode
from typing import NamedTuple
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.alerts import queries
from api.platform.kit import clock
from api.platform.kit.secrets import Secrets, digest
from api.platform.kit.statements import run
from api.platform.settings import Settings


class StopLink(NamedTuple):
    """The two addresses of one link."""

    page: str
    """For people: the token stands in the fragment, which no server sees."""
    one_click: str
    """For mail programs (RFC 8058), which post to the address and can carry nothing else."""


async def stop_link(
    session: AsyncSession, settings: Settings, secrets: Secrets, account_id: UUID
) -> StopLink:
    """The link of a person."""
    token = urlsafe_b64encode(secrets.mark("alerts stop", str(account_id))).decode().rstrip("=")
    await run(
        session, queries.KEEP_STOP, {"account_id": account_id, "digest": digest(token), "now": clock.now()}
    )
    return StopLink(page(settings, token), f"{settings.public_url}/api/v1/alerts/unsubscribe/{token}")


def page(settings: Settings, token: str) -> str:
    """Where a person stops the mails by one tap."""
    return f"{settings.public_url}/alerts/stop#{token}"
