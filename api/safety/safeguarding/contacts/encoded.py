"""What machines write for people who know how to read it back: base64, and HTML's numbers for characters."""

import base64
import binascii
import html
import re
from collections.abc import Iterator

from api.safety.safeguarding.findings import Finding, Span

_CODED = re.compile(
    r"(?<![\w+/])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{12,200}={0,2}(?![\w+/=])"
)
_NAMED = re.compile(r"(?:&#x?[0-9a-fA-F]{2,6};\s?){3,}")
_TELLING = re.compile(r"@|(?:\d\W?){8}|\w\.\w|[a-z_]{3}")
"""What is worth hiding: a mail address, a number, a name."""


def encoded(text: str) -> Iterator[Span]:
    """Each part of a text as it was written that hides another text."""
    for match in _CODED.finditer(text):
        if _TELLING.search(_decoded(match[0])):
            yield Span(Finding.LINK, *match.span())
    if "&#" in text:
        for match in _NAMED.finditer(text):
            if _TELLING.search(html.unescape(match[0])):
                yield Span(Finding.LINK, *match.span())


def _decoded(coded: str) -> str:
    """What it stands for; empty where that is no plain text."""
    try:
        bare = coded.rstrip("=")
        plain = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return plain if plain.isprintable() else ""
