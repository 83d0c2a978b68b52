"""JSON from strangers: bounded in size, depth and number, one meaning only.

Python's parser takes NaN, keeps the last of two equal names, and lets a half surrogate through; each of
them would let two readers see two badges in one text.
"""

import json
import math
import re
from typing import Any

from api.badges.openbadges.findings import BadgeError, BadgeVerdict, refused

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 50_000
# A text without end is one token too: given up, it would be tried again from each of its quotes.
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)


def parse(
    text: str | bytes, *, values: int = MAX_VALUES, broken: BadgeVerdict = BadgeVerdict.REFUSED
) -> dict[str, Any]:
    """The object that a text is. Raises BadgeError (`too_large`, `too_deep`, `bad_json`, `not_a_badge`).

    `broken` is the verdict on a text that is no JSON: where it was signed, it has been altered.
    """
    if len(text) > MAX_BYTES:
        raise refused("too_large")
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        raise BadgeError(broken, "bad_json", "not UTF-8") from error
    _bound(decoded, values)
    try:
        found = json.loads(
            decoded,
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_short,
        )
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise BadgeError(broken, "bad_json", "half a surrogate pair") from error
    except (ValueError, RecursionError) as error:
        raise BadgeError(broken, "bad_json", str(error)[:200]) from error
    if not isinstance(found, dict):
        raise refused("not_a_badge", "no object")
    return found


def _bound(text: str, values: int) -> None:
    """Depth and number of values, before anything is built of them."""
    depth = count = 0
    for match in _TOKENS.finditer(text):
        sign = match.group()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign != ",":
            continue
        count += 1
        if depth > MAX_DEPTH:
            raise refused("too_deep")
        if count > 2 * values:
            raise refused("too_large", "too many values")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number without end")
    return number


def _short(text: str) -> int:
    if len(text) > 20:
        raise ValueError("a number without end")
    return int(text)
