"""Group commit: what comes while a statement runs is asked in the next one."""

import asyncio
from collections.abc import Sequence

import pytest

from api.platform.kit.batcher import Batcher


class Statement:
    """Doubles numbers when it is let; remembers with which others each was asked."""

    def __init__(self, most: int = 64, seconds: float = 60) -> None:
        self.rounds: list[list[int]] = []
        self.free = asyncio.Event()
        self.batcher: Batcher[int, int] = Batcher(self._ask, most=most, seconds=seconds)

    async def _ask(self, asked: Sequence[int]) -> list[int]:
        self.rounds.append(list(asked))
        await self.free.wait()
        if 13 in asked:
            raise ValueError("thirteen")
        return [2 * one for one in asked]

    def start(self, *asked: int, apart: int | None = None) -> list[asyncio.Task[int]]:
        """Callers, each with its number."""
        return [
            asyncio.create_task(self.batcher.submit(one if apart is None else apart, one)) for one in asked
        ]


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_comes_alone_does_not_wait_and_the_others_are_asked_at_once() -> None:
    statement = Statement()
    first = statement.start(1)
    await turns()
    others = statement.start(2, 3, 4)
    await turns()
    assert statement.rounds == [[1]]
    statement.free.set()
    assert await asyncio.gather(*first, *others) == [2, 4, 6, 8]
    assert statement.rounds == [[1], [2, 3, 4]]
    assert await asyncio.gather(*statement.start(5)) == [10]


async def test_what_must_be_apart_is_asked_one_after_the_other_and_nothing_above_the_most() -> None:
    statement = Statement(most=2)
    statement.free.set()
    same, others = statement.start(1, 2, 3, apart=0), statement.start(4, 5)
    assert await asyncio.gather(*same, *others) == [2, 4, 6, 8, 10]
    assert statement.rounds == [[1, 4], [2, 5], [3]]


async def test_an_error_is_told_to_its_round_alone() -> None:
    statement = Statement()
    first = statement.start(1)
    await turns()
    unlucky, apart = statement.start(12, 13), statement.start(14, apart=12)
    statement.free.set()
    assert await asyncio.gather(*first, *apart) == [2, 28]
    for one in unlucky:
        with pytest.raises(ValueError, match="thirteen"):
            await one


async def test_a_caller_who_leaves_takes_nobody_along() -> None:
    statement = Statement()
    first = statement.start(1)
    await turns()
    leaves, stays = statement.start(2, 3)
    first[0].cancel()
    await turns()
    leaves.cancel()
    await turns()
    statement.free.set()
    assert await stays == 6
    assert leaves.cancelled()


async def test_who_has_waited_for_long_is_told_so_and_what_was_not_asked_is_forgotten() -> None:
    statement = Statement(seconds=0.05)
    for one in statement.start(1) + statement.start(2, 3, apart=0):
        with pytest.raises(TimeoutError):
            await one
    assert len(statement.batcher._waiting) == 0
    statement.free.set()
    assert await asyncio.gather(*statement.start(4)) == [8]
    assert statement.rounds == [[1, 2], [4]]


async def test_nobody_waits_for_ever_when_the_process_stops() -> None:
    statement = Statement()
    first = statement.start(1)
    await turns()
    others = statement.start(2)
    await turns()
    assert statement.batcher._rounds
    statement.batcher._rounds.cancel()
    for one in (*first, *others):
        with pytest.raises(asyncio.CancelledError):
            await one
