"""Answers that stay open: what waits is bounded, and goes out together."""

import asyncio

from starlette.types import Message

from api.platform.kit.sse import MAX_WAITING_BYTES, Outlet, encode


class SlowClient:
    """Takes a piece only when it is let."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.ended = False
        self.free = asyncio.Event()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            await self.free.wait()
            self.taken.append(message["body"])
            self.ended = not message["more_body"]


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def opened() -> tuple[SlowClient, Outlet]:
    client = SlowClient()
    outlet = Outlet(client.send)
    await outlet.begin([])
    return client, outlet


def test_an_event_is_what_every_browser_understands() -> None:
    assert encode("7-1f", '{"kind":"x"}') == b'data: {"kind":"x"}\nid: 7-1f\n\n'


async def test_what_came_while_the_client_was_busy_goes_out_as_one() -> None:
    client, outlet = await opened()
    outlet.put(b"a")
    await turns()
    for piece in (b"b", b"c", b"d"):
        outlet.put(piece)
    outlet.end()
    outlet.put(b"too late")
    client.free.set()
    await turns()
    assert client.taken == [b"a", b"bcd", b""]
    assert client.ended


async def test_a_client_too_far_behind_is_let_go_without_a_gap() -> None:
    client, outlet = await opened()
    outlet.put(b"first")
    await turns()
    for _ in range(5):
        outlet.put(b"x" * (MAX_WAITING_BYTES // 4))
    client.free.set()
    await turns()
    # It resumes after the last event it has: nothing of what comes later may have reached it.
    assert client.taken == [b"first", b""]
    assert client.ended


async def test_a_client_that_left_troubles_nobody() -> None:
    async def gone(message: Message) -> None:
        if message["type"] == "http.response.body":
            raise OSError

    outlet = Outlet(gone)
    await outlet.begin([])
    outlet.put(b"x")
    await turns()
    outlet.put(b"y")
    await turns()
