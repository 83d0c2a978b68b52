"""Walls, lines 1 and 4: long bodies are held whole: few at a time, of who is known; none that was cut."""

import asyncio
import re
from uuid import uuid4

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.platform.kit.middleware import LARGE_AT_A_TIME, MAX_BODY_BYTES, Guard, Larger
from tests.conftest import ORIGIN

PHOTO = f"/api/v1/badges/requests/{uuid4()}/photos/{uuid4()}"


def put(path: str, length: int | None, address: str = "203.0.113.1") -> Scope:
    said = [] if length is None else [(b"content-length", str(length).encode())]
    return {
        "type": "http",
        "method": "PUT",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"test.local"), (b"origin", ORIGIN.encode()), *said],
        "client": (address, 1),
    }


class Sender:
    """One request whose body never ends, and what it is answered."""

    def __init__(self) -> None:
        self.asked = 0
        self.status = 0

    async def receive(self) -> Message:
        self.asked += 1
        await asyncio.Event().wait()
        raise AssertionError

    async def send(self, message: Message) -> None:
        self.status = self.status or message["status"]


@pytest.mark.parametrize("length", [8_000_000, MAX_BODY_BYTES + 1, None])
async def test_without_an_account_none_of_a_photo_is_read(app: FastAPI, length: int | None) -> None:
    sender = Sender()
    async with asyncio.timeout(10):
        await app(put(PHOTO, length), sender.receive, sender.send)
    assert (sender.status, sender.asked) == (401, 0)


def guard(*, known: bool = True) -> Guard:
    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("no body is ever whole")

    def refuse(_code: str, status: int, _scope: Scope, _headers: dict[str, str]) -> ASGIApp:
        return PlainTextResponse(status_code=status)

    async def is_known(_scope: Scope) -> bool:
        return known

    return Guard(
        app,
        refuse=refuse,
        public_url=ORIGIN,
        reads_per_minute=1000,
        writes_per_minute=1000,
        larger_bodies={re.compile("/api/photo"): Larger(8_000_000), re.compile("/api/verify"): PUBLIC},
        is_known=is_known,
    )


class Cut(Sender):
    """A phone that loses its network after a part of the body."""

    async def receive(self) -> Message:
        self.asked += 1
        if self.asked == 1:
            return {"type": "http.request", "body": b'{"half":', "more_body": True}
        return {"type": "http.disconnect"}


@pytest.mark.parametrize("length", [1_000_000, 100, None])
async def test_nothing_is_done_with_a_body_that_the_network_cut(length: int | None) -> None:
    """Half of an intact badge was kept, and called altered."""
    sender = Cut()
    await guard()(put("/api/verify", length), sender.receive, sender.send)
    assert (sender.asked, sender.status) == (2, 0)


PUBLIC = Larger(2_000_000, public=True)


class TestAtATime:
    @pytest.mark.parametrize("length", [1_000_000, None])
    async def test_one_address_has_a_few(self, length: int | None) -> None:
        """Whoever else sends meanwhile waits in line, with nothing read of it."""
        under_test = guard()
        assert await read(under_test, [put("/api/verify", length)] * 30) == LARGE_AT_A_TIME

    async def test_another_has_its_own(self) -> None:
        under_test = guard()
        scopes = [put("/api/photo", 1_000_000, f"203.0.113.{number % 2}") for number in range(40)]
        assert await read(under_test, scopes) == 2 * LARGE_AT_A_TIME

    async def test_short_ones_wait_for_nobody(self) -> None:
        under_test = guard(known=False)
        assert await read(under_test, [put("/api/verify", MAX_BODY_BYTES)] * 30) == 30


async def read(under_test: Guard, scopes: list[Scope]) -> int:
    """Of how many of these something was read."""
    senders = [Sender() for _ in scopes]
    running = [
        asyncio.create_task(under_test(scope, sender.receive, sender.send))
        for scope, sender in zip(scopes, senders, strict=True)
    ]
    for _ in range(50):
        await asyncio.sleep(0)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    return sum(sender.asked > 0 for sender in senders)
