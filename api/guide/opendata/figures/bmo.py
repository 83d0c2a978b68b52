"""Hirings that employers plan (France Travail, « Besoins en main-d'œuvre »), and employment basins."""

import re
from typing import Any

from api.guide.figures import bulk
from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.figures.occupations import CODE, occupation_label
from api.guide.opendata.figures.rows import Cell, count, read_rows, table_rows
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write

FIRST_YEAR_OF_FAP_2021 = 2024
_BASIN = re.compile(r"\d{4}")
_BASIN_COLUMN = re.compile(r"be\d\d")

_FIELDS: dict[str, tuple[str, ...]] = {
    "year": ("annee",),
    "occupation": ("code_metier_bmo",),
    "label": ("nom_metier_bmo",),
    "family": ("famille_met",),
    "family_label": ("lbl_fam_met",),
    "region": ("reg",),
    "department": ("dept",),
    "planned": ("met",),
    "difficult": ("xmet",),
    "seasonal": ("smet",),
}


def basins(job: Job) -> None:
    """The employment basin of each commune."""

    def read(cell: Cell) -> tuple[Any, ...]:
        commune = normalise.insee(cell("commune"))
        if commune is None:
            raise RejectedRowError("bad_identifier", cell("commune")[:40])
        return (commune, _basin(cell("basin")), _required(cell("name")))

    fields = {"commune": ("codgeo",), "basin": ("codbe",), "name": ("libbe",)}
    job.count(write(job.connection, bulk.BASINS, table_rows(job, fields, tuple(fields), read)))


def hirings(job: Job) -> None:
    """Planned hirings of a year by occupation and basin; `*` is a secret, and stays one."""
    with job.file.table() as table:
        # The year stands in these columns' names.
        columns = [name for name in map(meaning, table.header) if _BASIN_COLUMN.fullmatch(name)]
        if len(columns) != 1:
            raise BrokenFileError("unknown_header", "BE25")
        fields = _FIELDS | {"basin": (columns[0],), "basin_name": (f"nom{columns[0]}",)}
        at = resolve(table.header, fields, tuple(fields))

        def read(cell: Cell) -> tuple[Any, ...]:
            year = count(cell("year"))
            if year is None or columns[0] != f"be{year % 100:02d}":
                raise RejectedRowError("bad_shape", cell("year")[:40])
            if not CODE.fullmatch(cell("occupation")) or not re.fullmatch(r"\d\d", cell("region")):
                raise RejectedRowError("bad_identifier", cell("occupation")[:40])
            planned, difficult, seasonal = (
                count(cell(name)) for name in ("planned", "difficult", "seasonal")
            )
            if planned is not None and max(difficult or 0, seasonal or 0) > planned:
                raise RejectedRowError("bad_shape", f"{difficult}, {seasonal} / {planned}")
            return (
                *(year, cell("occupation"), _basin(cell("basin")), cell("department"), cell("region")),
                "fap2021" if year >= FIRST_YEAR_OF_FAP_2021 else "fap2009",
                *(occupation_label(_required(cell("label"))), cell("basin_name")),
                *(cell("family"), cell("family_label")),
                *(planned, difficult, seasonal),
            )

        job.report.dataset = f"20{columns[0][2:]}"
        job.count(write(job.connection, bulk.HIRINGS, read_rows(job, table.rows(), at, read)))


def _basin(written: str) -> str:
    code = written.removesuffix(".0")
    if not _BASIN.fullmatch(code):
        raise RejectedRowError("bad_identifier", written[:40])
    return code


def _required(written: str) -> str:
    if not written:
        raise RejectedRowError("no_name")
    return written
