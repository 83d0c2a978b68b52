"""Tells each step in a line: what was done, whether it came as expected, how long it took."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

SECONDS = 120
"""For a machine that has much else to do."""

Something = TypeVar("Something")


class UnexpectedError(Exception):
    """What was expected, and what came."""


def expect(what: str, came: object, wanted: object = True) -> None:
    """Raises UnexpectedError where both differ."""
    if came != wanted:
        raise UnexpectedError(f"{what}: expected {wanted!r}, came {came!r}")


def wait(what: str, look: Callable[[], Something | None], seconds: float = SECONDS) -> Something:
    """What is seen once there is something to see. Raises UnexpectedError."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            raise UnexpectedError(f"{what}: expected within {seconds:.0f} s, came {seen!r}")
        time.sleep(0.05)
    return seen


class Story:
    """What was told so far."""

    def __init__(self) -> None:
        self.day = 0
        self.steps = 0

    @contextmanager
    def step(self, topic: str, told: str) -> Iterator[None]:
        """One step: its line stands when it is done, and says so where it failed."""
        began = time.monotonic()
        line = f"day {self.day}, {topic}: {told}"
        try:
            yield
        except BaseException:
            say(f"{line} ✘ {time.monotonic() - began:.1f} s")
            raise
        self.steps += 1
        say(f"{line} ✔ {time.monotonic() - began:.1f} s")


def say(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
