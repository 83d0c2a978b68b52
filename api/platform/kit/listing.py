"""Lists whose items come from the database as JSON text, so that Python only joins them."""

from collections.abc import Sequence
from typing import NamedTuple

from api.platform.kit.pagination import decode_cursor, encode_cursor


class Found(NamedTuple):
    """One item of a list: what it is sorted by, its id (the tie-breaker), and its JSON.

    `search` names the statement that found it, for a list that has several: its cursor says so.
    """

    order: float | str
    id: str
    json: str
    search: str | None = None


def cut(found: Sequence[Found], limit: int) -> tuple[Sequence[Found], str | None]:
    """The first `limit` items and the cursor of the next page, null when nothing follows."""
    if len(found) <= limit:
        return found, None
    shown = found[:limit]
    last = shown[-1]
    return shown, encode_cursor(last.order, last.id, *([last.search] if last.search else []))


def page_json(found: Sequence[Found], limit: int) -> bytes:
    """`{"items": […], "next": …}` from at most `limit` + 1 items already in order."""
    shown, after = cut(found, limit)
    # A cursor is base64url: nothing in it needs escaping.
    follows = "null" if after is None else f'"{after}"'
    return f'{{"items":[{",".join(item.json for item in shown)}],"next":{follows}}}'.encode()


def last_seen(cursor: str | None) -> int | None:
    """The number that a cursor stands after, in a list sorted by numbered rows. Raises InvalidInputError."""
    values = decode_cursor(cursor, (float, str))
    return None if values is None else int(values[0])
