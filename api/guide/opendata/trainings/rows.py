"""What the readers of lists of trainings share: rows of a table, codes, and what follows every import."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.headers import resolve
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.guide.trainings import bulk
from api.platform.kit.bulk import List, write

Cell = Callable[[str], str]
Row = tuple[Any, ...]
Fields = Mapping[str, Sequence[str]]
Make = Callable[[Cell], Row]

_DIPLOMA = re.compile(r"[0-9]{2}[0-9A-Z][0-9A-Z]{5}")
_STAT = re.compile(r"[0-9][0-9A-Z]{10}")
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
MAX_ROME = 5


def bring(
    job: Job,
    target: List,
    fields: Mapping[str, Sequence[str]],
    needed: Sequence[str],
    make: Callable[[Cell], Row],
) -> None:
    """Bring a CSV file into its table, then make anew what people see."""
    job.count(write(job.connection, target, table_rows(job, fields, needed, make)))
    settle(job)


def table_rows(job: Job, fields: Fields, needed: Sequence[str], make: Make) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV file; `make` makes one out of its cells, or raises RejectedRowError."""
    with job.file.table() as table:
        at = resolve(table.header, fields, needed)
        for line, row in table.rows():
            job.report.read += 1
            cells = [*row, ""]
            try:
                yield line, make(lambda field, cells=cells: normalise.text(cells[at[field]]))  # type: ignore[misc]
            except RejectedRowError as error:
                job.log.add(line, normalise.text(row[0])[:40] or None, error.reason, error.detail)


def bring_items(
    job: Job, target: List, lists: Sequence[str], needed: Sequence[str], make: Callable[[Json], Row]
) -> None:
    """The same of the objects of a JSON list, in the document or under one of these keys; the first says
    whether it is that list.
    """

    def rows() -> Iterator[tuple[int, Row]]:
        for number, item in job.file.items(lists):
            if number == 1 and not all(name in item for name in needed):
                raise BrokenFileError("unknown_header", ", ".join(needed))
            job.report.read += 1
            try:
                yield number, make(item)
            except RejectedRowError as error:
                job.log.add(number, None, error.reason, error.detail)

    job.count(write(job.connection, target, rows()))
    settle(job)


def settle(job: Job) -> None:
    """Keep that the list was read, and make anew what people see of all lists."""
    bulk.note_reading(job.connection, job.source, job.today, year_of_name(job.file.name))
    for effects in bulk.refresh(job.connection, job.today):
        job.report.vanish(*effects.vanishing, closed=0)


def required(value: str, reason: str = "no_name") -> str:
    """A cell that a row cannot do without. Raises RejectedRowError."""
    if not value:
        raise RejectedRowError(reason)
    return value


def diploma_code(value: str) -> str:
    """A code formation diplôme; zeros lost to a spreadsheet are back. Raises RejectedRowError."""
    code = value.upper().zfill(8)
    if not _DIPLOMA.fullmatch(code):
        raise RejectedRowError("bad_identifier", value[:40])
    return code


def stat_code(value: str) -> str:
    """A MEF_STAT_11. Raises RejectedRowError."""
    if not _STAT.fullmatch(value):
        raise RejectedRowError("bad_identifier", value[:40])
    return value


def school(value: str) -> str:
    """A UAI. Raises RejectedRowError."""
    uai = normalise.uai(value)
    if uai is None:
        raise RejectedRowError("bad_identifier", value[:40])
    return uai


def level(value: str) -> int | None:
    """A level of the RNCP, 1 to 8."""
    found = normalise.whole(value)
    return found if found is not None and 1 <= found <= 8 else None


def year_of_name(name: str) -> int | None:
    """The year that stands in a file's name; null where none or several do."""
    found = set(_YEAR.findall(name))
    return int(found.pop()) if len(found) == 1 else None
