"""The calendar of the school year: one CSV row a step, its days copied from where they were published."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.headers import Columns, resolve
from api.guide.opendata.job import Job
from api.guide.path import bulk
from api.guide.path.schemas import STEP
from api.guide.path.service import WayOn
from api.platform.kit.bulk import write

FIELDS = {
    "step": ["step", "etape"],
    "way": ["way", "voie"],
    "school_year": ["school_year", "annee_scolaire"],
    "label_fr": ["label_fr", "libelle_fr"],
    "label_en": ["label_en", "libelle_en"],
    "starts_on": ["starts_on", "debut"],
    "ends_on": ["ends_on", "fin"],
    "publisher": ["publisher", "editeur"],
    "url": ["url", "lien"],
    "checked_on": ["checked_on", "verifie_le"],
}
_STEP = re.compile(STEP)
_YEAR = re.compile(r"(20\d{2})-(20\d{2})")
_FIRST = (8, 1)
"""Month and day from which steps of a school year may come: to the end of its second calendar year."""


def calendar(job: Job) -> None:
    """Import the days of school years: of each that the file tells of, all that is known."""
    job.count(write(job.connection, bulk.DATES, _rows(job)))


def _rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    with job.file.table() as table:
        at = resolve(table.header, FIELDS, FIELDS)
        for line, row in table.rows():
            job.report.read += 1
            try:
                yield line, _row(row, at, job.today)
            except RejectedRowError as error:
                key = normalise.text(row[at["step"]])
                job.log.add(line, key or None, error.reason, error.detail)


def _row(row: Sequence[str], at: Columns, today: date) -> tuple[Any, ...]:
    told = {field: normalise.text(row[at[field]]) for field in FIELDS}
    years = _YEAR.fullmatch(told["school_year"])
    if not told["step"]:
        raise RejectedRowError("no_key")
    if not _STEP.fullmatch(told["step"]) or not years or int(years[2]) != int(years[1]) + 1:
        raise RejectedRowError("bad_identifier", f"{told['step']} {told['school_year']}"[:80])
    if told["way"] not in list(WayOn):
        raise RejectedRowError("unknown_kind", told["way"][:60])
    if not told["label_fr"] or not told["label_en"] or not told["publisher"]:
        raise RejectedRowError("no_name")
    url = normalise.website(told["url"])
    if url is None or not url.startswith("https://"):
        raise RejectedRowError("no_link")
    starts_on = normalise.day(told["starts_on"])
    ends_on = normalise.day(told["ends_on"]) if told["ends_on"] else starts_on
    checked_on = normalise.day(told["checked_on"])
    first, last = date(int(years[1]), *_FIRST), date(int(years[2]), 12, 31)
    if not (starts_on and ends_on and checked_on) or not (
        first <= starts_on <= ends_on <= last and checked_on <= today
    ):
        raise RejectedRowError("bad_times", f"{told['starts_on']} – {told['ends_on']}"[:80])
    names = (told["label_fr"], told["label_en"], starts_on, ends_on, told["publisher"], url, checked_on)
    return (told["school_year"], told["step"], told["way"], *names)
