"""Work that takes the processor: off the event loop, a few at a time, one of each account."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar, copy_context
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
_SENDERS = Turns(1, seconds=30)
_PLACES = Turns(4, seconds=30)
"""Requests in which texts are read, in one process: each may hold one of the connections that all share."""
_STRANGERS = Turns(2, seconds=30)
"""Of those places, the ones for whoever has no account."""
_REFUSED = Turns(1, seconds=5)
"""Of those places, the one for words that are refused anyway: no report or message waits for many of them."""
_MAY_READ: ContextVar[bool] = ContextVar("may_read", default=False)
_BADGES = ThreadPoolExecutor(2, "badges")
"""Taking a badge apart holds the interpreter as well."""
_CHECKERS = Turns(1, seconds=30)
_PASSERS_BY = Turns(1, seconds=30)
"""Of those threads, the one for whoever has no account."""
_CHECKED_FOR: ContextVar[tuple[str, bool]] = ContextVar("checked_for", default=("", True))
"""Whose turn it is, and whether they are a stranger; what nobody waits for (jobs) has a stranger's part."""


async def in_thread(work: Callable[[bytes], Done], data: bytes, *, by: UUID) -> Done:
    """Do it with these bytes of an account; what it raises is raised here.

    Raises TooManyRequestsError where too much of theirs waits.
    """
    async with _TURNS.turn(by.hex):
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, data)


@asynccontextmanager
async def text_turn(whose: str, *, stranger: bool = False, refused: bool = False) -> AsyncIterator[None]:
    """The turn to have one's texts read, of an account or, of a stranger, an address: one at a time, and few
    of all. Taken before a connection or a lock: who waits for it keeps nobody else waiting. `refused`: what
    is read goes nowhere.

    Raises TooManyRequestsError where too much of theirs, or of all, waits.
    """
    async with AsyncExitStack() as held:
        await held.enter_async_context(_SENDERS.turn(whose))
        if stranger:
            await held.enter_async_context(_STRANGERS.turn(""))
        if refused:
            await held.enter_async_context(_REFUSED.turn(""))
        await held.enter_async_context(_PLACES.turn(""))
        before = _MAY_READ.set(True)
        try:
            yield
        finally:
            _MAY_READ.reset(before)


async def read_text(work: Callable[..., Done], *given: Any, **named: Any) -> Done:
    """Look through texts of strangers beside the event loop, within a `text_turn`; what it raises is raised
    here.
    """
    if not _MAY_READ.get():
        raise RuntimeError("texts are read in the turn of whoever sends them: text_turn")
    return await _within(_TEXTS, partial(work, *given, **named))


@contextmanager
def checked_for(whose: str, *, stranger: bool) -> Iterator[None]:
    """Badges are read in the turn of an account or, of a stranger, an address."""
    before = _CHECKED_FOR.set((whose, stranger))
    try:
        yield
    finally:
        _CHECKED_FOR.reset(before)


async def read_badge(work: Callable[..., Done], *given: Any, **named: Any) -> Done:
    """Take a badge apart beside the event loop, one piece at a time of whoever it is checked for; what it
    raises is raised here. Never while a connection is held: many may wait here.

    Raises TooManyRequestsError where too much of theirs, or of all strangers, waits.
    """
    whose, stranger = _CHECKED_FOR.get()
    async with AsyncExitStack() as held:
        await held.enter_async_context(_CHECKERS.turn(whose))
        if stranger:
            await held.enter_async_context(_PASSERS_BY.turn(""))
        return await _within(_BADGES, partial(work, *given, **named))


async def _within(threads: ThreadPoolExecutor, work: Callable[[], Done]) -> Done:
    """Do it in one of these threads, with what the request knows."""
    return await asyncio.get_running_loop().run_in_executor(threads, copy_context().run, work)
