"""Opaque cursors: the sort values of the last item seen, so that a page is never shifted by new rows."""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from api.platform.kit.problems import InvalidInputError

Cursor = tuple[float | str, ...]

MAX_VALUE = 200
"""Characters of a sort value: whoever sorts by a name cuts it shorter."""


def _is_line(value: str) -> bool:
    # French names hold spaces that do not break.
    return value.replace("\u00a0", " ").replace("\u202f", " ").isprintable()


def encode_cursor(*values: float | str) -> str:
    """The cursor that stands after an item with these sort values."""
    return base64.urlsafe_b64encode(json.dumps(values, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, shape: Sequence[type]) -> Cursor | None:
    """The sort values in a cursor; `shape` names the type of each.

    Raises InvalidInputError for anything that `encode_cursor` did not make for that shape.
    """
    if cursor is None:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        values = json.loads(raw)
    except (binascii.Error, ValueError, RecursionError):
        raise InvalidInputError("cursor", "bad_cursor") from None
    if not isinstance(values, list) or len(values) != len(shape):
        raise InvalidInputError("cursor", "bad_cursor")
    converted: list[float | str] = []
    for value, kind in zip(values, shape, strict=True):
        if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            if abs(value) > 1e15 or value != value:
                raise InvalidInputError("cursor", "bad_cursor")
            converted.append(float(value))
        elif kind is str and isinstance(value, str) and len(value) <= MAX_VALUE and _is_line(value):
            converted.append(value)
        else:
            raise InvalidInputError("cursor", "bad_cursor")
    return tuple(converted)


def decode_moment_cursor(cursor: str | None) -> tuple[datetime | None, UUID | None]:
    """The moment, in UTC, and the id in a cursor of both. Raises InvalidInputError."""
    values = decode_cursor(cursor, (str, str))
    if values is None:
        return None, None
    try:
        moment = datetime.fromisoformat(str(values[0]))
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC), UUID(str(values[1]))
    except (ValueError, OverflowError):
        raise InvalidInputError("cursor", "bad_cursor") from None
