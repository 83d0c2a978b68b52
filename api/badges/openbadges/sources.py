"""Everything that one verification fetches: each address once, a handful in all, in little time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from api.badges.openbadges.findings import BadgeError, BadgeVerdict, Resolver, refused
from api.badges.openbadges.strict_json import parse
from api.platform.kit.fetching import FetchError, NotAllowedError
from api.platform.kit.text import from_document
from api.platform.kit.threads import read_badge

MAX_FETCHES = 12
SECONDS = 20.0
MAX_BYTES = 1024 * 1024
NOT_FOUND, GONE = 404, 410


class UnreachableError(Exception):
    """Nobody answers there, or with nothing that can be read. `status` is the HTTP status, if any."""

    def __init__(self, code: str, status: int | None = None, body: bytes = b"") -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.body = body


class Patience:
    """So many seconds for others to answer, in all. What we do or wait for in between is not their fault."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """While others are asked. Raises TimeoutError."""
        clock = asyncio.get_running_loop().time
        since = clock()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left -= clock() - since


class Sources:
    """Fetches for one verification, through the resolver that the caller gave."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._answers: dict[str, bytes | UnreachableError] = {}
        self._patience = Patience(SECONDS)

    async def raw(self, url: str) -> bytes:
        """The bytes at an address (its fragment left out). Raises UnreachableError, BadgeError `too_many`."""
        address = url.partition("#")[0]
        if address not in self._answers:
            if len(self._answers) >= MAX_FETCHES:
                raise refused("too_many_addresses")
            self._answers[address] = await self._ask(address)
        answer = self._answers[address]
        if isinstance(answer, UnreachableError):
            raise answer
        return answer

    async def document(self, url: str) -> dict[str, Any]:
        """The JSON object at an address. Raises UnreachableError."""
        body = await self.raw(url)
        try:
            return await read_badge(parse, body)
        except BadgeError as error:
            raise UnreachableError(error.code) from error

    async def _ask(self, address: str) -> bytes | UnreachableError:
        try:
            async with self._patience.waiting():
                return await self._resolver.fetch(address, limit=MAX_BYTES)
        except NotAllowedError as error:
            return UnreachableError(f"not_allowed: {error.code}")
        except FetchError as error:
            return UnreachableError(error.code, error.status, error.body)
        except TimeoutError:
            return UnreachableError("too_slow")


async def gone(body: bytes) -> BadgeError:
    """What an address that says « gone » says of its badge, with the reason where the body tells one."""
    try:
        reason = (await read_badge(parse, body)).get("revocationReason")
    except BadgeError:
        reason = None
    said = from_document(reason[:1000]) if isinstance(reason, str) else ""
    return BadgeError(BadgeVerdict.REVOKED, "revoked", reason=said)
