"""The server's patience with clients: uvicorn waits for ever for a request that is never finished, and for
somebody who never reads the answer.
"""

import asyncio
import socket
import struct
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from api.platform.kit.signals import is_stopping

HEAD_SECONDS = 20.0
"""From the connection, or the first byte of a later request, until its headers are there."""
HEAD_BYTES = 64 * 1024
"""Headers of one request, at most; browsers send 2 kB."""
BODY_SECONDS = 30.0
"""For some of a body to come, at most, whatever came before."""
BODY_BYTES_PER_SECOND = 1024
"""The slowest phone that is waited for: its body gets another second for each of these."""
READ_SECONDS = 60.0
"""For the client to take some of what waits for it, at least."""
KERNEL_BYTES = 128 * 1024
"""What the kernel keeps of an answer, about: by itself it takes megabytes, and shows late what was read."""
LOOK_SECONDS = 5.0
"""How often a connection is looked at: one timer each, none for each request."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 that gives up requests which do not come: 408 (RFC 9110 §15.5.9), 431 (RFC 6585 §5).

    An answer that nobody reads is given up too: it holds its memory, here and in the kernel.
    """

    _awaited_until: float | None = None
    """Until when the client must have sent its head, or more of its body; none while it owes nothing."""
    _in_body = False
    _head_bytes = 0
    _untaken_until: float | None = None
    """Until when the client must have taken some of what waits for it; none while nothing does."""
    _untaken = 0
    """Bytes that waited when it was last looked."""
    _running: RequestResponseCycle | None = None
    _next_look: asyncio.TimerHandle | None = None
    _look_due = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BYTES)
        self._await(HEAD_SECONDS)
        self._look_later()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop looking."""
        if self._next_look is not None:
            self._next_look.cancel()
            self._next_look = None
        # uvicorn tells the newest request only, not the one that is being answered before it.
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()
        self.pipeline.clear()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._running = cycle
        if is_stopping():
            # Told with the answer, so that no request comes upon a connection that is being closed.
            cycle.keep_alive = False
        super()._start_asgi_task(cycle, app)

    def resume_writing(self) -> None:
        """The client has taken what waited: what comes next has its own time."""
        self._untaken_until = None
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that is too long is refused."""
        if self._awaited_until is None:
            # Empty lines before a request begin no message, and would keep the connection open for ever.
            self._await(HEAD_SECONDS)
        self._head_bytes += len(data)
        super().data_received(data)
        if self._awaited_until is not None and not self._in_body and self._head_bytes > HEAD_BYTES:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        """A request begins, perhaps behind another one in the same bytes."""
        super().on_message_begin()
        if self._awaited_until is None:
            self._await(HEAD_SECONDS)
            self._head_bytes = 0

    def on_headers_complete(self) -> None:
        """The body is awaited from now on."""
        self._in_body = True
        self._await(BODY_SECONDS)
        super().on_headers_complete()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header; what follows a chunked body is no part of the request that is being answered."""
        if not self._in_body:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """What came buys time, but none for a silence: a body sent at once would be kept for hours."""
        # What is sent after the answer serves nobody: it buys nothing.
        if self._awaited_until is not None and self.cycle is not None and not self.cycle.response_complete:
            earned = self._awaited_until + len(body) / BODY_BYTES_PER_SECOND
            self._awaited_until = min(earned, self.loop.time() + BODY_SECONDS)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Nothing is owed any more."""
        self._untaken_until = None
        super().on_message_complete()
        self._awaited_until = None
        self._in_body = False
        self._head_bytes = 0

    def _await(self, seconds: float) -> None:
        self._awaited_until = self.loop.time() + seconds

    def _look_later(self) -> None:
        self._look_due = self.loop.time() + LOOK_SECONDS
        self._next_look = self.loop.call_at(self._look_due, self._look)

    def _look(self) -> None:
        self._next_look = None
        # For so long this process stood still: what came meanwhile is read only after this look.
        late = self.loop.time() - self._look_due
        if self._awaited_until is not None:
            self._awaited_until += late
        if self._untaken_until is not None:
            self._untaken_until += late
        if self._is_unread():
            # Reset, not closed: the kernel would keep what it has for whoever does not want it.
            self.transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            self.transport.abort()
            return
        if self.transport.is_closing():
            if self.transport.get_write_buffer_size():
                self._look_later()
            return
        if self._awaited_until is not None:
            if self.flow.read_paused:  # nothing is owed while nothing is taken
                self._awaited_until += LOOK_SECONDS
            elif self.loop.time() > self._awaited_until:
                self._refuse(b"408 Request Timeout")
                return
        self._look_later()

    def _is_unread(self) -> bool:
        waiting = self.transport.get_write_buffer_size()
        taken, self._untaken = waiting < self._untaken, waiting
        if not waiting:
            self._untaken_until = None
        elif taken or self._untaken_until is None:
            self._untaken_until = self.loop.time() + READ_SECONDS
        else:
            return self.loop.time() > self._untaken_until
        return False

    def _refuse(self, status: bytes) -> None:
        if self.transport.is_closing():
            return
        cycle: Any = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(
                b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            )
        self.transport.close()
