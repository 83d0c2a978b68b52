"""Walls, line 2: what an answer unfolds to is bounded while it unfolds."""

import asyncio
import gzip
import os
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from api.platform.kit.bodies import CRUMBS, PIECE, BodyError, Unpacking, bounded_body
from tests.played_network import PlayedNetwork

LIMIT = 2 * 2**20


async def body(*chunks: bytes, encoding: str = "", limit: int = LIMIT) -> bytes | None:
    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    headers = {"content-encoding": encoding} if encoding else {}
    network = PlayedNetwork(lambda request: httpx.Response(200, headers=headers, content=stream()))
    async with (
        httpx.AsyncClient(transport=network) as client,
        client.stream("GET", "https://x.example") as answer,
    ):
        return await bounded_body(answer, limit)


@pytest.mark.parametrize("size", [0, 1, 100, PIECE - 1, PIECE, PIECE + 1, 10 * PIECE, LIMIT])
@pytest.mark.parametrize("kind", [bytes, os.urandom])
async def test_a_packed_body_is_read_whole(size: int, kind: type[bytes]) -> None:
    content = kind(size)
    packed = gzip.compress(content)
    for step in (7, 1000, len(packed)) if len(packed) < 7000 else (1000, len(packed)):
        chunks = [packed[start : start + step] for start in range(0, len(packed), step)]
        assert await body(*chunks, encoding="gzip") == content


async def test_a_plain_one_too() -> None:
    assert await body(b"{", b"}") == b"{}"
    assert await body(b"{}", encoding="identity") == b"{}"
    assert await body(bytes(101), limit=100) is None


@pytest.mark.parametrize(
    "encoding", ["gzip, gzip", "gzip,identity", "deflate", "br", "zstd", "compress", "gzip gzip"]
)
async def test_one_encoding_at_most_and_only_what_was_asked_for(encoding: str) -> None:
    with pytest.raises(BodyError):
        await body(gzip.compress(gzip.compress(b"{}")), encoding=encoding)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"{}")[:-9],
        gzip.compress(b"{}") + b"x",
        gzip.compress(b"{}") * 2,
        zlib.compress(b"{}"),
        b"{}",
        b"",
    ],
    ids=["cut", "something behind it", "two in one", "no gzip", "not packed at all", "nothing"],
)
async def test_what_is_not_one_whole_packed_body_is_refused(packed: bytes) -> None:
    with pytest.raises(BodyError):
        await body(packed, encoding="gzip")


async def test_chunks_of_a_page_or_a_record_are_read() -> None:
    content = os.urandom(400_000)
    assert await body(*(content[start : start + 300] for start in range(0, 400_000, 300))) == content
    assert await body(*([b"x"] * CRUMBS)) == b"x" * CRUMBS


@pytest.mark.parametrize("encoding", ["", "gzip"])
async def test_crumbs_are_not(encoding: str) -> None:
    """Walls, line 1: a chunk of one byte costs as much as a thousand bytes, and a million came."""
    sent = gzip.compress(os.urandom(100_000))
    with pytest.raises(BodyError, match="crumbs"):
        await body(*(bytes([one]) for one in sent), encoding=encoding)


async def test_others_have_their_turn_meanwhile() -> None:
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(count())
    await body(*([b"x"] * CRUMBS))
    other.cancel()
    assert turns > CRUMBS / 100


async def test_what_unfolds_to_nothing_ends_too() -> None:
    empty_blocks = gzip.compress(b"")[:10] + b"\x00\x00\x00\xff\xff" * (LIMIT // 4)
    assert await body(empty_blocks, encoding="gzip") is None


def test_never_more_than_a_piece_at_a_time() -> None:
    unpacking = Unpacking(httpx.Headers({"content-encoding": "gzip"}))
    pieces: Iterator[bytes] = unpacking.pieces(gzip.compress(bytes(20 * PIECE)))
    assert max(map(len, pieces)) == PIECE


HOSTILE = """
import asyncio, gzip, resource, zlib
from api.platform.kit.fetching import Fetcher, FetchError
from tests.played_network import PlayedNetwork
import httpx

def bomb(size, layers):
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packing.compress(bytes(2**20)) for _ in range(size >> 20)) + packing.flush()
    for _ in range(layers - 1):
        packed = gzip.compress(packed)
    return packed

async def main():
    bombs = [("gzip", bomb(2**28, 1)), ("gzip, gzip", bomb(2**28, 2)), ("gzip, gzip, gzip", bomb(2**28, 3))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for encoding, packed in bombs:
        headers = {"content-encoding": encoding}
        answer = lambda request: httpx.Response(200, headers=headers, stream=Stream(packed))
        async with Fetcher(transport=PlayedNetwork(answer)) as fetcher:
            try:
                await fetcher.fetch("https://badges.example/1", limit=2 * 2**20)
            except FetchError as error:
                print(error.code)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

class Stream(httpx.AsyncByteStream):
    def __init__(self, packed): self.packed = packed
    async def __aiter__(self):
        for start in range(0, len(self.packed), 65536):
            yield self.packed[start : start + 65536]

asyncio.run(main())
"""


@pytest.mark.process
def test_hostile_answers_take_less_than_64_mib_more() -> None:
    done = subprocess.run([sys.executable, "-c", HOSTILE], capture_output=True, text=True, check=True)
    *codes, more = done.stdout.split()
    assert codes == ["too_large", "unreachable", "unreachable"]
    assert int(more) < 64 * 1024, "KiB of memory more than before"
