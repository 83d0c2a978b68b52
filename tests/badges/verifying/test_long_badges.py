"""Walls, line 1: what nobody could have made as a badge costs no more than its length."""

import asyncio
import json
import threading
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.badges.openbadges import strict_json, tokens
from api.badges.verifying.intake import MAX_QUESTION
from api.platform.kit import threads
from tests.badges.backpack.owners import BADGES, ok
from tests.badges.issuing.world import World

NUMBERS = b'{"@context":"x","a":[' + b"1e9," * 470_000 + b"1]}"
WORD = b'{"@context":"x","a":"' + b"a" * 1_900_000 + b'"}'
AROUND = b'{"type":"EnvelopedVerifiableCredential","id":"' + b"a" * 1_900_000 + b'"}'
LIST = b'["' + b"a" * 1_900_000 + b'"]'
TOKEN = b"eyJhbGciOiJFUzI1NiJ9." + b"eyJh" * 400_000 + b"." + b"a" * 86
FILE = "application/octet-stream"
KINDS = [FILE, "application/json", "text/plain"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each text was that was parsed as JSON."""
    lengths: list[int] = []
    loads, bound = json.loads, strict_json._bound

    def counted(text: str | bytes, **named: Any) -> Any:
        lengths.append(len(text))
        return loads(text, **named)

    def bounded(text: str, values: int) -> None:
        lengths.append(len(text))
        bound(text, values)

    monkeypatch.setattr(json, "loads", counted)
    monkeypatch.setattr(strict_json, "_bound", bounded)
    return lengths


async def sent(client: httpx.AsyncClient, body: bytes, kind: str) -> tuple[str, str]:
    found = ok(await client.post(f"{BADGES}/verify", content=body, headers={"Content-Type": kind}))
    return found["verdict"], found["code"]


class TestLongerThanAnyBadge:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        "body", [NUMBERS, WORD, AROUND, TOKEN], ids=["numbers", "word", "around", "token"]
    )
    async def test_it_is_refused_and_never_parsed(
        self, client: httpx.AsyncClient, parsed: list[int], body: bytes, kind: str
    ) -> None:
        assert await sent(client, body, kind) == ("refused", "too_large")
        assert max(parsed, default=0) <= tokens.MAX_CHARACTERS

    async def test_a_list_is_not_parsed_either(self, client: httpx.AsyncClient, parsed: list[int]) -> None:
        assert await sent(client, LIST, FILE) == ("refused", "not_a_badge")
        assert max(parsed, default=0) <= tokens.MAX_CHARACTERS

    async def test_as_the_text_of_a_question_it_is_the_same(
        self, client: httpx.AsyncClient, parsed: list[int]
    ) -> None:
        """A question that is short enough to be looked into, around a text that is not."""
        long = json.dumps({"text": WORD.decode()[: tokens.MAX_CHARACTERS + 1]}).encode()
        assert len(long) < MAX_QUESTION
        assert await sent(client, long, "application/json") == ("refused", "too_large")

    async def test_nobody_keeps_it_and_the_refusal_does_not_parse_it(
        self, world: World, parsed: list[int]
    ) -> None:
        student = await world.student()
        for kind in KINDS:
            refused = await student.client.post(
                "/api/v1/me/backpack", content=NUMBERS, headers={"Content-Type": kind}
            )
            assert refused.status_code == 422, refused.text
        assert max(parsed, default=0) <= tokens.MAX_CHARACTERS


class TestJustShortEnough:
    async def test_it_is_looked_at(self, client: httpx.AsyncClient, parsed: list[int]) -> None:
        body = b'{"@context":"x","a":"' + b"a" * (tokens.MAX_CHARACTERS - 30) + b'"}'
        for kind in KINDS:
            assert await sent(client, body, kind) != ("refused", "too_large")
        assert len(body) in parsed

    async def test_a_question_of_many_unknown_names_is_answered_with_a_few(
        self, client: httpx.AsyncClient
    ) -> None:
        body = json.dumps({f"k{n}": 0 for n in range(30_000)}).encode()
        assert len(body) < MAX_QUESTION
        refused = await client.post(
            f"{BADGES}/verify", content=body, headers={"Content-Type": "application/json"}
        )
        assert refused.status_code == 422
        assert len(refused.json()["errors"]) == 20


class TestConnections:
    """While the threads are taken, checks that wait for one held every connection that reads have."""

    async def test_those_that_wait_leave_all_of_them_to_others(
        self, client: httpx.AsyncClient, app: FastAPI
    ) -> None:
        """Both threads are taken for long: no check that stands in line has a connection."""
        go_on, busy = threading.Event(), []
        for account in ("a", "b"):
            with threads.checked_for(account, stranger=False):
                busy.append(asyncio.create_task(threads.read_badge(go_on.wait, 20)))
        checks = [asyncio.create_task(sent(client, b"eyJh.eyJh.aaaa", FILE)) for _ in range(8)]
        await asyncio.sleep(0.2)
        try:
            assert app.state.database.reads.pool.checkedout() == 0
        finally:
            go_on.set()
        await asyncio.gather(*busy, *checks)
