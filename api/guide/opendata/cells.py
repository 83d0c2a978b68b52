"""Cells of JSON documents, whatever they hold."""

import json

from api.guide.opendata import normalise
from api.guide.opendata.reader import Json


def dig(item: object, *path: str) -> object:
    """What stands under a path of keys; null where the path breaks off."""
    for name in path:
        if not isinstance(item, dict):
            return None
        item = item.get(name)
    return item


def cell(item: object, *path: str) -> str:
    """The text under a path of keys."""
    found = dig(item, *path)
    return normalise.text(found) if isinstance(found, str | int | float) else ""


def objects(value: object) -> list[Json]:
    """The objects of a list; also of a list written as JSON inside a text."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
