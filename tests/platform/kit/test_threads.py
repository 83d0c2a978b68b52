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
from api.platform.kit.threads import in_thread, read_text


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

    assert set(await asyncio.gather(*(read_text(read, "mot", upper=True) for _ in range(12)))) == {"fr MOT"}
    assert most == 2
