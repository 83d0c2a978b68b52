"""Badges baked into pictures: a credential put into a PNG or SVG, and read from one.

Open Badges 3.0, section 5.3 « Baked Badge », and the Open Badges 2.0 Baking Specification. What is read
comes from strangers: nothing is decoded but the chunks' and elements' outlines, and every size is bounded.
"""

import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from api.badges.openbadges import baked_svg
from api.badges.openbadges.baked import MAX_TEXT, Baked, BakingError, Standard

__all__ = [
    "MAX_FILE",
    "MAX_TEXT",
    "Baked",
    "BakingError",
    "Standard",
    "bake_png",
    "bake_svg",
    "is_baked_from",
    "picture_digest",
    "picture_of",
    "unbake",
]

MAX_FILE = 2 * 1024 * 1024
"""Bytes of a picture that are looked at, at most."""
MAX_CHUNKS = 10_000

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORDS = {Standard.OB2: b"openbadges", Standard.OB3: b"openbadgecredential"}
STANDARDS = {keyword: standard for standard, keyword in KEYWORDS.items()}


class Carrier(StrEnum):
    """How a picture carries a badge."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk of a PNG: its type, its data, and where it stands in the file."""

    kind: bytes
    data: bytes
    start: int
    end: int

    @property
    def keyword(self) -> bytes:
        """The keyword of a text chunk."""
        return self.data.partition(b"\0")[0]

    @property
    def baked(self) -> bool:
        """Whether it holds a badge: `iTXt` of either standard, or the `tEXt` from before the standard."""
        if self.kind == b"iTXt":
            return self.keyword in STANDARDS
        return self.kind == b"tEXt" and self.keyword == KEYWORDS[Standard.OB2]


def bake_png(png: bytes, text: str, standard: Standard) -> bytes:
    """Put a badge (JWT, JWS or JSON) into a PNG, in one uncompressed `iTXt` chunk after its header.

    A badge that was there is replaced. Raises BakingError: `broken_png`, `too_large`.
    """
    data = KEYWORDS[standard] + b"\0\0\0\0\0" + _bounded(text)
    header, rest = _around(png)
    return b"".join((header, _chunk(b"iTXt", data), rest))


def bake_svg(svg: bytes, text: str, standard: Standard) -> bytes:
    """Put a badge into an SVG, as the first child of its root; the rest stays byte for byte.

    A badge that was there is replaced. Raises BakingError: `broken_svg`, `unsafe_svg`, `too_large`.
    """
    _bounded(text)
    return baked_svg.bake(svg, text, standard)


def unbake(data: bytes) -> Baked:
    """Read the badge that a picture carries: the text as it was baked, and the standard it was baked by.

    Raises BakingError, whose code says why: `too_large`, `not_a_picture`, `no_badge`, `several`,
    `broken_png`, `broken_svg`, `unsafe_svg`, `compressed_too_large`.
    """
    if _carrier(data) is Carrier.SVG:
        return baked_svg.unbake(data)
    baked = [chunk for chunk in _chunks(data) if chunk.baked]
    if not baked:
        raise BakingError("no_badge")
    if len(baked) > 1:
        raise BakingError("several")
    return _read(baked[0])


def picture_of(data: bytes) -> bytes:
    """The picture without its badge: what `bake_png` or `bake_svg` was given, byte for byte."""
    if _carrier(data) is Carrier.SVG:
        return baked_svg.strip(data)
    return b"".join(_around(data))


def picture_digest(data: bytes) -> str:
    """SHA-256, in hexadecimal, of a picture without its badge; the same before and after baking."""
    return sha256(picture_of(data)).hexdigest()


def is_baked_from(data: bytes, picture: bytes) -> bool:
    """Whether a file is, byte for byte, what baking its badge into our picture gives.

    A signature covers the credential and not the picture around it: for badges of ours, this does.
    """
    try:
        baked = unbake(data)
        bake = bake_svg if _carrier(data) is Carrier.SVG else bake_png
        return bake(picture, baked.text, baked.standard) == data
    except BakingError:
        return False


def _carrier(data: bytes) -> Carrier:
    """What a file is, or was before a byte of it changed: a PNG or an SVG."""
    if len(data) > MAX_FILE:
        raise BakingError("too_large")
    if data.startswith(SIGNATURE) or b"PNG" in data[:4] or data[12:16] == b"IHDR":
        return Carrier.PNG
    if baked_svg.looks_like_svg(data):
        return Carrier.SVG
    raise BakingError("not_a_picture")


