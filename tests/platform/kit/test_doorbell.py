"""Waking who listens: at once after a quiet moment, together where much is said."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from psycopg.rows import TupleRow
from sqlalchemy import TextClause

from api.platform.kit import doorbell
from api.platform.kit.doorbell import Doorbell


class Rung:
    """What was rung, and the moments of the loop at which it was."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.at: list[float] = []

    async def fetch(self, _statement: TextClause, values: Mapping[str, Any]) -> Sequence[TupleRow]:
        self.at.append(asyncio.get_running_loop().time())
        self.words += values["rings"]
        return []


async def test_what_is_said_within_a_pause_goes_together_and_the_first_at_once() -> None:
    rung = Rung()
    bell = Doorbell(rung.fetch)
    bell.ring("people", ["first"])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert rung.words == ["first"]
    for word in ("b", "a", "b"):
        bell.ring("people", [word])
    await bell.finish()
    assert rung.words == ["first", "a b"]
    first, second = rung.at
    assert second - first >= doorbell.PAUSE_SECONDS
    await asyncio.sleep(doorbell.PAUSE_SECONDS)
    bell.ring("people", ["later"])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert rung.words[2:] == ["later"]
    await bell.finish()
