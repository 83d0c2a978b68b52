"""Decisions about push: which devices may be rung. What they are told is decided in `notices`."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.access import Viewer
from api.platform.kit import clock
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, InvalidInputError, UnauthorizedError
from api.platform.kit.secrets import digest
from api.platform.kit.statements import run, run_each
from api.platform.push import queries
from api.platform.push.queries import has_device
from api.platform.push.ringing import ring_devices
from api.platform.push.rules import Rules
from api.platform.push.schemas import PushSubscriptionUpdate
from api.platform.push.vapid import public_key
from api.platform.settings import Settings

__all__ = [
    "Require",
    "Rules",
    "delete_old",
    "has_device",
    "is_listed",
    "ring_devices",
    "server_key",
    "subscribe",
    "unsubscribe",
]

Require = Callable[[AsyncSession, Settings, UUID, Purpose], Awaitable[None]]
"""Goes on only while a consent stands; raises ForbiddenError. It is `privacy.require`, which stands above."""

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
"""What stands between the dots of a host that can be looked up (RFC 1123 §2.1)."""


def server_key(settings: Settings) -> str | None:
    """The public key that browsers subscribe with; None where nothing is pushed."""
    private_key = settings.vapid_private_key.get_secret_value()
    return public_key(private_key) if private_key else None


async def subscribe(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    update: PushSubscriptionUpdate,
    require: Require,
) -> None:
    """Ring this device from now on; it leaves whoever had it before. Needs the consent `push`.

    Raises ConflictError where nothing is pushed, InvalidInputError for a push service that is not listed,
    ForbiddenError without the consent, UnauthorizedError when the device signs out at the same moment.
    """
    if not settings.vapid_private_key.get_secret_value():
        raise ConflictError("push_unavailable")
    if not is_listed(settings, update.endpoint):
        raise InvalidInputError("endpoint", "push_service_unknown")
    # A withdrawal at the same moment waits, and then takes the subscription away.
    await require(session, settings, viewer.account_id, Purpose.PUSH)
    connection = await session.connection()
    await one_at_a_time(connection, digest(update.endpoint))
    device = {"session_id": viewer.session_id, "account_id": viewer.account_id}
    if (await connection.execute(queries.HOLD_SESSION, device)).first() is None:
        raise UnauthorizedError
    await connection.execute(queries.LEAVE_OTHERS, {**device, "endpoint": update.endpoint})
    await connection.execute(queries.SUBSCRIBE, {**device, **update.model_dump()})


async def unsubscribe(session: AsyncSession, viewer: Viewer) -> None:
    """Ring this device no more."""
    await run(session, queries.UNSUBSCRIBE, {"session_id": viewer.session_id})


def is_listed(settings: Settings, endpoint: str) -> bool:
    """Whether an address is https at a push service that the settings name: nowhere else may we be sent.

    What cannot be asked at all is none either: without a path, or at a host that nobody can look up.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or parts.username is not None or parts.password is not None or parts.fragment:
        return False
    if not endpoint.isascii() or any(sign.isspace() or sign == "\\" for sign in endpoint):
        return False
    host = parts.hostname or ""
    if not parts.path or not all(map(_LABEL.fullmatch, host.split("."))):
        return False
    named = host if port in (None, 443) else f"{host}:{port}"
    return any(
        named == listed or (listed.startswith("*.") and named.endswith(listed[1:]))
        for listed in settings.push_services
    )


async def delete_old(session: AsyncSession) -> int:
    """Forget a batch of the notices that it is too late for; how many."""
    return await run_each(session, [queries.DELETE_OLD], {"now": clock.now()})
