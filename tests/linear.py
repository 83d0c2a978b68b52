"""How long something takes for 1×, 2× and 4× of a text made against it (Walls, line 1)."""

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Sent = TypeVar("Sent")

ONCE = 1_000
"""Characters; 2× and 4× of them are tried where this takes longer than SOON."""
SOON = 0.0003
"""Seconds of processor time; what is quadratic at a nanosecond a step takes longer, most patterns do not."""
GROWTH = 7.0
"""Of the time for four times as much: 4 in proportion, 16 with the square."""
ROUNDS = 4
"""Times that it is measured again before it counts as slow."""
LONGEST = 1.0
"""Seconds of processor time, then it is given up."""


class TooLongError(BaseException):
    """It was given up; no `except Exception` of what is measured takes it."""


def faults(
    run: Callable[[Sent], object], make: Callable[[int], Sent], once: int = ONCE, soon: float = SOON
) -> str:
    """What is wrong with how long it takes for 1×, 2× and 4× of a text; nothing where it is right.

    What is over `soon` is right.
    """
    try:
        with given_up():
            first = _seconds(run, make(once))
            if first < soon:
                return ""
            second, fourth = _seconds(run, make(2 * once)), _seconds(run, make(4 * once))
            # Who shares the caches with us may have slowed the last: what is quadratic is so every time.
            for _ in range(ROUNDS):
                if fourth < GROWTH * first:
                    break
                first, fourth = _seconds(run, make(once)), _seconds(run, make(4 * once))
    except TooLongError:
        return f"more than {LONGEST} s"
    if fourth < GROWTH * first:
        return ""
    return " → ".join(f"{each * 1000:.1f} ms" for each in (first, second, fourth))


def _seconds(run: Callable[[Sent], object], text: Sent) -> float:
    """Processor time, which others on the machine do not lengthen; the best of a few. Raises TooLongError."""
    best = LONGEST
    for _ in range(3):
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        began = time.thread_time()
        run(text)
        best = min(best, time.thread_time() - began)
        if best < SOON:
            break
    return best


@contextmanager
def given_up() -> Iterator[None]:
    """An end for what would take for ever: after LONGEST of processor time, TooLongError."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
