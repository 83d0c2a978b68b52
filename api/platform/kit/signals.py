"""Hearing that the process is told to stop, before the server waits for its open answers.

Whoever sends requests here must learn it first: for some seconds `is_stopping` tells those who look, and each
answer ends its connection (kit/serving.py), while everything is still served.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)

_stopping = threading.Event()


def is_stopping() -> bool:
    """Whether this process was told to stop."""
    return _stopping.is_set()


@contextmanager
def on_stop(callback: Callable[[], None], *, after_seconds: float = 0) -> Iterator[None]:
    """Call back in the running loop when told to stop; the signal then goes where it went before.

    SIGTERM is an orchestrator's: it is heard at once, and acted on `after_seconds` later. Ctrl+C is somebody
    who waits, as is whoever says it twice: no time is left. Only the main thread hears signals; elsewhere
    nothing is called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()

    def act(number: int) -> None:
        restore()
        loop.call_soon_threadsafe(callback)
        signal.raise_signal(number)

    def told(number: int, _frame: FrameType | None) -> None:
        again = _stopping.is_set()
        _stopping.set()
        if number == signal.SIGTERM and after_seconds and not again:
            loop.call_soon_threadsafe(loop.call_later, after_seconds, act_once, number)
        else:
            act(number)

    def act_once(number: int) -> None:
        if signal.getsignal(number) is told:
            act(number)

    former: dict[int, Any] = {number: signal.signal(number, told) for number in SIGNALS}

    def restore() -> None:
        for number, handler in former.items():
            if signal.getsignal(number) is told:
                signal.signal(number, handler)

    try:
        yield
    finally:
        restore()
        _stopping.clear()
