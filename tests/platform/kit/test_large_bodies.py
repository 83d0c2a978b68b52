"""Walls, lines 1 and 4: long bodies are held whole: so much of each, of who is known; none that was cut."""

import asyncio
import re
from uuid import uuid4

import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.platform.kit import middleware
from api.platform.kit.middleware import LARGE_BYTES_OF_ONE, MAX_BODY_BYTES, Guard, Larger
from tests.settings import ORIGIN

PHOTO = f"/api/v1/badges/requests/{uuid4()}/photos/{uuid4()}"


def put(
    path: str, length: int | None, address: str = "203.0.113.1", account: str | None = "its own"
) -> Scope:
    said = [] if length is None else [(b"content-length", str(length).encode())]
    return {
        "type": "http",
        "method": "PUT",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"test.local"), (b"origin", ORIGIN.encode()), *said],
        "client": (address, 1),
        # As whoever is signed in there; nobody has to be for the other path.
        "account": None
        if path == "/api/verify"
        else f"{address} {account}"
        if account == "its own"
        else account,
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
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("kept")(scope, receive, send)

    def refuse(_code: str, status: int, _scope: Scope, _headers: dict[str, str]) -> ASGIApp:
        return PlainTextResponse(status_code=status)

    async def account_of(scope: Scope) -> str | None:
        account: str | None = scope["account"]
        return account if known else None

    return Guard(
        app,
        refuse=refuse,
        public_url=ORIGIN,
        reads_per_minute=1000,
        writes_per_minute=1000,
        larger_bodies={re.compile("/api/photo"): Larger(8_000_000), re.compile("/api/verify"): PUBLIC},
        account_of=account_of,
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


class Sends:
    """One request that sends so many bytes, and then nothing more."""

    def __init__(self, count: int) -> None:
        self.left = [count]
        self.status = 0
        self.headers: dict[bytes, bytes] = {}

    async def receive(self) -> Message:
        if self.left:
            return {"type": "http.request", "body": bytes(self.left.pop()), "more_body": True}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])


class Drips(Sends):
    """One that sends a little again and again, without end."""

    def __init__(self) -> None:
        super().__init__(0)

    async def receive(self) -> Message:
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"0123456789", "more_body": True}


class Whole(Sends):
    """One that sends all of it at once."""

    async def receive(self) -> Message:
        return {"type": "http.request", "body": bytes(self.left.pop()), "more_body": False}


async def end(running: list[asyncio.Task[None]]) -> None:
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


class TestOfOne:
    """Of one account, or of the visitors at one address, so much is held; what is more is put off."""

    async def put_off(self, under_test: Guard, scopes: list[Scope], size: int) -> int:
        """Of how many of these, which send so much and then wait, the server held no more."""
        senders = [Sends(size) for _ in scopes]
        running = [
            asyncio.create_task(under_test(scope, sender.receive, sender.send))
            for scope, sender in zip(scopes, senders, strict=True)
        ]
        for _ in range(50):
            await asyncio.sleep(0)
        await end(running)
        return sum(sender.status == 503 for sender in senders)

    @pytest.mark.parametrize("length", [1_000_000, None])
    async def test_one_address_has_so_much(self, length: int | None) -> None:
        scopes = [put("/api/verify", length)] * 30
        held = LARGE_BYTES_OF_ONE // 1_000_000
        under_test = guard()
        assert await self.put_off(under_test, scopes, 1_000_000) == 30 - held
        # It is given back.
        assert await self.put_off(under_test, scopes[:held], 1_000_000) == 0

    async def test_another_has_its_own(self) -> None:
        scopes = [put("/api/verify", 1_000_000, f"203.0.113.{number % 2}") for number in range(32)]
        assert await self.put_off(guard(), scopes, 1_000_000) == 0

    async def test_of_many_addresses_of_one_site_a_few_have_it(self) -> None:
        scopes = [put("/api/verify", 2_000_000, f"2001:db8:1:{n:x}00::1") for n in range(40)]
        assert await self.put_off(guard(), scopes, 2_000_000) == 40 - 4 * LARGE_BYTES_OF_ONE // 2_000_000

    async def test_one_account_has_it_once_wherever_it_sends_from(self) -> None:
        """One session at five addresses filled all the room that there is."""
        scopes = [put("/api/photo", 8_000_000, f"203.0.113.{n % 5}", "robot") for n in range(10)]
        assert await self.put_off(guard(), scopes, 8_000_000) == 8

    async def test_strangers_at_a_school_put_no_pupil_off_who_is_signed_in(self) -> None:
        scopes = [put("/api/verify", 1_000_000)] * 16 + [put("/api/photo", 1_000_000, account="pupil")]
        assert await self.put_off(guard(), scopes, 1_000_000) == 0

    async def test_short_ones_are_not_counted(self) -> None:
        scopes = [put("/api/verify", MAX_BODY_BYTES)] * 2000
        under_test = guard(known=False)
        under_test.writes.hits = 2000
        assert await self.put_off(under_test, scopes, MAX_BODY_BYTES) == 0


