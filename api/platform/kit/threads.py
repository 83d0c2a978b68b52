"""Work that takes the processor: off the event loop, a few at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Done = TypeVar("Done")

_THREADS = ThreadPoolExecutor(2, "threads")
"""Two pictures at the same time in a process: each may take a whole core and 170 MB."""


async def in_thread(work: Callable[[bytes], Done], data: bytes) -> Done:
    """Do it with these bytes; what it raises is raised here."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work, data)
