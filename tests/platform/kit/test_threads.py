"""Work of strangers in threads: whoever sends much of it keeps nobody else out."""

import asyncio
import threading
import time
from contextvars import ContextVar
from uuid import uuid4

import pytest

from api.platform.kit import threads
from api.platform.kit.limits import Turns
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.threads import checked_for, in_thread, read_badge, read_text, text_turn


async def test_walls_1_slow_pictures_of_one_account_wait_for_each_other_alone() -> None:
    """Walls, line 1: two slow drawings at a time took both threads, and nobody's photo was taken."""
    go_on, robot = threading.Event(), uuid4()

    def slow(_: bytes) -> bytes:
        go_on.wait(20)
        return b"slow"

    flood = [asyncio.create_task(in_thread(slow, b"", by=robot)) for _ in range(8)]
    await asyncio.sleep(0.1)
    try:
        assert await asyncio.wait_for(in_thread(bytes.upper, b"photo", by=uuid4()), 5) == b"PHOTO"
    finally:
        go_on.set()
    assert await asyncio.gather(*flood) == [b"slow"] * 8


async def test_who_waits_too_long_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_TURNS", Turns(1, seconds=0.05))
    go_on, one = threading.Event(), uuid4()

    def slow(_: bytes) -> None:
        go_on.wait(20)

    first = asyncio.create_task(in_thread(slow, b"", by=one))
    await asyncio.sleep(0.01)
    with pytest.raises(TooManyRequestsError):
        await in_thread(slow, b"", by=one)
    go_on.set()
    await first


async def test_texts_are_read_two_at_a_time_with_what_the_request_knows() -> None:
    """Walls, line 1: six threads that hold the interpreter kept the event loop from answering anybody."""
    of_request: ContextVar[str] = ContextVar("of_request")
    of_request.set("fr")
    lock, there, most = threading.Lock(), 0, 0

    def read(text: str, *, upper: bool) -> str:
        nonlocal there, most
        with lock:
            there += 1
            most = max(most, there)
        time.sleep(0.02)
        with lock:
            there -= 1
        return f"{of_request.get()} {text.upper() if upper else text}"

    async def of_somebody(account: int) -> str:
        async with text_turn(f"account {account}"):
            return await read_text(read, "mot", upper=True)

    assert set(await asyncio.gather(*map(of_somebody, range(12)))) == {"fr MOT"}
    assert most == 2


class TestTextTurn:
    """Walls, line 1: whoever waits to have a text read keeps nobody else waiting."""

    async def test_nothing_is_read_without_one(self) -> None:
        with pytest.raises(RuntimeError):
            await read_text(str.upper, "mot")
        async with text_turn("one"):
            assert await read_text(str.upper, "mot") == "MOT"
        with pytest.raises(RuntimeError):
            await read_text(str.upper, "mot")

    async def most_at_once(self, *whose: str, **named: bool) -> int:
        there = most = 0

        async def read(one: str) -> None:
            nonlocal there, most
            async with text_turn(one, **named):
                there += 1
                most = max(most, there)
                await asyncio.sleep(0.01)
                there -= 1

        await asyncio.gather(*map(read, whose))
        return most

    async def test_an_account_has_one_at_a_time(self) -> None:
        assert await self.most_at_once(*["a"] * 8) == 1

    async def test_all_together_hold_few_connections(self) -> None:
        assert await self.most_at_once(*map(str, range(12))) == 4

    async def test_strangers_leave_places_to_accounts(self) -> None:
        assert await self.most_at_once(*map(str, range(12)), stranger=True) == 2
        go_on = asyncio.Event()

        async def slow(one: str) -> None:
            async with text_turn(one, stranger=True):
                await go_on.wait()

        flood = [asyncio.create_task(slow(f"192.0.2.{n}")) for n in range(20)]
        await asyncio.sleep(0)
        async with asyncio.timeout(5), text_turn("account"):
            go_on.set()
        await asyncio.gather(*flood)

    async def test_words_that_are_refused_leave_places_to_those_that_count(self) -> None:
        """Ten accounts whose refused requests were heard took all places: a report waited a minute."""
        assert await self.most_at_once(*map(str, range(12)), refused=True) == 1


class TestReadBadge:
    """Walls, line 1: six badges that were taken apart at once kept the event loop from answering anybody."""

    async def most_at_once(self, *whose: str, stranger: bool = False) -> int:
        lock, there, most = threading.Lock(), 0, 0

        def apart(badge: str) -> str:
            nonlocal there, most
            with lock:
                there += 1
                most = max(most, there)
            time.sleep(0.02)
            with lock:
                there -= 1
            return badge.upper()

        async def of_somebody(one: str) -> str:
            with checked_for(one, stranger=stranger):
                return await read_badge(apart, "badge")

        assert set(await asyncio.gather(*map(of_somebody, whose))) == {"BADGE"}
        return most

    async def test_two_are_taken_apart_at_a_time(self) -> None:
        assert await self.most_at_once(*map(str, range(12))) == 2

    async def test_an_account_has_one_at_a_time(self) -> None:
        assert await self.most_at_once(*["a"] * 8) == 1

    async def test_strangers_leave_a_thread_to_accounts(self) -> None:
        assert await self.most_at_once(*map(str, range(12)), stranger=True) == 1
        go_on = threading.Event()

        async def slow(address: str) -> None:
            with checked_for(address, stranger=True):
                await read_badge(go_on.wait, 20)

        flood = [asyncio.create_task(slow(f"192.0.2.{n}")) for n in range(20)]
        await asyncio.sleep(0.1)
        try:
            with checked_for("account", stranger=False):
                assert await asyncio.wait_for(read_badge(str.upper, "badge"), 5) == "BADGE"
        finally:
            go_on.set()
        await asyncio.gather(*flood)

    async def test_for_nobody_in_particular_strangers_have_their_part(self) -> None:
        """A job, or the page of a shared badge: it takes no thread from those who wait."""
        alone = [read_badge(time.sleep, 0.05) for _ in range(3)]
        began = time.monotonic()
        await asyncio.gather(*alone)
        assert time.monotonic() - began >= 0.15
