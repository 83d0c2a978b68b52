"""ASGI layers around the routes: limits, safety headers, and a short memory of public answers."""

import time
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from urllib.parse import urlsplit

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Refuse = Callable[[str, int, Scope, dict[str, str]], ASGIApp]
"""Makes the answer for a request that is refused: code, status, scope, extra headers."""

MAX_BODY_BYTES = 16_384
MAX_QUERY_BYTES = 8_192
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class SafetyHeaders:
    """Headers that every answer carries (OWASP Secure Headers)."""

    def __init__(self, app: ASGIApp, content_security_policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Guard:
    """Refuses what no honest client sends: null bytes, huge queries or bodies, foreign origins, floods."""

    def __init__(
        self, app: ASGIApp, refuse: Refuse, public_url: str, reads_per_minute: int, writes_per_hour: int
    ) -> None:
        self.app = app
        self.refuse = refuse
        self.origin = _origin(public_url)
        self.limiter = FixedWindowRateLimiter(MemoryStorage())
        self.reads = RateLimitItemPerMinute(reads_per_minute)
        self.writes = RateLimitItemPerHour(writes_per_hour)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await self.refuse(*refusal)(scope, receive, send)
            return
        if scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        body = await _read_body(receive)
        if body is None:
            await self.refuse("too_large", 413, scope, {"Connection": "close"})(scope, receive, send)
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
            if not length.isdigit() or int(length) > MAX_BODY_BYTES:
                return "too_large", 413, scope, {"Connection": "close"}
        limit = self.reads if safe else self.writes
        client = scope["client"][0] if scope["client"] else "-"
        if not self.limiter.hit(limit, client):
            reset, _ = self.limiter.get_window_stats(limit, client)
            wait = max(1, round(reset - time.time()))
            return "too_many_requests", 429, scope, {"Retry-After": str(wait)}
        return None


class AnswerMemory:
    """Keeps public answers for as long as their Cache-Control allows, and answers If-None-Match.

    Phones round their positions, so many of them ask the very same thing within a minute.
    """

    MAX_BYTES = 32 * 2**20
    MAX_KEY = 600

    def __init__(self, app: ASGIApp, seconds: int) -> None:
        self.app = app
        self.seconds = seconds
        self.kept: OrderedDict[bytes, tuple[float, list[tuple[bytes, bytes]], bytes]] = OrderedDict()
        self.size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/v1/"):
            await self.app(scope, receive, send)
            return
        key = scope["raw_path"].partition(b"?")[0] + b"?" + scope["query_string"]
        answer = self.kept.get(key)
        if answer is not None and answer[0] > time.monotonic():
            self.kept.move_to_end(key)
            await _answer(scope, send, answer[1], answer[2])
            return
        await self.app(scope, receive, _Recorder(self, key, scope, send))

    def keep(self, key: bytes, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        """Remember an answer; the oldest go when there is no room."""
        if self.seconds == 0 or len(key) > self.MAX_KEY or len(body) > self.MAX_BYTES // 8:
            return
        self._forget(key)
        self.kept[key] = (time.monotonic() + self.seconds, headers, body)
        self.size += len(body) + len(key)
        while self.size > self.MAX_BYTES:
            self._forget(next(iter(self.kept)))

    def _forget(self, key: bytes) -> None:
        old = self.kept.pop(key, None)
        if old is not None:
            self.size -= len(old[2]) + len(key)


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
            control = Headers(raw=message["headers"]).get("cache-control", "")
            if message["status"] != 200 or not control.startswith("public"):
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
        # Weak: the same tag stands for the plain and the compressed bytes.
        etag = b'W/"' + blake2b(self.body, digest_size=12).hexdigest().encode() + b'"'
        self.headers.append((b"etag", etag))
        self.memory.keep(self.key, self.headers, self.body)
        await _answer(self.scope, self.send, self.headers, self.body)


async def _answer(scope: Scope, send: Send, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    known = next((value for name, value in scope["headers"] if name == b"if-none-match"), None)
    etag = headers[-1][1]
    if known is not None and etag in known:
        kept = [pair for pair in headers if pair[0] not in (b"content-length", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": kept})
        await send({"type": "http.response.body", "body": b""})
        return
    # A copy: the layers outside add their own headers to it.
    await send({"type": "http.response.start", "status": 200, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


async def _read_body(receive: Receive) -> bytes | None:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if len(body) > MAX_BODY_BYTES:
            return None
        if not message.get("more_body", False):
            return body


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
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