class TestSlowly:
    """A body that drips for half an hour keeps nobody waiting, and goes where somebody found no room."""

    @pytest.fixture(autouse=True)
    def _soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(middleware, "SLOW_SECONDS", 0.05)

    async def test_however_many_drip_at_one_address(self) -> None:
        """Eight of them were read at a time, and everybody else at a school stood in line behind the rest."""
        under_test, drips, other = guard(), [Drips() for _ in range(100)], Whole(1_000_000)
        scope = put("/api/verify", 2_000_000)
        running = [asyncio.create_task(under_test(scope, one.receive, one.send)) for one in drips]
        await asyncio.sleep(0.1)
        async with asyncio.timeout(5):
            await under_test(scope, other.receive, other.send)
        assert other.status == 200
        assert {one.status for one in drips} == {0}, "nobody wants their room"
        await end(running)

    async def test_to_one_at_the_same_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(middleware, "LARGE_BYTES_OF_ONE", 20_100)
        under_test, drips = guard(), [Drips() for _ in range(8)]
        running = [
            asyncio.create_task(under_test(put("/api/verify", 100_000), one.receive, one.send))
            for one in drips
        ]
        await asyncio.sleep(0.5)
        for found in (503, 200):
            other = Whole(20_000)
            async with asyncio.timeout(5):
                await under_test(put("/api/verify", 20_000), other.receive, other.send)
            assert other.status == found
            await asyncio.sleep(0.5)
        assert {one.status for one in drips} == {503}
        await end(running)

    async def test_to_whoever_found_no_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(middleware, "LARGE_BYTES", 10_000)
        under_test, drip, other = guard(), Drips(), Whole(20_000)
        running = asyncio.create_task(under_test(put("/api/photo", 100_000), drip.receive, drip.send))
        await asyncio.sleep(0.1)
        assert drip.status == 0
        await under_test(put("/api/photo", 20_000, "203.0.113.2"), other.receive, other.send)
        assert other.status == 503
        async with asyncio.timeout(5):
            await running
        assert drip.status == 503


class TestInAll:
    """Whoever they are and however many: so many bytes are held, no more."""

    @pytest.fixture(autouse=True)
    def _little_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(middleware, "LARGE_BYTES", 400_000)
        monkeypatch.setattr(middleware, "LARGE_PUBLIC_BYTES", 200_000)

    async def sent(self, under_test: Guard, path: str, count: int, size: int) -> list[int]:
        """What those are answered that each address sends one of."""
        senders = [Sends(size) for _ in range(count)]
        running = [
            asyncio.create_task(
                under_test(put(path, 1_000_000, f"203.0.{n // 250}.{n % 250}"), one.receive, one.send)
            )
            for n, one in enumerate(senders)
        ]
        self.running = running
        for _ in range(50):
            await asyncio.sleep(0)
        return [one.status for one in senders]

    async def test_what_does_not_fit_in_any_more_is_put_off(self) -> None:
        under_test = guard()
        assert await self.sent(under_test, "/api/photo", 10, 100_000) == [0] * 4 + [503] * 6
        await end(self.running)
        assert await self.sent(under_test, "/api/photo", 4, 100_000) == [0] * 4
        await end(self.running)

    async def test_strangers_keep_nobody_out_who_has_an_account(self) -> None:
        under_test = guard()
        assert await self.sent(under_test, "/api/verify", 10, 100_000) == [0] * 2 + [503] * 8
        strangers = self.running
        assert await self.sent(under_test, "/api/photo", 2, 100_000) == [0] * 2
        self.running += strangers
        await end(self.running)

    async def test_short_ones_always_fit_in(self) -> None:
        under_test = guard()
        await self.sent(under_test, "/api/photo", 4, 100_000)
        filling = self.running
        short = Sends(100)
        self.running = [
            *filling,
            asyncio.create_task(under_test(put("/api/verify", 200), short.receive, short.send)),
        ]
        for _ in range(50):
            await asyncio.sleep(0)
        assert (short.status, short.left) == (0, [])
        await end(self.running)
