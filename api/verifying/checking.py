"""Checking any badge, for anyone: ours from what we keep, others by what their issuers publish."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncConnection

from api.issuing.service import addresses
from api.kit.clock import now
from api.kit.database import Database
from api.kit.fetching import HTTPS_PORT, FetchError, NotAllowedError
from api.openbadges import verification
from api.openbadges.findings import Finding
from api.settings import Settings
from api.verifying import ours, verdicts
from api.verifying.schemas import VerdictPublic

Own = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Answers a path below `addresses.PREFIX` from the database: status and body."""


class Fetches(Protocol):
    """Fetches from public addresses, as `kit.fetching.Fetcher` does."""

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """The bytes at an address, at most `limit`. Raises NotAllowedError, FetchError."""


class Resolver:
    """Our own permanent addresses are answered from the database; the server never calls itself."""

    def __init__(self, settings: Settings, own: Own, fetcher: Fetches) -> None:
        self._home = urlsplit(settings.public_url)
        self._own = own
        self._fetcher = fetcher

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """The bytes at an address, at most `limit`. Raises NotAllowedError, FetchError."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise NotAllowedError("address") from None
        if parts.hostname != self._home.hostname:
            return await self._fetcher.fetch(url, limit=limit)
        # However it is written, it is this server: it is never asked by the network.
        if "@" in parts.netloc or port not in (None, HTTPS_PORT, self._home.port):
            raise NotAllowedError("address")
        if not parts.path.startswith(f"{addresses.PREFIX}/"):
            raise NotAllowedError("host_not_listed")
        status, body = await self._own(parts.path)
        if status != 200:
            raise FetchError("status", status, body)
        if len(body) > limit:
            raise FetchError("too_large")
        return body


async def check(
    database: Database,
    settings: Settings,
    resolver: Resolver,
    *,
    data: bytes | None = None,
    url: str | None = None,
    email: str | None = None,
) -> tuple[Finding, VerdictPublic]:
    """The verdict on a badge: its file or text (`data`), or what lies at an address."""
    at = now()
    if data is not None:
        async with database.reads.connect() as connection:
            own = await ours.check(connection, settings, data, at, email)
        if own is not None:
            return own[0], verdicts.public(settings, own[0], own[1])
        inner = await asyncio.to_thread(ours.enveloped_in, data)
        data = inner or data
    finding = await verification.verify(data or (url or "").encode(), resolver, at, email=email)
    async with database.reads.connect() as connection:
        return await _recognised(connection, settings, finding, data, email)


async def _recognised(
    connection: AsyncConnection, settings: Settings, finding: Finding, data: bytes | None, email: str | None
) -> tuple[Finding, VerdictPublic]:
    """The same, where it turns out to be ours: a token found at an address, or a badge of version 2.0."""
    if data is None and finding.text:
        own = await ours.check(connection, settings, finding.text.encode(), now(), email)
        if own is not None:
            return own[0], verdicts.public(settings, own[0], own[1])
    finding, achievement_id = await ours.check_older(connection, settings, finding, data)
    return finding, verdicts.public(settings, finding, achievement_id)
