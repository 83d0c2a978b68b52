"""Rows of the publishers of figures: what is missing, secret or not published is null."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.headers import resolve
from api.guide.opendata.job import Job

Cell = Callable[[str], str]
Rows = Iterator[tuple[int, Sequence[Any]]]

ABSENT = frozenset({"", "nd", "na", "*"})
"""How publishers write that they do not say: not published, not available, secret."""


def table_rows(
    job: Job,
    fields: Mapping[str, Sequence[str]],
    required: Sequence[str],
    read: Callable[[Cell], Sequence[Any]],
) -> Rows:
    """The rows of a CSV file; `read` makes one out of its cells, or raises RejectedRowError."""
    with job.file.table() as table:
        at = resolve(table.header, fields, required)
        yield from read_rows(job, table.rows(), at, read)


def read_rows(
    job: Job,
    rows: Iterator[tuple[int, list[str]]],
    at: Mapping[str, int],
    read: Callable[[Cell], Sequence[Any]],
) -> Rows:
    """The rows of a table whose columns are known; refused ones are told."""
    for line, row in rows:
        job.report.read += 1
        cells = [*row, ""]
        try:
            yield line, read(lambda field, cells=cells: normalise.text(cells[at[field]]))  # type: ignore[misc]
        except RejectedRowError as error:
            job.log.add(line, normalise.text(row[0])[:40] or None, error.reason, error.detail)


def figure(written: str, least: float, most: float) -> float | None:
    """A number between two others; null where it is not published. Raises RejectedRowError."""
    if written.lower() in ABSENT:
        return None
    found = normalise.number(written)
    if found is None or not least <= found <= most:
        raise RejectedRowError("bad_shape", written[:40])
    return found


def percent(written: str) -> float | None:
    """A rate or share. Raises RejectedRowError."""
    return figure(written, 0, 100)


def count(written: str) -> int | None:
    """A whole number of people or things. Raises RejectedRowError."""
    found = figure(written, 0, 1e9)
    if found is not None and found != int(found):
        raise RejectedRowError("bad_shape", written[:40])
    return None if found is None else int(found)
