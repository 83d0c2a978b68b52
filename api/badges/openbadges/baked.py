"""What baking speaks of: the two standards, a badge read from a picture, and why one cannot be read."""

from dataclasses import dataclass
from enum import StrEnum

MAX_TEXT = 256 * 1024
"""Bytes of a baked badge, at most: a JWT or JSON-LD document holds a few thousand."""


class Standard(StrEnum):
    """The standard by which a badge is baked: it decides the name of the chunk or element."""

    OB2 = "OB 2.0"
    OB3 = "OB 3.0"


@dataclass(frozen=True, slots=True)
class Baked:
    """A badge read from a picture: a JWT, a JWS, JSON, or the address of a hosted assertion."""

    standard: Standard
    text: str


class BakingError(Exception):
    """A picture that carries no badge we can read; `code` is a stable word of why.

    `altered` is true where the file was a PNG or SVG once and is broken: bytes of it were changed.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail

    @property
    def altered(self) -> bool:
        """Whether the picture is a damaged one, rather than none or an unsafe one."""
        return self.code in ("broken_png", "broken_svg")
