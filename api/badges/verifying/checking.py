"""Checking any badge, for anyone: ours from what we keep, others by what their issuers publish."""

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from copy import copy
from dataclasses import replace
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from api.badges.issuing.facade import addresses
from api.badges.openbadges import recipients, verification
from api.badges.openbadges.findings import BadgeVerdict, Finding
from api.badges.openbadges.recipients import Match, MatchedBy, Recipient
from api.badges.openbadges.sources import Patience
from api.badges.verifying import ours, verdicts
from api.badges.verifying.schemas import VerdictPublic
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.fetching import HTTPS_PORT, FetchError, NotAllowedError
from api.platform.kit.threads import read_badge
from api.platform.settings import Settings

Own = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Answers a path below `addresses.PREFIX` from the database: status and body."""


class Fetches(Protocol):
    """Fetches from public addresses, as `kit.fetching.Fetcher` does."""

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """The bytes at an address, at most `limit`. Raises NotAllowedError, FetchError."""


class Owner(NamedTuple):
    """Who keeps a badge, and asks whether it is theirs."""

    account_id: UUID
    email: str | None
    """The address that they have proven, if any."""


class Resolver:
    """Our own permanent addresses are answered from the database; the server never calls itself."""

    def __init__(self, settings: Settings, own: Own, fetcher: Fetches) -> None:
        self._home = urlsplit(settings.public_url)
        self._own = own
        self._fetcher = fetcher
        self._patience: Patience | None = None

    def within(self, seconds: float) -> "Resolver":
        """The same for one check: others have that long to answer, in all."""
        bounded = copy(self)
        bounded._patience = Patience(seconds)
        return bounded

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """The bytes at an address, at most `limit`. Raises NotAllowedError, FetchError."""
        try:
            async with self._patience.waiting() if self._patience else nullcontext():
                return await self._fetch(url, limit)
        except TimeoutError:
            raise FetchError("too_slow") from None

    async def _fetch(self, url: str, limit: int) -> bytes:
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
    owner: Owner | None = None,
) -> tuple[Finding, VerdictPublic]:
    """The verdict on a badge: its file or text (`data`), or what lies at an address.

    It says too whether it was awarded to `email`, or to its `owner`.
    """
    own = await _looked_at(database, settings, resolver, data, url)
    finding = _for_whom(own, email, owner)
    told = await read_badge(verdicts.public, settings, finding, own.achievement_id, verified=own.verified)
    return finding, told


def _for_whom(own: ours.Own, email: str | None, owner: Owner | None) -> Finding:
    """The finding, with what is known of whose it is; of what was altered, nothing is."""
    finding = own.finding
    if finding.credential is None or finding.verdict is BadgeVerdict.ALTERED:
        return finding
    if owner is not None and own.account_id == owner.account_id:
        match = Match(Recipient.CONFIRMED, MatchedBy.ACCOUNT)
    elif owner is not None or email is not None:
        match = recipients.match(finding.credential, owner.email if owner is not None else email)
    else:
        return finding
    return replace(finding, checks=[*finding.checks, match.check])


async def _looked_at(
    database: Database, settings: Settings, resolver: Resolver, data: bytes | None, url: str | None
) -> ours.Own:
    at = now()
    if data is not None:
        held = await read_badge(ours.hold, data)
        own = await ours.check(database, settings, held, at)
        if own is not None:
            return own
        data = held.inner
    finding = await verification.verify(data or (url or "").encode(), resolver, at)
    return await _recognised(database, settings, finding, data)


async def _recognised(
    database: Database, settings: Settings, finding: Finding, data: bytes | None
) -> ours.Own:
    """The same, where it turns out to be ours: a token found at an address, or a badge of version 2.0."""
    if data is None and finding.text:
        held = await read_badge(ours.hold, finding.text.encode())
        own = await ours.check(database, settings, held, now())
        if own is not None:
            return own
    return await ours.check_older(database, settings, finding, data)
