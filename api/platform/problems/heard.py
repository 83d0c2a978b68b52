"""What somebody typed is heard even where it is refused: a cry for help at a shut door is one."""

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from fastapi import Request

Hear = Callable[[Request, str], Awaitable[bool]]
"""Hears refused words of whoever sent the request; whether they cry for help."""
_WRITES = frozenset({"POST", "PUT", "PATCH"})
_MOST = 4_000
"""Characters of what was typed that are read: its beginning and its end."""
_LONGEST = 256 * 1024
"""Bytes of a form; a longer body is a file."""
_CODE = re.compile(r"[\W\d]*|[0-9a-fA-F-]{32,36}")
"""No words: a number, a date, an id."""
_DEEP = 4


async def cries(request: Request, hear: Hear) -> bool:
    """Whether what this refused request brought cries for help."""
    # A body that was not read as JSON, and is gone, was no form of ours.
    body: bytes = vars(request).get("_body", b"")
    if request.method not in _WRITES or not 0 < len(body) <= _LONGEST:
        return False
    try:
        words = "\n".join(_typed(json.loads(body)))
    except (ValueError, RecursionError):
        return False
    if len(words) > _MOST:
        words = f"{words[: _MOST // 2]}\n{words[-_MOST // 2 :]}"
    return bool(words) and await hear(request, words)


def _typed(value: Any, deep: int = 0) -> Iterator[str]:
    if isinstance(value, str) and not _CODE.fullmatch(value):
        yield value
    elif isinstance(value, dict | list) and deep < _DEEP:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _typed(part, deep + 1)
