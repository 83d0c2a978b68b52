"""Walls, line 4: requests that are never finished do not stay open."""

import argparse
import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from api.platform.kit import serving
from api.platform.settings import get_settings
from api.running import command_serve

ANSWER_BYTES = 8 * 2**20
Connect = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]
POST = b"POST /api/v1/badges/verify HTTP/1.1\r\nhost: test.local\r\norigin: http://test.local\r\n"


async def listening(app: ASGIApp) -> AsyncIterator[Connect]:
    config = uvicorn.Config(app, http=serving.PatientProtocol, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    opened: list[asyncio.StreamWriter] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving_on = asyncio.create_task(server.serve(sockets=[listener]))

        async def connect() -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
            reader, writer = await asyncio.open_connection(*listener.getsockname())
            opened.append(writer)
            return reader, writer

        yield connect
        for writer in opened:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in opened), return_exceptions=True)
        server.should_exit = True
        await serving_on


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(serving, "BODY_SECONDS", 0.6)
    monkeypatch.setattr(serving, "READ_SECONDS", 0.6)
    monkeypatch.setattr(serving, "LOOK_SECONDS", 0.1)


@pytest.fixture
async def connect(app: FastAPI) -> AsyncIterator[Connect]:
    async for connection in listening(app):
        yield connection


