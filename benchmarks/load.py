"""A load client as a process of its own: keep-alive connections to this machine, each waiting for its answer.

`python -m benchmarks.load PORT CONNECTIONS` reads one request a line from its input (`get` and `post` write
them), sends each once, and prints how many seconds it took in all. Any answer but 200 and 201 ends it with an
error.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

import uvloop

CONNECTIONS = 16
SESSION_COOKIE = "epass_session"
"""As `api.platform.access` has it, from which a client that is quickly there takes nothing."""
DONE = (b"200", b"201")
MAX_SECONDS = 120


def requests_per_second(port: int, lines: Sequence[str]) -> float:
    """Send all the requests to a server of this machine, from another process. Raises SubprocessError."""
    command = [sys.executable, "-m", "benchmarks.load", str(port), str(CONNECTIONS)]
    done = subprocess.run(
        command, input="\n".join(lines), capture_output=True, text=True, check=True, timeout=MAX_SECONDS
    )
    return len(lines) / float(done.stdout)


class Asker(asyncio.Protocol):
    """One connection: takes the next request as soon as the last one is answered."""

    def __init__(self, requests: Iterator[bytes], done: asyncio.Future[None]) -> None:
        self.requests = requests
        self.done = done
        self.received = b""
        self.expected = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.WriteTransport, transport)
        self._ask()

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.expected:
            head, found, _ = self.received.partition(b"\r\n\r\n")
            if not found:
                return
            try:
                self.expected = len(head) + 4 + content_length(head)
            except ValueError as error:
                self._end(error)
                return
        if len(self.received) >= self.expected:
            self.received, self.expected = b"", 0
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(exc or ConnectionError("the server closed the connection"))

    def _ask(self) -> None:
        request = next(self.requests, None)
        if request is not None:
            self.transport.write(request)
        else:
            self._end(None)

    def _end(self, error: Exception | None) -> None:
        if self.done.done():
            return
        if error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(error)


def content_length(head: bytes, statuses: Sequence[bytes] = DONE) -> int:
    """Bytes of the body that follows. Raises ValueError for another status."""
    lines = head.lower().split(b"\r\n")
    if lines[0].split(b" ")[1] not in statuses:
        raise ValueError(lines[0].decode())
    for line in lines:
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise ValueError("an answer without a length")


async def ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: bytes
) -> tuple[bytes, bytes]:
    """Head and body of the answer. Raises ValueError for any but 200 and 201, OSError, EOFError."""
    writer.write(asked)
    head = await reader.readuntil(b"\r\n\r\n")
    return head, await reader.readexactly(content_length(head))


def get(path: str, cookie: str = "") -> str:
    """The line of a GET."""
    return f"{path}\t{cookie}" if cookie else path


def post(path: str, cookie: str, body: str) -> str:
    """The line of a POST."""
    return "\t".join((path, cookie, body))


def request(port: int, line: str) -> bytes:
    """A line as the server reads it."""
    path, *sent = line.split("\t")
    host = f"Host: 127.0.0.1:{port}\r\nAccept: application/json\r\nAccept-Encoding: gzip\r\n"
    if not sent:
        return f"GET {path} HTTP/1.1\r\n{host}\r\n".encode()
    if len(sent) == 1:
        return f"GET {path} HTTP/1.1\r\n{host}Cookie: {sent[0]}\r\n\r\n".encode()
    cookie, body = sent[0], sent[1].encode()
    head = f"POST {path} HTTP/1.1\r\n{host}Origin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def _ask_all(port: int, connections: int, lines: Sequence[str]) -> float:
    loop = asyncio.get_running_loop()
    requests = iter([request(port, line) for line in lines])
    started = time.perf_counter()
    ends = [loop.create_future() for _ in range(connections)]
    for end in ends:
        await loop.create_connection(partial(Asker, requests, end), "127.0.0.1", port)
    await asyncio.gather(*ends)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(uvloop.run(_ask_all(int(sys.argv[1]), int(sys.argv[2]), sys.stdin.read().split("\n"))))
