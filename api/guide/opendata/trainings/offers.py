"""Which school teaches what, out of the lists that pass through Orion.

Of these lists only that is read: their pupils, places and wishes are not to be shown, and are not kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.trainings.rows import Cell, Row, bring, required, school, stat_code, year_of_name
from api.guide.trainings import bulk

_STATUSES = {
    "ST": "school",
    "AP": "apprenticeship",
    "scolaire": "school",
    "apprentissage": "apprenticeship",
}

_ORION_FILE = re.compile(r"affelnet(?:2nde|1PROspe)(?=[_.])")
_ORION_YEAR = 2023
"""Affelnet's files as they lie in Orion's repository state no year: both are of June 2023."""


def _status(value: str) -> str:
    found = _STATUSES.get(value) or _STATUSES.get(value.lower())
    if found is None:
        raise RejectedRowError("unknown_kind", value[:40])
    return found


def _bring(
    job: Job, fields: Mapping[str, Sequence[str]], make: Callable[[Cell], tuple[str, str, str, int | None]]
) -> None:
    """`make` gives school, course, status and year."""

    def row(cell: Cell) -> Row:
        return (job.source, *make(cell))

    bring(job, bulk.OFFERS, fields, tuple(fields), row)


def pupils(job: Job) -> None:
    """Pupils counted at the start of a school year: who has some teaches it, at school."""
    fields = {
        "year": ("rentree_scolaire",),
        "school": ("uai",),
        "course": ("mef_bcp_11",),
        "pupils": ("nombre_d_eleves_total",),
    }

    def make(cell: Cell) -> tuple[str, str, str, int | None]:
        return school(cell("school")), stat_code(cell("course")), "school", normalise.whole(cell("year"))

    _bring(job, fields, make)


def capacities(job: Job) -> None:
    """Courses that take pupils, by school; the year stands in the file's name alone."""
    year = year_of_name(job.file.name)
    fields = {
        "school": ("etablissement_d_accueil",),
        "course": ("mef_stat_11",),
        "status": ("statut_offre_de_formation",),
        "family": ("famille_de_metiers",),
    }

    def make(cell: Cell) -> tuple[str, str, str, int | None]:
        return school(cell("school")), stat_code(cell("course")), _status(cell("status")), year

    _bring(job, fields, make)


def _affelnet_year(job: Job) -> int | None:
    return year_of_name(job.file.name) or (_ORION_YEAR if _ORION_FILE.match(job.file.name) else None)


def after_third(job: Job) -> None:
    """What Affelnet offers after 3e."""
    year = _affelnet_year(job)
    fields = {"school": ("id_etab",), "course": ("co_mefstat",), "status": ("co_sta",)}

    def make(cell: Cell) -> tuple[str, str, str, int | None]:
        return school(cell("school")), stat_code(cell("course")), _status(cell("status")), year

    _bring(job, fields, make)


def specialities(job: Job) -> None:
    """What Affelnet offers after a common 2de pro: courses by their labels, which are those of the MEF."""
    year = _affelnet_year(job)
    fields = {
        "school": ("etablissement_d_accueil",),
        "course": ("libelle_du_mef_national_de_rattachement",),
        "status": ("statut_offre_de_formation",),
    }

    def make(cell: Cell) -> tuple[str, str, str, int | None]:
        return school(cell("school")), required(cell("course")).upper(), _status(cell("status")), year

    _bring(job, fields, make)


def after_bac(job: Job) -> None:
    """BTS on Parcoursup, at school and in apprenticeship."""
    year = year_of_name(job.file.name)
    fields = {
        "school": ("uai",),
        "label": ("libelleformation",),
        "course": ("mefstat11",),
        "status": ("statut",),
    }

    def make(cell: Cell) -> tuple[str, str, str, int | None]:
        return school(cell("school")), stat_code(cell("course")), _status(cell("status")), year

    _bring(job, fields, make)