async def echo(_scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with what it was sent; waits a second where it was told to."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if body == b"slow":
        await asyncio.sleep(1)
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
async def connect_to_echo() -> AsyncIterator[Connect]:
    async for connection in listening(echo):
        yield connection


async def said(reader: asyncio.StreamReader) -> bytes:
    """All that the server says until it closes the connection."""
    return await asyncio.wait_for(reader.read(), 10)


async def test_four_hundred_half_sent_posts_are_all_closed(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Connecting so often may take a while.
    monkeypatch.setattr(serving, "HEAD_SECONDS", 60.0)
    body = POST + b"content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"
    half_sent = [await connect() for _ in range(400)]
    for _, writer in half_sent:
        writer.write(body)
    answers = await asyncio.gather(*(said(reader) for reader, _ in half_sent))
    assert {answer.split(b"\r\n")[0] for answer in answers} == {b"HTTP/1.1 408 Request Timeout"}


@pytest.mark.parametrize(
    "sent",
    [b"", b"POST /api", POST, POST + b"x-slow: ", b"\r\n"],
    ids=["nothing", "half a line", "half a head", "half a header", "an empty line"],
)
async def test_a_head_that_does_not_come_is_not_waited_for(connect: Connect, sent: bytes) -> None:
    reader, writer = await connect()
    writer.write(sent)
    assert (await said(reader)).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("piece", [b"\r\n", b"x: y\r\n"], ids=["empty lines", "headers"])
async def test_a_trickle_buys_no_time(connect: Connect, piece: bytes) -> None:
    reader, writer = await connect()
    writer.write(b"" if piece == b"\r\n" else POST)
    answer = asyncio.create_task(reader.readuntil(b"\r\n\r\n"))
    began = time.monotonic()
    while not answer.done():
        writer.write(piece)
        await asyncio.sleep(0.05)
        assert time.monotonic() - began < 5
    assert b" 408 " in answer.result()
    # What was sent just before the end is not read any more: the kernel may reset the connection for it.
    with suppress(ConnectionError):
        assert await said(reader) == b""


async def test_headers_without_end_are_refused_before_they_fill_the_memory(connect: Connect) -> None:
    reader, writer = await connect()
    writer.write(POST + b"x: " + b"y" * (serving.HEAD_BYTES + 1))
    assert b" 431 " in await said(reader)


async def test_a_body_that_comes_slowly_but_comes_is_waited_for(connect_to_echo: Connect) -> None:
    reader, writer = await connect_to_echo()
    writer.write(POST + b"content-length: 4000\r\nconnection: close\r\n\r\n")
    for _ in range(8):
        writer.write(b"x" * 500)
        await asyncio.sleep(0.2)
    assert (await said(reader)).endswith(b"x" * 4000)


async def test_a_server_that_stood_still_blames_nobody(connect_to_echo: Connect) -> None:
    """What came meanwhile waits in the kernel, behind the look at how long it took."""
    reader, writer = await connect_to_echo()
    writer.write(POST + b"content-length: 1000\r\nconnection: close\r\n\r\n")
    for _ in range(2):
        await asyncio.sleep(0.2)
        time.sleep(1)  # noqa: ASYNC251
        writer.write(b"x" * 500)
    assert (await said(reader)).endswith(b"x" * 1000)


async def test_what_came_at_once_buys_no_silence(connect_to_echo: Connect) -> None:
    """Two hours for 8 MB: whoever sent all but the last byte had the memory held as long."""
    reader, writer = await connect_to_echo()
    writer.write(POST + b"content-length: 200000\r\n\r\n" + b"x" * 199_999)
    assert b" 408 " in await said(reader)


async def test_whoever_waits_for_its_turn_owes_nothing() -> None:
    """A body that is not read yet is not awaited, and then has its time."""

    async def busy(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(2)
        await echo(scope, receive, send)

    async for connect in listening(busy):
        reader, writer = await connect()
        writer.write(POST + b"content-length: 8000000\r\nconnection: close\r\n\r\n" + b"x" * 8_000_000)
        assert (await said(reader)).startswith(b"HTTP/1.1 200 ")


async def test_whoever_has_sent_everything_may_wait_long_for_the_answer(connect_to_echo: Connect) -> None:
    reader, writer = await connect_to_echo()
    writer.write(POST + b"content-length: 4\r\nconnection: close\r\n\r\nslow")
    answer = await said(reader)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"slow")


async def test_several_requests_on_a_connection_each_have_their_own_time(connect_to_echo: Connect) -> None:
    reader, writer = await connect_to_echo()
    for word in (b"one!", b"two!", b"slow"):
        writer.write(POST + b"content-length: 4\r\n\r\n" + word)
        assert (await asyncio.wait_for(reader.readuntil(word), 5)).startswith(b"HTTP/1.1 200 ")
        await asyncio.sleep(0.2)


async def test_what_follows_a_chunked_body_is_not_kept(connect_to_echo: Connect) -> None:
    reader, writer = await connect_to_echo()
    writer.write(POST + b"transfer-encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n")
    writer.write(b"trailer: x\r\n" * 10)
    assert b" 408 " in await said(reader), "it may not go on for ever either"


async def gives(_scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with 8 MB: more than the kernel keeps for a client."""
    await receive()
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-length", b"%d" % ANSWER_BYTES)],
        }
    )
    await send({"type": "http.response.body", "body": b"x" * ANSWER_BYTES})


@pytest.mark.parametrize("ends", [b"", b"connection: close\r\n"], ids=["kept open", "to be closed"])
async def test_an_answer_that_nobody_reads_is_given_up(ends: bytes) -> None:
    async for connect in listening(gives):
        reader, writer = await connect()
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        writer.write(b"GET / HTTP/1.1\r\nhost: test.local\r\n" + ends + b"\r\n")
        await asyncio.sleep(3)
        writer.transport.resume_reading()  # type: ignore[attr-defined]
        with pytest.raises(ConnectionResetError):
            await said(reader)


async def test_an_open_answer_with_a_request_behind_it_hears_that_its_client_left() -> None:
    """A stream would stay for ever: uvicorn told only the newest request of a connection."""
    left = asyncio.Event()

    async def stream(_scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"x", "more_body": True})
        assert (await receive())["type"] == "http.disconnect"
        left.set()

    async for connect in listening(stream):
        reader, writer = await connect()
        writer.write(b"GET / HTTP/1.1\r\nhost: test.local\r\n\r\n" * 3)
        await reader.readuntil(b"x")
        writer.transport.abort()
        await asyncio.wait_for(left.wait(), 5)


async def test_an_answer_that_is_read_slowly_is_waited_for() -> None:
    async for connect in listening(gives):
        reader, writer = await connect()
        writer.write(b"GET / HTTP/1.1\r\nhost: test.local\r\nconnection: close\r\n\r\n")
        taken = 0
        while piece := await asyncio.wait_for(reader.read(ANSWER_BYTES // 16), 5):
            taken += len(piece)
            await asyncio.sleep(0.1)
        assert taken > ANSWER_BYTES


def test_the_api_is_served_with_it(monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(uvicorn, "run", lambda _app, **values: asked.update(values))
    monkeypatch.setenv("EPASS_DATABASE_URL", database_url)
    monkeypatch.setenv("EPASS_SECRET_KEY", "the key of a test, 32 characters or more")
    for handed_on in ("EPASS_LASTING_KEY", "EPASS_LASTING_KEY_FILE"):
        monkeypatch.setenv(handed_on, "")
    get_settings.cache_clear()
    command_serve(argparse.Namespace())
    get_settings.cache_clear()
    assert asked["http"] is serving.PatientProtocol


async def test_slow_connections_keep_nobody_else_of_their_address_waiting(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some thirty bodies that dripped stood in line before whoever came next, a school's visitors too."""
    monkeypatch.setattr(serving, "HEAD_SECONDS", 120.0)
    monkeypatch.setattr(serving, "BODY_SECONDS", 120.0)
    slow = [await connect() for _ in range(40)]
    for _reader, writer in slow:
        writer.write(POST + b"content-length: 100000\r\n\r\n{")
    await asyncio.sleep(0.3)
    for _reader, writer in slow:
        writer.write(b" ")
    reader, writer = await connect()
    body = b'{"url": "https://nowhere.example.org/' + b"a" * 20_000 + b'"}'
    async with asyncio.timeout(60):
        writer.write(POST + b"content-type: application/json\r\n")
        writer.write(b"content-length: %d\r\n\r\n" % len(body) + body)
        assert int((await reader.readline()).split()[1]) < 500
