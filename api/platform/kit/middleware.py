"""ASGI layers around the routes: limits and safety headers."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.platform.kit.limits import AddressLimit, Room, Share, Turns
from api.platform.kit.problems import TooManyRequestsError

logger = logging.getLogger(__name__)

Refuse = Callable[[str, int, Scope, dict[str, str]], ASGIApp]
"""Makes the answer for a request that is refused: code, status, scope, extra headers."""


class Larger(NamedTuple):
    """A body longer than `MAX_BODY_BYTES`: how many bytes, and whether one may send it without an account."""

    size: int
    public: bool = False


LargerBodies = Mapping[re.Pattern[str], Larger]
"""Paths that may be sent more than `MAX_BODY_BYTES`."""

IsKnown = Callable[[Scope], Awaitable[bool]]
"""Whether whoever asks is signed in."""

GUARDED = ("/api/", "/ob/")
MAX_BODY_BYTES = 16_384
LARGE_AT_A_TIME = 8
"""Larger bodies of one address, from their first byte to the answer: each is held whole."""
LARGE_BYTES = 256 * 2**20
"""Of all larger bodies that came and are not answered, in one process, whoever sends them."""
LARGE_PUBLIC_BYTES = LARGE_BYTES // 2
"""How full that may be for one more of whoever has no account: strangers keep nobody else out."""
LARGE_BUSY_SECONDS = 30
"""After so long they may try again where there was no room."""
LARGE_SECONDS = 60.0
"""How long one waits for its turn, unread."""
MAX_QUERY_BYTES = 8_192
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
NOT_KEPT = (b"cache-control", b"no-store")
"""What an answer of the API says of itself unless its route chose otherwise."""


class SafetyHeaders:
    """Headers that every answer carries (OWASP Secure Headers)."""

    def __init__(self, app: ASGIApp, content_security_policy: str) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"strict-origin-when-cross-origin"),
            (b"x-frame-options", b"DENY"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", b"geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        ours = [*self.headers, NOT_KEPT] if scope["path"].startswith("/api/") else self.headers

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                chosen = {name for name, _ in message["headers"]}
                added = [pair for pair in ours if pair[0] not in chosen]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self.app(scope, receive, send_with_headers)


def route_of(scope: Scope) -> str:
    """What a request asked for, as a log may hold it: the route's pattern. The path itself may be a key."""
    return f"{scope['method']} {getattr(scope.get('route'), 'path', '(no route)')}"


class LastResort:
    """Answers an error that nobody foresaw, inside the layers that every answer must pass."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            logger.exception("unforeseen error on %s", route_of(scope))
            if begun:
                raise
            await self.refuse("internal", 500, scope, {})(scope, receive, send)


class HeadLikeGet:
    """HEAD is GET without the body (RFC 9110 §9.3.2); the routes only know GET."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD" or not scope["path"].startswith(GUARDED):
            await self.app(scope, receive, send)
            return

        ended = False

        async def without_body(message: Message) -> None:
            nonlocal ended
            if message["type"] != "http.response.body":
                await send(message)
            elif not ended:
                # An answer that stays open would never end for somebody who wants none of it.
                ended = True
                await send({**message, "body": b"", "more_body": False})

        await self.app({**scope, "method": "GET"}, receive, without_body)


class TooLargeError(Exception):
    """A body is longer than it may be."""


class NoRoomError(Exception):
    """Too much of others is held already."""


