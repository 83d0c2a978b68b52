"""A steady pace of requests beside open streams, by a process of its own that yields to everybody else.

`python -m benchmarks.steady PORT RATE FILE` reads JSON: `tokens` (a stream is held open for each) and `lines`
(pairs of a kind and its request). It sends these one after the other, so many a second, and prints JSON:
milliseconds of each answer by kind from the moment it was due, errors, streams that ended, events heard.
"""

import asyncio
import json
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import uvloop

from benchmarks.listeners import HOST, open_streams
from benchmarks.load import ask, request

CONNECTIONS = 32

Due = tuple[float, str, str]
"""When it is due, its kind, its line."""


class Driver:
    """What was asked, and what came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.taken: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.ended = 0
        self.events = 0
        self._due: asyncio.Queue[Due] = asyncio.Queue()

    async def run(self, rate: float, tokens: list[str], lines: list[tuple[str, str]]) -> None:
        """Open the streams, ask everything at its time, and see which streams are still there."""
        streams = await open_streams(self.port, tokens, self._hear, self._end)
        tasks = [asyncio.create_task(self._ask()) for _ in range(CONNECTIONS)]
        print("begun", flush=True)
        begun = time.perf_counter()
        for number, (kind, line) in enumerate(lines):
            due = begun + number / rate
            await asyncio.sleep(max(0, due - time.perf_counter()))
            self._due.put_nowait((due, kind, line))
        await self._due.join()
        for task in tasks:
            task.cancel()
        told = self.told()
        for stream in streams:
            stream.close()
        print(json.dumps(told), flush=True)

    def told(self) -> dict[str, Any]:
        """What is printed."""
        return {"taken": self.taken, "errors": self.errors, "ended": self.ended, "events": self.events}

    async def _ask(self) -> None:
        """Over one connection, until an answer is none; the next request goes over a new one."""
        kept: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        while True:
            due, kind, line = await self._due.get()
            try:
                kept = kept or await asyncio.open_connection(HOST, self.port)
                await ask(*kept, request(self.port, line))
                self.taken[kind].append((time.perf_counter() - due) * 1000)
            except (ValueError, OSError, EOFError) as error:
                self.errors[f"{kind}: {error}"] += 1
                if kept:
                    kept[1].close()
                kept = None
            finally:
                self._due.task_done()

    def _hear(self, events: int) -> None:
        self.events += events

    def _end(self) -> None:
        self.ended += 1


if __name__ == "__main__":
    os.nice(19)
    given = json.loads(Path(sys.argv[3]).read_text())
    uvloop.run(Driver(int(sys.argv[1])).run(float(sys.argv[2]), given["tokens"], given["lines"]))
