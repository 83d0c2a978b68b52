"""HTTP to the push services over connections that are used again.

One POST of a small body, of whose answer only the status and `Retry-After` count: a general client spends
three times the processor's time on it (benchmarks/README.md). Nothing is followed, nothing is kept of a body.
"""

import asyncio
import ssl
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

import httptools

PER_ORIGIN = 100
"""Connections to one push service; who comes later waits."""
IDLE_S = 15
"""After that long, a push service may have forgotten an unused connection."""
MAX_ANSWER_BYTES = 64 * 1024


class AnswerError(Exception):
    """What came back is no HTTP answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What counts of an answer."""

    status: int
    retry_after: str | None


class Connections:
    """Open connections, by origin."""

    def __init__(self, context: ssl.SSLContext, *, time_limit_s: float) -> None:
        self._context = context
        self._time_limit_s = time_limit_s
        self._idle: dict[str, deque[_Connection]] = defaultdict(deque)
        self._turns: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_ORIGIN))

    async def post(self, origin: str, endpoint: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Ask once. `endpoint` is an address at `origin`, as it was given.

        Raises OSError (TimeoutError, ssl.SSLError among them) and AnswerError; whether the message was taken
        is not known then.
        """
        request = _request(origin, endpoint, headers, body)
        async with self._turns[origin], asyncio.timeout(self._time_limit_s):
            connection = self._unused(origin) or await self._connect(origin)
            try:
                reply = await connection.ask(request)
            except BaseException:
                connection.abort()
                raise
        if connection.is_open:
            connection.unused_since = time.monotonic()
            self._idle[origin].append(connection)
        return reply

    def close(self) -> None:
        """Close them all."""
        for connections in self._idle.values():
            for connection in connections:
                connection.abort()
        self._idle.clear()

    def _unused(self, origin: str) -> "_Connection | None":
        """The one used last: those that are not needed grow old."""
        idle = self._idle[origin]
        oldest = time.monotonic() - IDLE_S
        while idle and (idle[0].unused_since < oldest or not idle[0].is_open):
            idle.popleft().abort()
        while idle:
            connection = idle.pop()
            if connection.is_open:
                return connection
        return None

    async def _connect(self, origin: str) -> "_Connection":
        parts = urlsplit(origin)
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(
            _Connection, parts.hostname or "", parts.port or 443, ssl=self._context
        )
        return connection


def _request(origin: str, endpoint: str, headers: Mapping[str, str], body: bytes) -> bytes:
    path = endpoint.find("/", len("https://"))
    if path < 0 or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        raise ValueError("not an address at a push service")
    lines = "".join([f"{name}: {value}\r\n" for name, value in headers.items()])
    head = f"POST {endpoint[path:]} HTTP/1.1\r\nHost: {origin.removeprefix('https://')}\r\n{lines}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class _Connection(asyncio.Protocol):
    """One request at a time."""

    unused_since = 0.0

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[Reply] | None = None
        self._received = 0
        self._retry_after: str | None = None
        self._has_head = False

    @property
    def is_open(self) -> bool:
        """Whether it may be asked again."""
        return not self._transport.is_closing()

    async def ask(self, request: bytes) -> Reply:
        """Send a request, and wait for the end of its answer."""
        self._answer = asyncio.get_running_loop().create_future()
        self._received, self._retry_after, self._has_head = 0, None, False
        self._transport.write(request)
        return await self._answer

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._has_head:  # an answer may end with its connection
            self._answered()
        else:
            self._fail(exc if isinstance(exc, OSError) else ConnectionResetError("closed without an answer"))

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        try:
            if self._answer is None or self._received > MAX_ANSWER_BYTES:
                raise AnswerError
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade, AnswerError):
            self._fail(AnswerError("no HTTP answer"))
            self.abort()

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"retry-after":
            self._retry_after = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        self._has_head = self._parser.get_status_code() >= 200

    def on_message_complete(self) -> None:
        if not self._has_head:  # 103 and the like: the answer is still to come
            return
        if not self._parser.should_keep_alive():
            self._transport.close()
        self._answered()

    def _answered(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Reply(self._parser.get_status_code(), self._retry_after))
        self._answer, self._has_head = None, False

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self._answer = None


@asynccontextmanager
async def opened_connections(context: ssl.SSLContext, *, time_limit_s: float) -> AsyncIterator[Connections]:
    """Connections for as long as a worker lives."""
    connections = Connections(context, time_limit_s=time_limit_s)
    try:
        yield connections
    finally:
        connections.close()
