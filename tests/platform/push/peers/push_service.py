"""A push service: takes messages over HTTP with TLS (RFC 8030), and remembers every one of them."""

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import cast

import httptools
import uvloop

from tests.platform.push.peers.authority import HOST, Authority


@dataclass(frozen=True)
class Received:
    """One message as it came."""

    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What the push service says to one message."""

    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        head = f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}\r\nContent-Length: 0\r\n"
        return (head + "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())).encode() + (
            b"\r\n"
        )


class PushService:
    """Answers 201 unless a test says otherwise."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.replies: dict[str, list[Reply]] = {}
        """By path: what is said to the next messages there."""
        self.pass_on: Callable[[Received], None] = lambda _: None
        """Told of every message that was taken."""
        self.keeps_bodies = True
        self.accepted = 0
        """Connections so far."""
        self.answers_until: int | None = None
        """From this message on, none is answered, until `answer_again`."""
        self.pause_s = 0.0
        """From one answer to the next; whoever connects does not wait."""
        self._next_answer = 0.0
        self.connections: set[asyncio.Transport] = set()
        self._unanswered: list[tuple[asyncio.Transport, bytes]] = []
        self._loop: asyncio.AbstractEventLoop
        self.port = 0

    @property
    def origin(self) -> str:
        return f"https://{HOST}:{self.port}"

    @property
    def name(self) -> str:
        """As `EPASS_PUSH_SERVICES` lists it."""
        return f"{HOST}:{self.port}"

    def wait_for(self, count: int, seconds: float = 60) -> None:
        """Until that many messages have come. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while len(self.received) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.received)} of {count} messages came")
            time.sleep(0.01)

    def answer_again(self) -> None:
        """Answer from now on; whoever still waits gets their answer too."""
        self.answers_until = None

        def flush() -> None:
            for transport, answer in self._unanswered:
                transport.write(answer)
            self._unanswered.clear()

        self._loop.call_soon_threadsafe(flush)

    def take(self, message: Received, transport: asyncio.Transport) -> None:
        """Decide about a message and answer it."""
        self.received.append(message)
        waiting = self.replies.get(message.path)
        reply = waiting.pop(0) if waiting else Reply(headers={"Location": f"{self.origin}/m/1", "TTL": "0"})
        if reply.status < 300:
            self.pass_on(message)
        if self.answers_until is not None and len(self.received) > self.answers_until:
            self._unanswered.append((transport, reply.encoded()))
        elif self.pause_s:
            self._next_answer = max(self._next_answer, self._loop.time()) + self.pause_s
            self._loop.call_at(self._next_answer, transport.write, reply.encoded())
        else:
            transport.write(reply.encoded())

    async def serve(self, authority: Authority, until: asyncio.Event, started: threading.Event) -> None:
        """Listen until told to stop; tells when it does."""
        self._loop = asyncio.get_running_loop()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority.server_file)
        server = await self._loop.create_server(
            lambda: _Connection(self), HOST, self.port, ssl=context, backlog=1000
        )
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        await until.wait()
        server.close()
        for connection in self.connections:
            connection.abort()


class _Connection(asyncio.Protocol):
    def __init__(self, service: PushService) -> None:
        self._service = service
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport
        self._begin()

    def _begin(self) -> None:
        self._path = ""
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._service.connections.add(self._transport)
        self._service.accepted += 1

    def connection_lost(self, _: Exception | None) -> None:
        self._service.connections.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self._path = url.decode()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode().lower()] = value.decode()

    def on_body(self, body: bytes) -> None:
        if self._service.keeps_bodies:
            self._body.append(body)

    def on_message_complete(self) -> None:
        message = Received(self._path, self._headers, b"".join(self._body))
        self._begin()
        self._service.take(message, self._transport)


@contextmanager
def opened_push_service(authority: Authority) -> Iterator[PushService]:
    """A push service in a thread of its own."""
    service = PushService()
    started = threading.Event()
    loop = uvloop.new_event_loop()
    until = asyncio.Event()

    def in_thread() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(service.serve(authority, until, started))
        # One turn of the loop lets the broken connections end.
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()

    thread = threading.Thread(target=in_thread)
    thread.start()
    assert started.wait(10)
    try:
        yield service
    finally:
        loop.call_soon_threadsafe(until.set)
        thread.join(10)
