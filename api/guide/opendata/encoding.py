"""Finding out how the bytes of a text file spell characters."""

import codecs
from typing import BinaryIO

from charset_normalizer import from_bytes

BLOCK = 1 << 20
SAMPLE = 16 << 10
# What French publishers' tools have written over the years, the likeliest first.
_LEGACY = ("cp1252", "mac_roman", "cp850")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def detect(stream: BinaryIO) -> str:
    """The name of the text's encoding, from all its bytes.

    A byte order mark decides; else UTF-8 if it holds to the end, or if most of its accents do (the few
    broken rows are refused later, one by one); else the legacy encoding that reads best.
    """
    block = stream.read(BLOCK)
    for mark, name in _MARKS:
        if block.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    while block:
        following = stream.read(BLOCK)
        try:
            decoder.decode(block, final=not following)
        except UnicodeDecodeError:
            return _judge(block)
        block = following
    return "utf-8"


def _judge(block: bytes) -> str:
    text = block.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    if sound > broken:
        return "utf-8"
    accented = b"\n".join(line for line in block.splitlines() if not line.isascii())[:SAMPLE]
    best = from_bytes(accented, cp_isolation=list(_LEGACY)).best()
    return best.encoding if best is not None and best.encoding in _LEGACY else _LEGACY[0]
