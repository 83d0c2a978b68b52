"""Fetching what a stranger's document names, without letting it choose whom we talk to (no SSRF).

HTTPS on port 443 only; the name is resolved once, every address of it must be public, and the connection goes
to the checked address (a second look-up could answer otherwise). No cookie, no proxy; bounded in size and
time. A document is fetched without redirects; where only a status is asked for, each is checked anew.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore
import httpx

from api.platform.kit.bodies import ACCEPTED, BodyError, bounded_body
from api.platform.kit.interim import FewInterim
from api.platform.kit.names import Names

HTTPS_PORT = 443
MAX_URL = 2000
SECONDS = 8.0
"""For everything: the name, the connection, the answer."""
REDIRECTS = 5
"""Followed where only a status is asked for."""
CONNECTIONS = 200
"""At the same time: hosts that take a connection and say nothing leave room for the others."""
_HOST = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
)
_HEADERS = {
    "accept": "application/json, application/ld+json, application/vc+jwt, application/jwt, image/png,"
    " image/svg+xml, text/plain;q=0.5, */*;q=0.1",
    **ACCEPTED,
    "user-agent": "epass-verifier",
}
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_CARRY_IPV4 = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")))
"""NAT64, 6to4, Teredo, IPv4-compatible: an IPv6 address that leads to an IPv4 one, which could be any."""

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], Awaitable[Iterable[str]]]
Answered = TypeVar("Answered")


class NotAllowedError(Exception):
    """An address that is not fetched; nothing was sent. `code` says why in one word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FetchError(Exception):
    """The other side did not answer with a document."""

    def __init__(self, code: str, status: int | None = None, body: bytes = b"") -> None:
        super().__init__(f"{code} {status}" if status else code)
        self.code = code
        """`unreachable`, `too_slow`, `too_large`, `redirect` or `status`."""
        self.status = status
        self.body = body
        """What came with a status 410, the answer for a badge that was revoked."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and leads nowhere else."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None or found.scope_id is not None:
            return False
        if found not in _GLOBAL_UNICAST or any(found in network for network in _CARRY_IPV4):
            return False
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    )


def require_allowed(url: str, hosts: Collection[str] = ()) -> SplitResult:
    """The parts of an address that may be fetched. Raises NotAllowedError.

    `hosts`: only these and what is below them; none: every public one. Names of one word and IP addresses
    are none.
    """
    if len(url) > MAX_URL or not url.isascii() or any(sign in url for sign in "\\ \t\r\n"):
        raise NotAllowedError("address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotAllowedError("address") from error
    if parts.scheme != "https":
        raise NotAllowedError("scheme")
    if port not in (None, HTTPS_PORT):
        raise NotAllowedError("port")
    if "@" in parts.netloc:
        raise NotAllowedError("address")
    host = (parts.hostname or "").lower()
    if not _HOST.fullmatch(host):
        raise NotAllowedError("host")
    if hosts and not any(host == allowed or host.endswith(f".{allowed}") for allowed in hosts):
        raise NotAllowedError("host_not_listed")
    return parts


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were looked up and checked here. TLS still asks for the name."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look the name up once; every address must be public; take what answers. Raises NotAllowedError."""
        try:
            addresses = list(await self._resolve(host))
        except OSError as error:
            raise httpcore.ConnectError("no such host") from error
        if not addresses or not all(map(is_public, addresses)):
            raise NotAllowedError("private_address")
        how = port, timeout, local_address, socket_options
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return FewInterim(await self._inner.connect_tcp(address, *how))
        return FewInterim(await self._inner.connect_tcp(addresses[-1], *how))

    async def sleep(self, seconds: float) -> None:
        """Wait, between attempts."""
        await self._inner.sleep(seconds)


class Fetcher:
    """Fetches public documents; `async with` closes its connections."""

    def __init__(
        self,
        hosts: Collection[str] = (),
        *,
        resolve: Resolve | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._hosts = frozenset(host.lower().lstrip(".") for host in hosts)
        self._seconds = seconds
        self._client = httpx.AsyncClient(
            transport=transport or _checked_transport(resolve or Names().addresses),
            follow_redirects=False,
            trust_env=False,
            timeout=seconds,
            headers=_HEADERS,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def fetch(self, url: str, *, limit: int) -> bytes:
        """What lies there, at most `limit` bytes once unpacked. Raises NotAllowedError, FetchError."""
        return await self._bounded(self._fetch(self._allowed(url), limit))

    async def status(self, url: str) -> int:
        """What answers there, behind redirects too; nothing of it is read.

        Raises NotAllowedError, FetchError.
        """
        return await self._bounded(self._status(self._allowed(url)))

    def _allowed(self, url: str) -> str:
        return require_allowed(url, self._hosts)._replace(fragment="").geturl()

    async def _bounded(self, work: Awaitable[Answered]) -> Answered:
        try:
            async with asyncio.timeout(self._seconds):
                return await work
        except TimeoutError as error:
            raise FetchError("too_slow") from error
        except httpx.TimeoutException as error:
            raise FetchError("too_slow") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, BodyError, OSError) as error:
            # A ValueError: a name that IDNA forbids, or a redirect to what is no address.
            raise FetchError("unreachable") from error

    async def _status(self, url: str) -> int:
        for _ in range(REDIRECTS + 1):
            answer = await self._head("HEAD", url)
            if answer.is_error:
                # Some sites take no HEAD, or answer it otherwise than a browser's question.
                answer = await self._head("GET", url)
            if not answer.has_redirect_location:
                return answer.status_code
            url = self._allowed(urljoin(url, answer.headers["location"]))
        raise FetchError("redirect")

    async def _head(self, method: str, url: str) -> httpx.Response:
        self._client.cookies.clear()
        async with self._client.stream(method, url) as answer:
            return answer

    async def _fetch(self, url: str, limit: int) -> bytes:
        self._client.cookies.clear()
        async with self._client.stream("GET", url) as answer:
            if answer.is_redirect:
                raise FetchError("redirect", answer.status_code)
            if answer.status_code not in (200, 410):
                raise FetchError("status", answer.status_code)
            body = await bounded_body(answer, limit)
            if body is None:
                raise FetchError("too_large")
        if answer.status_code != 200:
            raise FetchError("status", answer.status_code, body)
        return body


def _checked_transport(resolve: Resolve) -> httpx.AsyncHTTPTransport:
    transport = httpx.AsyncHTTPTransport(trust_env=False, retries=0)
    context = httpx.create_ssl_context(trust_env=False)
    # httpx has no door for a network backend: its pool is replaced by one that has.
    transport._pool = httpcore.AsyncConnectionPool(
        ssl_context=context,
        max_connections=CONNECTIONS,
        max_keepalive_connections=0,
        network_backend=_CheckedBackend(resolve),
    )
    return transport
