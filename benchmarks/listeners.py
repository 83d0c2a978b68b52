"""Phones that listen, as cheaply as they can be had: each a socket that counts events.

`python -m benchmarks.listeners PORT TOKEN STREAMS EVENTS` opens streams of one session, says `ready`, and
prints the moment (of the machine's monotonic clock) at which each of them had that many events.
"""

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from typing import cast

import uvloop

from benchmarks.load import SESSION_COOKIE

HOST = "127.0.0.1"
AT_ONCE = 50
"""Streams that are being opened at the same time."""
MAX_SECONDS = 120


class Listener(asyncio.Protocol):
    """One stream; calls back with the number of events in each piece that it is given, and when it ends."""

    def __init__(self, token: str, hear: Callable[[int], None], end: Callable[[], None]) -> None:
        self.token = token
        self.hear = hear
        self.end = end
        self.opened: asyncio.Future[asyncio.Transport] = asyncio.get_running_loop().create_future()
        self.braces = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        cookie = f"{SESSION_COOKIE}={self.token}"
        self.transport.write(
            f"GET /api/v1/stream HTTP/1.1\r\nHost: {HOST}\r\nCookie: {cookie}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        # The data of an event is an object within an object, however the pieces are cut.
        self.braces += data.count(b"{")
        if not self.opened.done():
            if self.braces < 2:
                return
            self.braces -= 2
            self.opened.set_result(self.transport)
        self.hear(self.braces // 2)
        self.braces %= 2

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("the server closed the connection"))
        self.end()


async def open_streams(
    port: int,
    tokens: Sequence[str],
    hear: Callable[[int], None] = lambda _: None,
    end: Callable[[], None] = lambda: None,
) -> list[asyncio.Transport]:
    """Open a stream for each session; resolves when the first event of each has come."""
    loop = asyncio.get_running_loop()
    opening = asyncio.Semaphore(AT_ONCE)

    async def one(token: str) -> asyncio.Transport:
        async with opening:
            _, listener = await loop.create_connection(lambda: Listener(token, hear, end), HOST, port)
            return await listener.opened

    return await asyncio.gather(*map(one, tokens))


async def _count(port: int, token: str, streams: int, events: int) -> None:
    left = streams * events
    everything = asyncio.Event()

    def hear(count: int) -> None:
        nonlocal left
        left -= count
        if left <= 0:
            everything.set()

    await open_streams(port, [token] * streams, hear)
    print("ready", flush=True)
    async with asyncio.timeout(MAX_SECONDS):
        await everything.wait()
    print(time.monotonic(), flush=True)


if __name__ == "__main__":
    uvloop.run(_count(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
