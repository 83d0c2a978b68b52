"""Columns found by the meaning of their names, since names drift from one export to the next."""

import re
from collections.abc import Iterable, Mapping, Sequence

from api.guide.opendata.errors import BrokenFileError
from api.platform.kit.text import fold

_SEPARATORS = re.compile(r"[^a-z0-9]+")

Columns = Mapping[str, int]
"""Field → index of its column; -1 for a column that the file lacks (rows end with an empty cell for it)."""


def meaning(name: str) -> str:
    """A header name without case, accents and punctuation: « Code postal » → `code_postal`."""
    return _SEPARATORS.sub("_", fold(name)).strip("_")


def resolve(
    header: Sequence[str], fields: Mapping[str, Sequence[str]], required: Iterable[str] = ()
) -> Columns:
    """Where each field stands. `fields` gives for each its names, the best first.

    Raises BrokenFileError when a required field has no column.
    """
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        found.setdefault(meaning(name), index)
    columns = {
        field: next((found[name] for name in names if name in found), -1) for field, names in fields.items()
    }
    missing = [fields[field][0] for field in required if columns[field] < 0]
    if missing:
        raise BrokenFileError("unknown_header", ", ".join(missing))
    return columns
