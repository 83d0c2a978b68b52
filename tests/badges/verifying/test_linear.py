"""Walls, line 1: nobody stops the service with one badge to be verified."""

import asyncio
import time

import httpx
import pytest

from tests.badges.backpack.owners import BADGES

pytestmark = pytest.mark.slow

QUOTES = b'{"' + b'\\"' * 64_000
STYLE = b'<svg xmlns="http://www.w3.org/2000/svg"><style>' + b"a" * 30_000 + b"</style></svg>"
NAMESPACE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:q="'
    + b"u" * 900_000
    + b'">'
    + b"<q:b/>" * 15_000
    + b"</svg>"
)
NUMBERS = b'{"@context":"x","a":[' + b"1e9," * 470_000 + b"1]}"
NAMES = b'{"@context":"x",' + b",".join(b'"k%d":%d' % (n, n) for n in range(110_000)) + b"}"
QUESTION = b"{" + b",".join(b'"k%d":%d' % (n, n) for n in range(35_000)) + b"}"


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/json", "text/plain"])
@pytest.mark.parametrize(
    "body",
    [QUOTES, STYLE, NAMESPACE, NUMBERS, NAMES, QUESTION],
    ids=["quotes", "style", "namespace", "numbers", "names", "question"],
)
async def test_a_hostile_badge_keeps_nobody_waiting(
    client: httpx.AsyncClient, body: bytes, kind: str
) -> None:
    """128 kB of quotes took 146 s, in which nobody was answered; others are answered meanwhile."""
    await client.post(f"{BADGES}/verify", content=b"{}", headers={"Content-Type": kind})
    began = time.process_time()
    asked = asyncio.create_task(client.post(f"{BADGES}/verify", content=body, headers={"Content-Type": kind}))
    waited = 0.0
    while not asked.done():
        before = time.process_time()
        await asyncio.sleep(0)
        waited = max(waited, time.process_time() - before)
    answer = await asked
    assert answer.status_code in (200, 400, 422), answer.text
    assert time.process_time() - began < 3
    assert waited < 0.3
