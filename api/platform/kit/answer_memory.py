"""An ASGI layer around the routes: a short memory of public answers."""

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from zlib_ng import zlib_ng

NEGOTIATION = frozenset({b"if-none-match", b"accept-encoding"})
COMPRESSED_FROM_BYTES = 1024
# A window of 8 kB: a page of a list is shorter, and making ready for more takes longer than compressing it.
GZIP_WINDOW = 16 + 13
GZIP_MEMORY = 6
GZIP_LEVEL = 5


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

    def __init__(self, headers: list[tuple[bytes, bytes]], body: bytes, status: int = 200) -> None:
        self.status = status
        # Weak: the same tag stands for the plain and the compressed bytes.
        self.etag = b'W/"' + blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        self.headers = [pair for pair in headers if pair[0] != b"content-length"]
        self.headers.append((b"etag", self.etag))
        self.body = body
        self.compressed: bytes | None = None
        if len(body) >= COMPRESSED_FROM_BYTES:
            gzip = zlib_ng.compressobj(GZIP_LEVEL, zlib_ng.DEFLATED, GZIP_WINDOW, GZIP_MEMORY)
            self.compressed = gzip.compress(body) + gzip.flush()
            self.headers.append((b"vary", b"Accept-Encoding"))
        self.size = len(body) + len(self.compressed or b"")

    async def send(self, scope: Scope, send: Send) -> None:
        """Answer a request: 304 when it has these bytes already, else compressed where it may be."""
        asked = {name: value for name, value in scope["headers"] if name in NEGOTIATION}
        headers = self.headers.copy()
        if self.status == 200 and self.etag in asked.get(b"if-none-match", b""):
            headers = [pair for pair in headers if pair[0] != b"content-type"]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body = self.body
        if self.compressed is not None and b"gzip" in asked.get(b"accept-encoding", b""):
            body = self.compressed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


class MadeOnce:
    """A public answer that stays the same while the process runs: made when it is first asked for."""

    def __init__(self, make: Callable[[], bytes], media_type: str) -> None:
        self._make = make
        self._headers = [(b"content-type", media_type.encode()), (b"cache-control", b"no-cache")]

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        await self._answer.send(scope, send)

    @cached_property
    def _answer(self) -> Answer:
        return Answer(self._headers, self._make())


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