def _bounded(text: str) -> bytes:
    data = text.encode()
    if len(data) > MAX_TEXT:
        raise BakingError("too_large")
    return data


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(data, zlib.crc32(kind))
    return b"".join((len(data).to_bytes(4, "big"), kind, data, checksum.to_bytes(4, "big")))


@lru_cache(maxsize=16)
def _around(png: bytes) -> tuple[bytes, bytes]:
    """A PNG's header, and all after it without a badge: worked out once for the badges of one picture."""
    chunks = _chunks(png)
    header = chunks[0].end
    kept = [png[chunk.start : chunk.end] for chunk in chunks[1:] if not chunk.baked]
    return png[:header], b"".join(kept)


def _chunks(png: bytes) -> list[Chunk]:
    """Walk a PNG: each chunk within the file, its checksum right, the critical ones in their order."""
    if len(png) > MAX_FILE:
        raise BakingError("too_large")
    if not png.startswith(SIGNATURE):
        raise BakingError("broken_png", "its first bytes are not a PNG’s")
    chunks: list[Chunk] = []
    at = len(SIGNATURE)
    while at < len(png):
        data_end = at + 8 + int.from_bytes(png[at : at + 4], "big")
        kind, data = png[at + 4 : at + 8], png[at + 8 : data_end]
        if data_end + 4 > len(png) or not kind.isalpha():
            raise BakingError("broken_png", "a chunk reaches beyond the end")
        if zlib.crc32(data, zlib.crc32(kind)) != int.from_bytes(png[data_end : data_end + 4], "big"):
            raise BakingError("broken_png", f"the checksum of {kind.decode('latin-1')} is wrong")
        chunks.append(Chunk(kind, data, at, data_end + 4))
        if len(chunks) > MAX_CHUNKS:
            raise BakingError("too_large")
        at = data_end + 4
    _check_order(chunks)
    return chunks


def _check_order(chunks: list[Chunk]) -> None:
    kinds = [chunk.kind for chunk in chunks]
    pixels = [place for place, kind in enumerate(kinds) if kind == b"IDAT"]
    ordered = (
        kinds[:1] == [b"IHDR"]
        and len(chunks[0].data) == 13
        and kinds.count(b"IHDR") == 1
        and pixels
        and pixels[-1] - pixels[0] == len(pixels) - 1
        and b"PLTE" not in kinds[pixels[0] :]
        and kinds[-1] == b"IEND"
        and kinds.count(b"IEND") == 1
    )
    if not ordered:
        raise BakingError("broken_png", "its chunks are not those of a PNG, or not in their order")


def _read(chunk: Chunk) -> Baked:
    keyword, _, rest = chunk.data.partition(b"\0")
    if chunk.kind == b"tEXt":
        # Before the standard, the address of a hosted assertion.
        return Baked(Standard.OB2, rest.decode("latin-1"))
    compressed, method = rest[:1], rest[1:2]
    _language, first, rest = rest[2:].partition(b"\0")
    _translated, second, content = rest.partition(b"\0")
    if (
        not first
        or not second
        or compressed not in (b"\0", b"\1")
        or (compressed == b"\1" and method != b"\0")
    ):
        raise BakingError("broken_png", "its iTXt is not one")
    if compressed == b"\1":
        content = _inflated(content)
    if len(content) > MAX_TEXT:
        raise BakingError("too_large")
    try:
        return Baked(STANDARDS[keyword], content.decode())
    except UnicodeDecodeError as error:
        raise BakingError("broken_png", "its text is not UTF-8") from error


def _inflated(content: bytes) -> bytes:
    """What was compressed, which the standard forbids and some do; never more than MAX_TEXT."""
    inflator = zlib.decompressobj()
    try:
        text = inflator.decompress(content, MAX_TEXT + 1)
    except zlib.error as error:
        raise BakingError("broken_png", "its text does not inflate") from error
    if len(text) > MAX_TEXT:
        raise BakingError("compressed_too_large")
    if not inflator.eof or inflator.unused_data:
        raise BakingError("broken_png", "its text does not inflate")
    return text
