"""First names (Insee): `prenom;sexe;rang;total`. The name alone is kept, once: neither sex nor numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from api.guide.opendata import normalise
from api.guide.opendata.headers import resolve
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write
from api.platform.kit.text import fold
from api.safety.first_names import bulk

_FIELDS = {"name": ("prenom",), "sex": ("sexe",), "rank": ("rang",), "total": ("total",)}
_NAME = re.compile(r"(?=.{2,40}\Z)[^\W\d_]+(?:[-' ][^\W\d_]+)*")


def first_names(job: Job) -> None:
    """Names given in France; one that stands on both lists, or differs by an accent alone, is one."""
    job.count(write(job.connection, bulk.NAMES, _rows(job)))


def _rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    seen: set[str] = set()
    with job.file.table() as table:
        at = resolve(table.header, _FIELDS, tuple(_FIELDS))["name"]
        for line, row in table.rows():
            job.report.read += 1
            name = normalise.text(row[at])
            folded = fold(name)
            if not _NAME.fullmatch(folded):
                job.log.add(line, name[:40] or None, "bad_identifier", name[:40])
            elif folded not in seen:
                seen.add(folded)
                yield line, (folded,)
