"""Waking whoever listens, once what they are woken for is committed.

A NOTIFY inside of a transaction holds a lock of the whole server until its commit is on disk: transactions
that ring go one by one. After the commit, and for many at once, it is a statement that nobody waits for.
Nothing rings where the process is killed in between or the database is away: whoever listens looks by itself
too, now and then.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import TextClause, text

from api.platform.kit.logs import why

logger = logging.getLogger(__name__)

WORDS_PER_RING = 200
"""Of 36 letters each; PostgreSQL carries 8,000 bytes at once."""

PAUSE_SECONDS = 0.003
"""From the beginning of a ring to the next: what comes meanwhile goes together, and is read together by who
listens. After a quiet moment a ring goes at once."""

# A NOTIFY outlives no server: its commit need not wait for the disk.
_RING = text(
    """
    SELECT set_config('synchronous_commit', 'off', true), pg_notify(:channel, words)
    FROM unnest(CAST(:rings AS text[])) AS words
    """
)

Fetch = Callable[[TextClause, Mapping[str, Any]], Awaitable[Sequence[TupleRow]]]


class Doorbell:
    """The doorbells of one process: what is rung while a statement runs goes with the next."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._waiting: dict[str, set[str]] = {}
        self._ringing: asyncio.Task[None] | None = None
        self._again_at = 0.0

    def ring(self, channel: str, words: Collection[str]) -> None:
        """Soon say these words (without spaces) on a channel, to every process that listens to it."""
        if words:
            self._waiting.setdefault(channel, set()).update(words)
            if self._ringing is None:
                self._ringing = asyncio.create_task(self._ring())

    async def _ring(self) -> None:
        try:
            clock = asyncio.get_running_loop().time
            while self._waiting:
                await asyncio.sleep(self._again_at - clock())
                self._again_at = clock() + PAUSE_SECONDS
                channel, words = self._waiting.popitem()
                said = sorted(words)
                rings = [
                    " ".join(said[at : at + WORDS_PER_RING]) for at in range(0, len(said), WORDS_PER_RING)
                ]
                await self._fetch(_RING, {"channel": channel, "rings": rings})
        except (psycopg.Error, OSError) as error:
            logger.warning("nobody could be woken: %s", type(error).__name__, extra=why(error))
            self._waiting.clear()
        finally:
            self._ringing = None

    async def finish(self) -> None:
        """Wait until all is said."""
        while self._ringing is not None:
            await asyncio.wait([self._ringing])
