"""Group commit: what comes while a statement runs is asked in the next one, all at once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Batcher(Generic[Asked, Answer]):
    """Asks for several callers at once; whoever comes when nothing is running does not wait.

    `ask` answers each of what it is given, in the same order. What it raises, everyone of that round is told.
    """

    def __init__(
        self, ask: Callable[[Sequence[Asked]], Awaitable[Sequence[Answer]]], *, most: int, seconds: float
    ) -> None:
        self._ask = ask
        self._most = most
        self._seconds = seconds
        self._waiting: dict[asyncio.Future[Answer], tuple[Hashable, Asked]] = {}
        self._rounds: asyncio.Task[None] | None = None

    async def submit(self, key: Hashable, asked: Asked) -> Answer:
        """The answer; two of the same `key` are never in one round.

        Raises TimeoutError after so many `seconds`: it may have been asked, or be asked no more.
        """
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[answer] = (key, asked)
        if self._rounds is None:
            self._rounds = asyncio.create_task(self._run())
        try:
            async with asyncio.timeout(self._seconds):
                return await answer
        finally:
            # What nobody waits for any more is not asked, nor kept while nothing is answered.
            self._waiting.pop(answer, None)

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._round(self._next())
        finally:
            self._rounds = None
            for answer in self._waiting:
                answer.cancel()

    async def _round(self, asked: Sequence[tuple[Asked, asyncio.Future[Answer]]]) -> None:
        try:
            answers = await self._ask([one for one, _ in asked])
        except Exception as error:
            for _, answer in asked:
                if not answer.done():
                    answer.set_exception(error)
            return
        except BaseException:  # the process stops
            for _, answer in asked:
                answer.cancel()
            raise
        for (_, answer), said in zip(asked, answers, strict=True):
            if not answer.done():  # its caller may have left
                answer.set_result(said)

    def _next(self) -> list[tuple[Asked, asyncio.Future[Answer]]]:
        """The first of each that may be together, in the order in which they came."""
        taken: dict[Hashable, tuple[Asked, asyncio.Future[Answer]]] = {}
        for answer, (key, asked) in self._waiting.items():
            taken.setdefault(key, (asked, answer))
            if len(taken) == self._most:
                break
        for _, answer in taken.values():
            del self._waiting[answer]
        return list(taken.values())
