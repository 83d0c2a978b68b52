"""Work that takes the processor: off the event loop, a few at a time, one of each account."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from contextvars import copy_context
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from api.platform.kit.limits import Turns

Done = TypeVar("Done")

_THREADS = ThreadPoolExecutor(2, "threads")
"""Two pictures at the same time in a process: each may take a whole core and 170 MB."""
_TURNS = Turns(1, seconds=30)
"""Whoever sends many slow ones waits for themself: the other thread is everybody's."""
_TEXTS = ThreadPoolExecutor(2, "texts")
"""Reading a text holds the interpreter: with more of them at once the event loop answers nobody in time."""
_WRITERS = Turns(1, seconds=30)


async def in_thread(work: Callable[[bytes], Done], data: bytes, *, by: UUID) -> Done:
    """Do it with these bytes of an account; what it raises is raised here.

    Raises TooManyRequestsError where too much of theirs waits.
    """
    async with _TURNS.turn(by.hex):
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, data)


async def read_text(work: Callable[..., Done], *given: Any, **named: Any) -> Done:
    """Look through texts of strangers, two at a time in a process; what it raises is raised here."""
    call = partial(copy_context().run, work, *given, **named)
    return await asyncio.get_running_loop().run_in_executor(_TEXTS, call)


def writing_turn(account: UUID) -> AbstractAsyncContextManager[None]:
    """The turn of an account whose text takes long to read: before it holds a connection, or locks anything.

    Raises TooManyRequestsError where too much of theirs waits.
    """
    return _WRITERS.turn(account.hex)
