"""Hearing that the process is told to stop, before the server waits for its open answers."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def on_stop(callback: Callable[[], None]) -> Iterator[None]:
    """Call back in the running loop at the first signal to stop, which then goes where it went before.

    Only the main thread hears signals; elsewhere nothing is called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()

    def told(number: int, _frame: FrameType | None) -> None:
        restore()
        loop.call_soon_threadsafe(callback)
        signal.raise_signal(number)

    former: dict[int, Any] = {number: signal.signal(number, told) for number in SIGNALS}

    def restore() -> None:
        for number, handler in former.items():
            if signal.getsignal(number) is told:
                signal.signal(number, handler)

    try:
        yield
    finally:
        restore()
