"""Onisep (ODbL 1.0): which specialities of 1re and options of 2de a lycée teaches."""

import re

from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.trainings.labels import spaced
from api.guide.opendata.trainings.rows import Cell, Row, bring, required, school, year_of_name
from api.guide.trainings import bulk

_ACTION = re.compile(r"AF\.\d{1,9}")


def _bring(job: Job, kind: str, column: str) -> None:
    year = year_of_name(job.file.name)
    fields = {
        "key": ("identifiant_action_de_formation",),
        "labels": (column,),
        "school": ("uai_lieu_de_cours",),
    }

    def make(cell: Cell) -> Row:
        if not _ACTION.fullmatch(cell("key")):
            raise RejectedRowError("bad_identifier", cell("key")[:40])
        named = [spaced(name) for part in required(cell("labels")).split(" / ") if (name := part.strip())]
        return (cell("key"), kind, school(cell("school")), list(dict.fromkeys(named)), year)

    bring(job, bulk.SUBJECTS, fields, tuple(fields), make)


def specialities(job: Job) -> None:
    """Enseignements de spécialité of 1re générale."""
    _bring(job, "speciality", "enseignements_de_specialite_de_classe_de_1ere_generale")


def options(job: Job) -> None:
    """Options and languages of 2de générale et technologique."""
    _bring(job, "option", "enseignements_optionnels_et_langues_de_classe_de_2nde_gt")
