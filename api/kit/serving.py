"""The server's patience with clients: uvicorn waits for ever for a request that is never finished."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 20.0
"""From the connection, or the first byte of a later request, until its headers are there."""
HEAD_BYTES = 64 * 1024
"""Headers of one request, at most; browsers send 2 kB."""
BODY_SECONDS = 30.0
"""For a body, besides what its size is worth."""
BODY_BYTES_PER_SECOND = 1024
"""The slowest phone that is waited for: its body gets another second for each of these."""
LOOK_SECONDS = 5.0
"""How often a connection is looked at: one timer each, none for each request."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 that gives up requests which do not come: 408 (RFC 9110 §15.5.9), 431 (RFC 6585 §5)."""

    _awaited_since: float | None = None
    """Since when the client owes the rest of its head or body; none while it owes nothing."""
    _in_body = False
    _head_bytes = 0
    _body_bytes = 0
    _next_look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._awaited_since = self.loop.time()
        self._next_look = self.loop.call_later(LOOK_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop looking."""
        if self._next_look is not None:
            self._next_look.cancel()
            self._next_look = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a head that is too long is refused."""
        if self._awaited_since is None:
            # Empty lines before a request begin no message, and would keep the connection open for ever.
            self._awaited_since = self.loop.time()
        self._head_bytes += len(data)
        super().data_received(data)
        if self._awaited_since is not None and not self._in_body and self._head_bytes > HEAD_BYTES:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        """A request begins, perhaps behind another one in the same bytes."""
        super().on_message_begin()
        if self._awaited_since is None:
            self._awaited_since = self.loop.time()
            self._head_bytes = 0

    def on_headers_complete(self) -> None:
        """The body is awaited from now on."""
        self._in_body = True
        self._body_bytes = 0
        self._awaited_since = self.loop.time()
        super().on_headers_complete()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header; what follows a chunked body is no part of the request that is being answered."""
        if not self._in_body:
            super().on_header(name, value)

    def on_body(self, body: bytes) -> None:
        """Count what came: it buys time."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Nothing is owed any more."""
        super().on_message_complete()
        self._awaited_since = None
        self._in_body = False
        self._head_bytes = 0

    def _look(self) -> None:
        self._next_look = None
        if self.transport.is_closing():
            return
        since = self._awaited_since
        if since is not None and not self.flow.read_paused and self.loop.time() - since > self._patience():
            self._refuse(b"408 Request Timeout")
            return
        self._next_look = self.loop.call_later(LOOK_SECONDS, self._look)

    def _patience(self) -> float:
        if not self._in_body:
            return HEAD_SECONDS
        # What is sent after the answer serves nobody: it buys nothing.
        wanted = self.cycle is not None and not self.cycle.response_complete
        return BODY_SECONDS + (self._body_bytes / BODY_BYTES_PER_SECOND if wanted else 0)

    def _refuse(self, status: bytes) -> None:
        if self.transport.is_closing():
            return
        cycle: Any = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(
                b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            )
        self.transport.close()
