"""Bodies of answers from outside, unpacked piece by piece: a few bytes may unfold to gigabytes.

httpx unpacks a whole chunk, through every encoding that is named, before anybody can look at its size; and
gathers chunks of a byte each by the thousand before anybody else is answered.
"""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator

import httpx

ACCEPTED = {"accept-encoding": "gzip, identity"}
"""What a request asks for: the encodings that `Unpacking` reads."""
PIECE = 64 * 1024
"""Bytes that are unpacked at a time, at most."""
CRUMBS = 1000
"""Chunks of any size that a body may come in."""
CRUMB_BYTES = 256
"""Of all the others, on average: each of them costs as much as a thousand bytes."""
_TURN = 64
"""Chunks after which the others of the loop have their turn."""
_GZIP = 16 + zlib.MAX_WBITS


class BodyError(Exception):
    """A body that is not read: more than one encoding, an unknown one, crumbs, or not what it says it is."""


UNREACHABLE = (httpx.HTTPError, httpx.InvalidURL, UnicodeError, BodyError)
"""What fetching raises where nothing can be had; of a host's name that no look-up takes, UnicodeError."""


class Unpacking:
    """The body of one answer (RFC 9110 §8.4); a packed one must end where its content does."""

    def __init__(self, headers: httpx.Headers) -> None:
        """Raises BodyError for another encoding than one gzip."""
        encoding = headers.get("content-encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise BodyError(f"encoding {encoding[:40]}")
        self._inflating = zlib.decompressobj(_GZIP) if encoding.endswith("gzip") else None
        self._size = 0
        self.chunks = 0
        """How many came."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What a chunk holds, of a packed one never more than `PIECE` bytes at a time, perhaps none.

        Raises BodyError.
        """
        self.chunks += 1
        self._size += len(chunk)
        if self.chunks > CRUMBS + self._size // CRUMB_BYTES:
            raise BodyError("crumbs")
        if self._inflating is None:
            yield chunk
            return
        piece = b""
        # A full piece may leave more to come of the same bytes.
        while chunk or len(piece) == PIECE:
            if self._inflating.eof:
                if chunk:
                    raise BodyError("bytes behind the end")
                return
            try:
                piece = self._inflating.decompress(chunk, PIECE)
            except zlib.error as error:
                raise BodyError("not gzip") from error
            chunk = self._inflating.unconsumed_tail or self._inflating.unused_data
            yield piece

    def end(self) -> None:
        """Nothing more comes. Raises BodyError where something is missing."""
        if self._inflating is not None and not self._inflating.eof:
            raise BodyError("cut")


async def body_pieces(answer: httpx.Response) -> AsyncIterator[bytes]:
    """The body of a streamed answer. Raises BodyError, httpx.HTTPError."""
    unpacking = Unpacking(answer.headers)
    async for chunk in answer.aiter_raw():
        for piece in unpacking.pieces(chunk):
            yield piece
        if unpacking.chunks % _TURN == 0:
            await asyncio.sleep(0)
    unpacking.end()


def body_pieces_sync(answer: httpx.Response) -> Iterator[bytes]:
    """The same outside a loop."""
    unpacking = Unpacking(answer.headers)
    for chunk in answer.iter_raw():
        yield from unpacking.pieces(chunk)
    unpacking.end()


async def bounded_body(answer: httpx.Response, limit: int) -> bytes | None:
    """The body of a streamed answer; none where it is longer than `limit` bytes, packed or unpacked.

    Raises BodyError, httpx.HTTPError.
    """
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit:
        return None
    body = bytearray()
    async for piece in body_pieces(answer):
        body += piece
        # What unfolds to nothing must end as well.
        if len(body) > limit or answer.num_bytes_downloaded > limit + PIECE:
            return None
    return bytes(body)