class Guard:
    """Refuses what no honest client sends: null bytes, huge queries or bodies, foreign origins, floods."""

    def __init__(
        self,
        app: ASGIApp,
        refuse: Refuse,
        public_url: str,
        reads_per_minute: int,
        writes_per_minute: int,
        larger_bodies: LargerBodies,
        is_known: IsKnown,
    ) -> None:
        self.app = app
        self.refuse = refuse
        self.larger_bodies = larger_bodies
        self.is_known = is_known
        self.large = Turns(LARGE_AT_A_TIME, seconds=LARGE_SECONDS)
        self.room = Room(LARGE_BYTES)
        self.origin = _origin(public_url)
        self.reads = AddressLimit(reads_per_minute, seconds=60)
        self.writes = AddressLimit(writes_per_minute, seconds=60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await self.refuse(*refusal)(scope, receive, send)
            return
        if scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        larger = self._larger(scope)
        # A body that does not say how long it is counts as long.
        if int(Headers(scope=scope).get("content-length", larger.size)) <= MAX_BODY_BYTES:
            await self._pass_on(scope, receive, send, MAX_BODY_BYTES, None)
            return
        # Before any of it is read: it is held whole, for as long as its sender takes.
        if not larger.public and not await self.is_known(scope):
            await self.refuse("sign_in_needed", 401, scope, {})(scope, receive, send)
            return
        async with AsyncExitStack() as held:
            try:
                await held.enter_async_context(self.large.turn(_client(scope)))
            except TooManyRequestsError as error:
                wait = {"Retry-After": str(error.retry_after)}
                await self.refuse("too_many_requests", 429, scope, wait)(scope, receive, send)
                return
            share = held.enter_context(self.room.share(LARGE_PUBLIC_BYTES if larger.public else LARGE_BYTES))
            await self._pass_on(scope, receive, send, larger.size, share)

    async def _pass_on(
        self, scope: Scope, receive: Receive, send: Send, limit: int, share: Share | None
    ) -> None:
        """Have a request answered once its body is there; a large one takes its share of the room."""
        try:
            body = await _read_body(receive, limit, share)
        except ClientDisconnect:
            return
        except TooLargeError:
            await self.refuse("too_large", 413, scope, {"Connection": "close"})(scope, receive, send)
            return
        except NoRoomError:
            wait = {"Connection": "close", "Retry-After": str(LARGE_BUSY_SECONDS)}
            await self.refuse("unavailable", 503, scope, wait)(scope, receive, send)
            return
        await self.app(scope, _replay(body, receive), send)

    def _refusal(self, scope: Scope) -> tuple[str, int, Scope, dict[str, str]] | None:
        query: bytes = scope["query_string"]
        if len(query) > MAX_QUERY_BYTES:
            return "too_large", 413, scope, {}
        if "\x00" in scope["path"] or b"%00" in query or b"\x00" in query:
            return "bad_request", 400, scope, {}
        headers = Headers(scope=scope)
        safe = scope["method"] in SAFE_METHODS
        if not safe:
            origin = headers.get("origin")
            same_site = headers.get("sec-fetch-site", "none") in ("same-origin", "none")
            # A page of ours says either the address people know, or the one this very request came to.
            ours = (
                origin is None or _origin(origin) == self.origin or _origin(origin)[1] == headers.get("host")
            )
            if not (same_site and ours):
                return "forbidden", 403, scope, {}
            length = headers.get("content-length", "0")
            if not length.isdigit() or int(length) > self._larger(scope).size:
                return "too_large", 413, scope, {"Connection": "close"}
        limit = self.reads if safe else self.writes
        wait = limit.hit(_client(scope))
        return ("too_many_requests", 429, scope, {"Retry-After": str(wait)}) if wait else None

    def _larger(self, scope: Scope) -> Larger:
        found = (each for path, each in self.larger_bodies.items() if path.fullmatch(scope["path"]))
        return next(found, Larger(MAX_BODY_BYTES))


def _client(scope: Scope) -> str:
    return scope["client"][0] if scope["client"] else "-"


async def _read_body(receive: Receive, limit: int, share: Share | None) -> bytes:
    """The whole body. Raises ClientDisconnect for one that is cut, TooLargeError, NoRoomError."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece = message.get("body", b"")
        if len(body) + len(piece) > limit:
            raise TooLargeError
        if share is not None and not share.take(len(piece)):
            raise NoRoomError
        body += piece
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    replayed = False

    async def again() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        replayed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all, hence nobody's
        return "", ""
    return parts.scheme, parts.netloc
