"""HTTP to a push service: whatever it answers, a message has one outcome and a connection one user."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from api.platform.push import connections
from api.platform.push.connections import AnswerError, Connections, Reply, opened_connections
from tests.platform.push.peers.authority import HOST, Authority

TAKEN = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"
Answering = Callable[[asyncio.StreamWriter], Awaitable[None]]


def says(*pieces: bytes, ends: bool = False) -> Answering:
    """Answers these bytes, piece by piece; perhaps closes then."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.01)
        if ends:
            writer.close()

    return answer


class Scripted:
    """A server that answers as it is told, whatever it is asked."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer
        self.requests: list[bytes] = []
        self.accepted = 0
        self.at_once = self.most_at_once = 0
        self.origin = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                await self.answer(writer)
                self.at_once -= 1
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


Open = Callable[..., AbstractAsyncContextManager[tuple[Scripted, Connections]]]


@pytest.fixture
def opened(authority: Authority) -> Open:
    """Opens a server, and connections that believe its certificate."""

    @asynccontextmanager
    async def opened(
        answer: Answering, time_limit_s: float = 10
    ) -> AsyncIterator[tuple[Scripted, Connections]]:
        scripted = Scripted(answer)
        shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        shown.load_cert_chain(authority.server_file)
        server = await asyncio.start_server(scripted.serve, HOST, 0, ssl=shown)
        scripted.origin = f"https://{HOST}:{server.sockets[0].getsockname()[1]}"
        believed = ssl.create_default_context(cafile=authority.file)
        async with server, opened_connections(believed, time_limit_s=time_limit_s) as made:
            yield scripted, made
            made.close()
            await asyncio.sleep(0.02)

    return opened


async def post(server: Scripted, made: Connections, path: str = "/a") -> Reply:
    return await made.post(server.origin, server.origin + path, {"TTL": "5"}, b"sealed")


async def test_a_request_is_what_http_asks_for(opened: Open) -> None:
    async with opened(says(TAKEN)) as (server, made):
        await made.post(server.origin, server.origin + "/a%2Fb?c=d", {"TTL": "5", "Topic": "t"}, b"sealed")
        host = server.origin.removeprefix("https://")
        expected = (
            f"POST /a%2Fb?c=d HTTP/1.1\r\nHost: {host}\r\nTTL: 5\r\nTopic: t\r\nContent-Length: 6\r\n\r\n"
        )
        assert server.requests == [expected.encode() + b"sealed"]


@pytest.mark.parametrize("path", ["/a b", "/a\r\nX: y", "/a\x00", "/é", "?a"])
async def test_nothing_is_smuggled_in_by_an_address(path: str, opened: Open) -> None:
    async with opened(says(TAKEN)) as (server, made):
        with pytest.raises(ValueError, match="not an address"):
            await post(server, made, path)
        assert server.accepted == 0


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        (says(TAKEN), Reply(201, None)),
        (says(*(TAKEN[i : i + 1] for i in range(len(TAKEN)))), Reply(201, None)),
        (says(b"HTTP/1.1 429 x\r\nretry-after: 7\r\nContent-Length: 3\r\n\r\nno!"), Reply(429, "7")),
        (
            says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"2\r\nok\r\n0\r\n\r\n"),
            Reply(200, None),
        ),
        (says(b"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n", TAKEN), Reply(201, None)),
        (says(b"HTTP/1.1 204 No Content\r\n\r\n"), Reply(204, None)),
    ],
)
async def test_an_answer_is_read_to_its_end_and_the_connection_used_again(
    answer: Answering,
    reply: Reply,
    opened: Open,
) -> None:
    async with opened(answer) as (server, made):
        assert [await post(server, made) for _ in range(3)] == [reply] * 3
        assert server.accepted == 1


@pytest.mark.parametrize(
    "answer",
    [
        says(b"HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", ends=True),
        says(b"HTTP/1.0 201 Created\r\n\r\nuntil the end", ends=True),
    ],
)
async def test_a_connection_that_ends_with_its_answer_is_not_used_again(
    answer: Answering,
    opened: Open,
) -> None:
    async with opened(answer) as (server, made):
        assert [await post(server, made) for _ in range(2)] == [Reply(201, None)] * 2
        assert server.accepted == 2


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says(ends=True), OSError),
        (says(b"HTTP/1.1 201 Cre", ends=True), OSError),
        (says(b"SSH-2.0-OpenSSH\r\n"), AnswerError),
        (says(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), AnswerError),
        (says(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), AnswerError),
    ],
)
async def test_what_is_no_answer_is_an_error_and_the_next_message_has_a_connection_of_its_own(
    answer: Answering,
    error: type[Exception],
    opened: Open,
) -> None:
    async with opened(answer) as (server, made):
        with pytest.raises(error):
            await post(server, made)
        server.answer = says(TAKEN)
        assert await post(server, made) == Reply(201, None)
        assert server.accepted == 2


async def test_an_answer_that_comes_too_late_is_given_to_nobody_else(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def late(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        writer.write(b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")

    async with opened(late, time_limit_s=0.1) as (server, made):
        with pytest.raises(TimeoutError):
            await post(server, made)
        server.answer = says(TAKEN)
        # A new connection may take longer on a busy machine.
        monkeypatch.setattr(made, "_time_limit_s", 10)
        await asyncio.sleep(0.3)
        assert await post(server, made) == Reply(201, None)


async def test_a_push_service_has_so_many_connections_at_most(
    opened: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "PER_ORIGIN", 3)
    async with opened(says(TAKEN)) as (server, made):
        replies = await asyncio.gather(*(post(server, made) for _ in range(12)))
        assert replies == [Reply(201, None)] * 12
        assert (server.accepted, server.most_at_once) == (3, 3)


async def test_a_connection_unused_for_long_is_left(
    opened: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened(says(TAKEN)) as (server, made):
        await post(server, made)
        monkeypatch.setattr(connections, "IDLE_S", 0)
        await post(server, made)
        assert server.accepted == 2
