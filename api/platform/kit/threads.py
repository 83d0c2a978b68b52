"""Work that takes the processor: off the event loop, a few at a time, one of each account."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

from api.platform.kit.limits import Turns

Done = TypeVar("Done")

_THREADS = ThreadPoolExecutor(2, "threads")
"""Two pictures at the same time in a process: each may take a whole core and 170 MB."""
_TURNS = Turns(1, seconds=30)
"""Whoever sends many slow ones waits for themself: the other thread is everybody's."""


async def in_thread(work: Callable[[bytes], Done], data: bytes, *, by: UUID) -> Done:
    """Do it with these bytes of an account; what it raises is raised here.

    Raises TooManyRequestsError where too much of theirs waits.
    """
    async with _TURNS.turn(by.hex):
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, data)
