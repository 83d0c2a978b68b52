"""Group commit: what comes while a statement runs is asked in the next one, all at once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Together(Generic[Asked, Answer]):
    """Asks for several callers at once; whoever comes when nothing is running does not wait.

    `ask` answers each of what it is given, in the same order. What it raises, everyone of that round is told.
    """

    def __init__(self, ask: Callable[[Sequence[Asked]], Awaitable[Sequence[Answer]]], *, most: int) -> None:
        self._ask = ask
        self._most = most
        self._waiting: list[tuple[Hashable, Asked, asyncio.Future[Answer]]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def ask(self, apart: Hashable, asked: Asked) -> Answer:
        """The answer; two that are `apart` by the same value are never in one round."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((apart, asked, answer))
        if self._rounds is None:
            self._rounds = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._round(self._next())
        finally:
            self._rounds = None
            for _, _, answer in self._waiting:
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
        left = []
        for waiting in self._waiting:
            apart, asked, answer = waiting
            if apart in taken or len(taken) == self._most:
                left.append(waiting)
            else:
                taken[apart] = (asked, answer)
        self._waiting = left
        return list(taken.values())
