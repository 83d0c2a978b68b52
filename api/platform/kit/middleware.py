"""ASGI layers around the routes: limits, safety headers, and a short memory of public answers."""

import logging
import re
import time
import zlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from hashlib import blake2b
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
NEGOTIATION = frozenset({b"if-none-match", b"accept-encoding"})
COMPRESSED_FROM_BYTES = 1024
# A window of 8 kB: a page of a list is shorter, and making ready for more takes longer than compressing it.
GZIP_WINDOW = 16 + 13
GZIP_MEMORY = 6
GZIP_LEVEL = 5
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


class AnswerMemory:
    """Keeps public answers for as long as their Cache-Control allows, and answers If-None-Match.

    Phones round their positions, so many of them ask the very same thing within a minute.
    """

    MAX_BYTES = 32 * 2**20
    MAX_KEY = 600

    def __init__(self, app: ASGIApp, seconds: int) -> None:
        self.app = app
        self.seconds = seconds
        self.kept: OrderedDict[bytes, tuple[float, Answer]] = OrderedDict()
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/v1/"):
            await self.app(scope, receive, send)
            return
        key = scope["raw_path"].partition(b"?")[0] + b"?" + scope["query_string"]
        kept = self.kept.get(key)
        if kept is not None and kept[0] > time.monotonic():
            self.kept.move_to_end(key)
            await kept[1].send(scope, send)
            return
        await self.app(scope, receive, _Recorder(self, key, scope, send))

    def keep(self, key: bytes, answer: "Answer") -> None:
        """Remember an answer; the oldest go when there is no room."""
        if self.seconds == 0 or len(key) > self.MAX_KEY or answer.size > self.MAX_BYTES // 8:
            return
        self._forget(key)
        self.kept[key] = (time.monotonic() + self.seconds, answer)
        self.size += answer.size + len(key)
        while self.size > self.MAX_BYTES:
            self._forget(next(iter(self.kept)))

    def _forget(self, key: bytes) -> None:
        old = self.kept.pop(key, None)
        if old is not None:
            self.size -= old[1].size + len(key)


class Answer:
    """A public answer, plain and compressed, with its ETag."""

    def __init__(self, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        # Weak: the same tag stands for the plain and the compressed bytes.
        self.etag = b'W/"' + blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        self.headers = [pair for pair in headers if pair[0] != b"content-length"]
        self.headers.append((b"etag", self.etag))
        self.body = body
        self.compressed: bytes | None = None
        if len(body) >= COMPRESSED_FROM_BYTES:
            gzip = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_WINDOW, GZIP_MEMORY)
            self.compressed = gzip.compress(body) + gzip.flush()
            self.headers.append((b"vary", b"Accept-Encoding"))
        self.size = len(body) + len(self.compressed or b"")

    async def send(self, scope: Scope, send: Send) -> None:
        """Answer a request: 304 when it has these bytes already, else compressed where it may be."""
        asked = {name: value for name, value in scope["headers"] if name in NEGOTIATION}
        headers = self.headers.copy()
        if self.etag in asked.get(b"if-none-match", b""):
            headers = [pair for pair in headers if pair[0] != b"content-type"]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body = self.body
        if self.compressed is not None and b"gzip" in asked.get(b"accept-encoding", b""):
            body = self.compressed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class _Recorder:
    """Holds back a public answer until it is whole, to give it its ETag and remember it."""

    def __init__(self, memory: AnswerMemory, key: bytes, scope: Scope, send: Send) -> None:
        self.memory = memory
        self.key = key
        self.scope = scope
        self.send = send
        self.headers: list[tuple[bytes, bytes]] | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            # What depends on who asks (Vary: Cookie) is not kept for others.
            everyone_s = headers.get("cache-control", "").startswith("public") and "vary" not in headers
            if message["status"] != 200 or not everyone_s:
                await self.send(message)
                return
            self.headers = list(message["headers"])
            return
        if self.headers is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body", False):
            return
        answer = Answer(self.headers, self.body)
        self.memory.keep(self.key, answer)
        await answer.send(self.scope, self.send)


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
