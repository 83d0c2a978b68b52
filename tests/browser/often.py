"""Playwright looks every half second for what `expect` waits for; here it looks every 50 ms.

How often depends on how long it may wait, and on nothing else that can be set: so it waits in slices.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from playwright._impl.frame import Frame

SLICE_MS = 490
"""Below 500 the longest pause is 50 ms, below 2,500 it is 100 ms (`retryWithProgressAndBackoff`)."""

_once: Callable[..., Awaitable[Any]] = Frame._expect


async def _in_slices(frame: Frame, selector: Any, expression: Any, options: Any, title: Any) -> Any:
    deadline = time.monotonic() + options["timeout"] / 1000
    while True:
        left_ms = max(1, (deadline - time.monotonic()) * 1000)
        slice_ms = min(left_ms, SLICE_MS)
        result = await _once(frame, selector, expression, {**options, "timeout": slice_ms}, title)
        if result["matches"] != options["isNot"] or slice_ms == left_ms:
            return result


def look_often() -> None:
    """For all that `expect` waits for from now on."""
    Frame._expect = _in_slices  # type: ignore[method-assign]
