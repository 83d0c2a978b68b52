"""ASGI layers around the routes: limits and safety headers."""

import logging
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.platform.kit import logs
from api.platform.kit.limits import AddressLimit, Network, Room, Rooms, Share, networks_of

logger = logging.getLogger(__name__)

Refuse = Callable[[str, int, Scope, dict[str, str]], ASGIApp]
"""Makes the answer for a request that is refused: code, status, scope, extra headers."""


class Larger(NamedTuple):
    """A body longer than `MAX_BODY_BYTES`: how many bytes, and whether one may send it without an account."""

    size: int
    public: bool = False


LargerBodies = Mapping[re.Pattern[str], Larger]
"""Paths that may be sent more than `MAX_BODY_BYTES`."""

AccountOf = Callable[[Scope], Awaitable[str | None]]
"""The account of whoever asks; None of a visitor."""

GUARDED = ("/api/", "/ob/")
MAX_BODY_BYTES = 16_384
LARGE_BYTES_OF_ONE = 16 * 2**20
"""Of larger bodies of one account, or of the visitors at one address, that came and are not answered. Bytes
are counted, not bodies: each is held whole, but one of which little comes keeps nobody waiting.
"""
LARGE_BYTES = 256 * 2**20
"""Of all larger bodies that came and are not answered, in one process, whoever sends them."""
LARGE_PUBLIC_BYTES = LARGE_BYTES // 2
"""How full that may be for one more of whoever has no account: strangers keep nobody else out."""
LARGE_BUSY_SECONDS = 30
"""After so long they may try again where there was no room."""
SLOW_BYTES_PER_SECOND = 20_000
"""A body that comes slower than that gives its room up where somebody else found none."""
SLOW_SECONDS = 10.0
"""Over so long it is looked at how fast it comes."""
MAX_QUERY_BYTES = 8_192
HEAD_ONLY = "head_only"
"""Key of a request's scope that was HEAD before it became GET."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
"""For a year, of this host and those below it (RFC 6797)."""
NOT_KEPT = (b"cache-control", b"no-store")
"""What an answer of the API says of itself unless its route chose otherwise."""


class SafetyHeaders:
    """Headers that every answer carries (OWASP Secure Headers)."""

    def __init__(self, app: ASGIApp, content_security_policy: str, *, secure: bool) -> None:
        """`secure`: people reach us by https, and browsers are told to use nothing else."""
        self.app = app
        self.headers = [
            *([HTTPS_ONLY] if secure else []),
            (b"content-security-policy", content_security_policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"strict-origin-when-cross-origin"),
            (b"x-frame-options", b"DENY"),
            (b"cross-origin-opener-policy", b"same-origin"),
            # What other sites may show (badges, our logo) says so itself.
            (b"cross-origin-resource-policy", b"same-origin"),
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
            logger.exception("unforeseen error on %s", logs.route_of(logs.asked(scope)))
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

        like_get: Scope = {**scope, "method": "GET", HEAD_ONLY: True}
        if (request := logs.REQUEST.get()) is not None:
            request.scope = like_get
        await self.app(like_get, receive, without_body)


class TooLargeError(Exception):
    """A body is longer than it may be."""


class NoRoomError(Exception):
    """Too much of others is held already."""


class SlowError(Exception):
    """A body comes slowly, and somebody else waits for its place."""


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
        account_of: AccountOf,
    ) -> None:
        self.app = app
        self.refuse = refuse
        self.larger_bodies = larger_bodies
        self.account_of = account_of
        self.room = Room(LARGE_BYTES)
        self.rooms = Rooms(LARGE_BYTES_OF_ONE)
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
            await self._pass_on(scope, send, _Body(receive, MAX_BODY_BYTES))
            return
        # Before any of it is read: it is held whole, for as long as its sender takes.
        account = await self.account_of(scope)
        if account is None and not larger.public:
            await self.refuse("sign_in_needed", 401, scope, {})(scope, receive, send)
            return
        whose = networks_of(_client(scope)) if account is None else [Network(f"account {account}")]
        with self.rooms.of(whose) as rooms:
            most = LARGE_PUBLIC_BYTES if account is None else LARGE_BYTES
            share = Share({self.room: most, **{room: room.size for room in rooms}})
            try:
                await self._pass_on(scope, send, _Body(receive, larger.size, share))
            finally:
                share.give_back()

    async def _pass_on(self, scope: Scope, send: Send, sent: "_Body") -> None:
        """Have a request answered once its body is there."""
        receive = sent.receive
        try:
            body = await sent.whole()
        except ClientDisconnect:
            return
        except TooLargeError:
            await self.refuse("too_large", 413, scope, {"Connection": "close"})(scope, receive, send)
            return
        except (NoRoomError, SlowError):
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


class _Body:
    """One that comes piece by piece; a large one takes its share of the room."""

    def __init__(
        self,
        receive: Receive,
        limit: int,
        share: Share | None = None,
    ) -> None:
        self.receive = receive
        self._limit = limit
        self._share = share
        self._looked_at = time.monotonic()
        self._looked_length = 0
        self._is_slow = False

    async def whole(self) -> bytes:
        """All of it. Raises ClientDisconnect for one that is cut, TooLargeError, NoRoomError, SlowError."""
        body = bytearray()
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            piece = message.get("body", b"")
            if len(body) + len(piece) > self._limit:
                raise TooLargeError
            if self._share is not None and not self._share.take(len(piece)):
                raise NoRoomError
            body += piece
            if not message.get("more_body", False):
                return bytes(body)
            self._look(len(body))

    def _look(self, length: int) -> None:
        seconds = time.monotonic() - self._looked_at
        if seconds >= SLOW_SECONDS:
            self._is_slow = length - self._looked_length < SLOW_BYTES_PER_SECOND * seconds
            self._looked_at, self._looked_length = time.monotonic(), length
        if self._is_slow and self._share is not None and self._share.is_wanted(LARGE_BUSY_SECONDS):
            raise SlowError


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
