"""People who write at a steady pace, and the open streams of those they write to.

`python -m benchmarks.talkers PORT RATE MESSAGES` reads one conversation a line (its id, the session of who
writes, the session of who reads, with tabs between) and prints how many milliseconds each message took from
the beginning of its POST until the reader's stream told of it.
"""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from uuid import uuid4

import uvloop

from benchmarks.load import SESSION_COOKIE, ask, post, request

TEXT = "Bonjour, est-ce que ce métier demande de travailler le week-end ? Merci pour ta réponse."
CONNECTIONS = 32
MAX_SECONDS = 120
_TOLD = re.compile(rb'"message\.new"[^\n]*?"data"[^\n]*')
_CONVERSATION = re.compile(rb'"conversation_id": ?"([0-9a-f-]{36})"')
_SEQ = re.compile(rb'"seq": ?(\d+)')

Message = tuple[bytes, int]
"""A conversation and a place in it."""
Told = tuple[Message, float]
"""And when its reader's stream told of it."""


def our_line(conversation: str, token: str) -> str:
    """A message as the app sends it."""
    body = json.dumps({"id": str(uuid4()), "text": TEXT})
    return post(f"/api/v1/conversations/{conversation}/messages", f"{SESSION_COOKIE}={token}", body)


def latencies(port: int, rate: int, messages: int, people: Sequence[tuple[str, str, str]]) -> list[float]:
    """Milliseconds of each message, measured by a process of its own. Raises SubprocessError."""
    command = [sys.executable, "-m", "benchmarks.talkers", str(port), str(rate), str(messages)]
    lines = "\n".join("\t".join(one) for one in people)
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, check=True, timeout=MAX_SECONDS
    )
    return [float(one) for one in done.stdout.split()]


async def _listen(port: int, token: str, opened: asyncio.Event, told: "asyncio.Queue[Told]") -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"GET /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {SESSION_COOKIE}={token}\r\n\r\n"
    )
    writer.write(head.encode())
    while line := await reader.readline():
        if b"stream.open" in line:
            opened.set()
        found = _TOLD.search(line)
        if found:
            conversation, seq = _CONVERSATION.search(line), _SEQ.search(line)
            assert conversation
            assert seq
            told.put_nowait(((conversation[1], int(seq[1])), time.perf_counter()))


async def _talk(port: int, waiting: "asyncio.Queue[tuple[str, str]]", said: dict[Message, float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        conversation, token = await waiting.get()
        started = time.perf_counter()
        _, body = await ask(reader, writer, request(port, our_line(conversation, token)))
        seq = _SEQ.search(body)
        assert seq, body
        said[conversation.encode(), int(seq[1])] = started
        waiting.task_done()


async def _converse(port: int, rate: int, messages: int, people: Sequence[list[str]]) -> list[float]:
    said: dict[Message, float] = {}
    told: asyncio.Queue[Told] = asyncio.Queue()
    waiting: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
    opened = {reader: asyncio.Event() for _, _, reader in people}
    tasks = [asyncio.create_task(_listen(port, reader, opened[reader], told)) for reader in opened]
    tasks += [asyncio.create_task(_talk(port, waiting, said)) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(one.wait() for one in opened.values()))
    begun = time.perf_counter()
    for number in range(messages):
        await asyncio.sleep(max(0, begun + number / rate - time.perf_counter()))
        conversation, writer, _ = people[number % len(people)]
        waiting.put_nowait((conversation, writer))
    await waiting.join()
    # The streams are a moment behind the last answers.
    heard = dict([await told.get() for _ in range(messages)])
    for task in tasks:
        task.cancel()
    return [(heard[message] - started) * 1000 for message, started in said.items()]


if __name__ == "__main__":
    everybody = [line.split("\t") for line in sys.stdin.read().split("\n")]
    port, rate, messages = (int(one) for one in sys.argv[1:4])
    found = uvloop.run(_converse(port, rate, messages, everybody))
    print("\n".join(f"{one:.3f}" for one in found))
