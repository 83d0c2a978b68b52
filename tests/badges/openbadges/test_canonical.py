"""Walls, lines 1 and 3: a document made to be hard to canonicalise costs what its size costs, and makes
nobody else's badge late."""

import asyncio
import json
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from api.badges.openbadges import canonical_process
from api.badges.openbadges.canonical import answer
from api.badges.openbadges.sources import SECONDS, Sources, UnreachableError
from api.badges.openbadges.verification import MAX_JSON_LD_VALUES, Finding, verify
from api.badges.verifying.checking import Resolver
from api.platform.kit.fetching import FetchError
from api.platform.settings import Settings
from tests.badges.openbadges.ours import NOW
from tests.badges.openbadges.peers import Peer
from tests.badges.openbadges.world import World
from tests.linear import given_up

Document = dict[str, Any]
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


@pytest.fixture(scope="module")
def ed() -> Peer:
    return Peer("EdDSA")


def credential(ed: Peer, *creators: Document) -> Document:
    signed: Document = json.loads(ed.data_integrity())
    signed["credentialSubject"]["achievement"]["creator"] = list(creators)
    return signed


def seconds(document: Document) -> float:
    """Of the processor, for the digest; TooLongError after ten."""
    plain = {name: value for name, value in document.items() if name != "proof"}
    started = time.thread_time()
    with given_up():
        signal.setitimer(signal.ITIMER_VIRTUAL, 10)
        answer({"document": plain, "options": []})
    return time.thread_time() - started


@pytest.fixture(scope="module")
def honest(ed: Peer) -> float:
    """Seconds for the digest of the largest document that is taken."""
    parts = [{"type": ["Profile"], "name": str(number)} for number in range(MAX_JSON_LD_VALUES // 4)]
    return seconds(credential(ed, *parts))


def each_names_the_others(number: int) -> list[Document]:
    names = [f"_:b{place}" for place in range(number)]
    return [{"id": name, "https://x.example/p": [{"id": n} for n in names if n != name]} for name in names]


def ring(number: int) -> list[Document]:
    return [
        {"id": f"_:b{place}", "https://x.example/p": {"id": f"_:b{(place + 1) % number}"}}
        for place in range(number)
    ]


def twins(number: int) -> list[Document]:
    entry = {"type": ["IdentifierEntry"], "identifier": "a", "identifierType": "name"}
    return [{"type": ["Profile"], "otherIdentifier": [entry] * number}] * 2


HARD: dict[str, Callable[[], list[Document]]] = {
    "nodes that each name the others": lambda: each_names_the_others(9),
    "a ring of nodes": lambda: ring(300),
    "twins of many equal parts": lambda: twins(12),
}


class TestCost:
    @pytest.mark.parametrize("kind", HARD)
    def test_of_nodes_that_look_alike(self, ed: Peer, kind: str, honest: float) -> None:
        """No more than twice that of an honest document of the largest size that is taken."""
        assert seconds(credential(ed, *HARD[kind]())) < 2 * honest

    def test_equal_parts_by_the_hundred_are_no_attack(self, ed: Peer) -> None:
        alike = credential(ed, *[twins(1)[0] for _ in range(100)])
        assert "document" in answer({"document": alike, "options": []})

    @pytest.mark.parametrize("place", ["credential", "proof"])
    async def test_of_contexts_none_is_worked_out(
        self, ed: Peer, place: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """300 parts that each bring ten take seven seconds."""
        parts = [{"@context": CONTEXTS * 5, "type": ["Profile"], "name": str(each)} for each in range(100)]
        signed = credential(ed, *(parts if place == "credential" else []))
        signed["proof"]["domain"] = parts if place == "proof" else "peer.example"

        async def nobody(order: bytes) -> bytes:
            raise AssertionError("a process was started for it")

        monkeypatch.setattr(canonical_process, "_elsewhere", nobody)
        found = await check(signed, ed)
        assert (found.verdict, found.code) == ("refused", "too_complex")

    async def test_what_takes_too_long_all_the_same_is_killed(
        self, ed: Peer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(canonical_process, "PATIENCE", 0.01)
        found = await check(credential(ed), ed)
        assert (found.verdict, found.code) == ("refused", "too_complex")


async def check(document: Document, ed: Peer) -> Finding:
    return await verify(json.dumps(document).encode(), World.of(ed), NOW)


class TestWaitingForATurn:
    """The time in which others must answer is theirs: a badge that waits in line here loses none of it."""

    @pytest.fixture
    async def later(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
        """Puts the loop's clock forward."""
        loop, ahead = asyncio.get_running_loop(), [0.0]
        clock = loop.time
        monkeypatch.setattr(loop, "time", lambda: clock() + ahead[0])

        def by(seconds: float) -> None:
            ahead[0] += seconds

        return by

    async def test_others_have_their_time_after_it(self, later: Callable[[float], None]) -> None:
        world = World({"https://a.example/": b"{}"}, {"https://a.example/": 200})
        sources = Sources(Slow(world, later, SECONDS / 2))
        later(10 * SECONDS)
        assert await sources.raw("https://a.example/") == b"{}"

    async def test_they_have_it_once_in_all(self, later: Callable[[float], None]) -> None:
        world = World({"https://a.example/": b"{}"}, {"https://a.example/": 200})
        sources = Sources(Slow(world, later, SECONDS * 0.6))
        await sources.raw("https://a.example/")
        with pytest.raises(UnreachableError, match="too_slow"):
            await sources.raw("https://a.example/2")

    async def test_also_where_a_page_or_a_job_gives_them_less(
        self, settings: Settings, later: Callable[[float], None]
    ) -> None:
        world = World({"https://a.example/": b"{}"}, {"https://a.example/": 200})

        async def own(path: str) -> tuple[int, bytes]:
            raise AssertionError(path)

        bounded = Resolver(settings, own, Slow(world, later, 10)).within(15)
        later(60)
        assert await bounded.fetch("https://a.example/", limit=9) == b"{}"
        with pytest.raises(FetchError, match="too_slow"):
            await bounded.fetch("https://a.example/", limit=9)


class Slow:
    """A resolver whose answers take that long."""

    def __init__(self, world: World, later: Callable[[float], None], seconds: float) -> None:
        self._world, self._later, self._seconds = world, later, seconds

    async def fetch(self, url: str, *, limit: int) -> bytes:
        self._later(self._seconds)
        await asyncio.sleep(0.001)
        return await self._world.fetch(url, limit=limit)
