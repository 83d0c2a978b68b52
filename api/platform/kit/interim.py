"""Answers before the answer (RFC 9110 §15.2): httpcore reads them without end, and without a word."""

import re
import ssl
from typing import Any

import httpcore

MOST = 10
"""Interim answers to one request, at most."""
_HEAD_ENDS = re.compile(rb"\n\r?\n")
_INTERIM = re.compile(rb"HTTP/1\.[01] 1[0-9][0-9][ \r\n]")


class FewInterim(httpcore.AsyncNetworkStream):
    """A connection for one request, which ends where its server has much to say before it answers."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._head = bytearray()
        self._interim = 0
        self._answered = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """The next bytes. Raises httpcore.RemoteProtocolError for too many interim answers."""
        data = await self._inner.read(max_bytes, timeout)
        if not self._answered:
            self._look_at(data)
        return data

    def _look_at(self, data: bytes) -> None:
        # An end of line may have come with the bytes before.
        begun = max(0, len(self._head) - 2)
        self._head += data
        while (end := _HEAD_ENDS.search(self._head, begun)) is not None:
            if not _INTERIM.match(self._head):
                self._answered = True
                self._head.clear()
                return
            self._interim += 1
            if self._interim > MOST:
                raise httpcore.RemoteProtocolError("interim answers without end")
            del self._head[: end.end()]
            begun = 0

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """The same, encrypted: what is read there is looked at."""
        return FewInterim(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._inner.get_extra_info(info)
