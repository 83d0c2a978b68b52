"""The ministry's nomenclatures (Base centrale des nomenclatures): levels, courses, diplomas, families."""

import re

from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.trainings import labels
from api.guide.opendata.trainings.rows import Cell, Row, bring, diploma_code, level, required, stat_code
from api.guide.trainings import bulk

_DATES = {"opened": ("date_ouverture",), "closed": ("date_fermeture",)}
_RENEWALS = range(1, 8)
_RESERVED = re.compile(r"dédiée? aux ([^.]{1,100})", re.IGNORECASE)
_OPTION = re.compile(r"\((\d{8})[A-Z]\)")
"""« (32033423P) »: the code of a diploma and its letter."""


def levels(job: Job) -> None:
    """Levels of diplomas."""

    def make(cell: Cell) -> Row:
        code = required(cell("code"), "no_key")
        return (
            code,
            required(cell("label")),
            cell("short"),
            level(cell("level")),
            normalise.day(cell("closed")),
        )

    fields = {
        "code": ("niveau_formation_diplome",),
        "label": ("libelle_100",),
        "short": ("libelle_court",),
        "level": ("niveau_qualification_rncp",),
        "interministerial": ("niveau_interministeriel",),
        **_DATES,
    }
    bring(job, bulk.LEVELS, fields, ("code", "label", "level", "interministerial"), make)


def devices(job: Job) -> None:
    """Kinds of courses."""

    def make(cell: Cell) -> Row:
        return (
            required(cell("code"), "no_key"),
            cell("level"),
            required(cell("label")),
            cell("short"),
            normalise.day(cell("closed")),
        )

    fields = {
        "code": ("dispositif_formation",),
        "level": ("niveau_formation_diplome",),
        "label": ("libelle_long",),
        "short": ("libelle_court",),
        **_DATES,
    }
    bring(job, bulk.DEVICES, fields, ("code", "level", "label"), make)


def diplomas(job: Job) -> None:
    """Codes formation diplôme: what opened, closed, and took the place of what."""

    def make(cell: Cell) -> Row:
        code = diploma_code(cell("code"))
        label = required(cell("label"))
        common = labels.is_common(label)
        name = labels.diploma_name(cell("level"), cell("short"), label)
        diploma = labels.common_name(name) if common else name
        reserved = _RESERVED.search(cell("remark"))
        return (
            code,
            cell("level"),
            cell("group"),
            label,
            labels.from_capitals(label, diploma),
            diploma,
            common,
            normalise.day(cell("opened")),
            normalise.day(cell("closed")),
            [old for number in _RENEWALS if (old := cell(f"old_{number}"))],
            [new for number in _RENEWALS if (new := cell(f"new_{number}"))],
            reserved and reserved[1].strip(),
            _OPTION.findall(cell("remark")) if common else [],
        )

    fields = {
        "code": ("formation_diplome",),
        "level": ("niveau_formation_diplome",),
        "group": ("groupe_specialite",),
        "short": ("libelle_court",),
        "label": ("libelle_long_200",),
        "remark": ("observation",),
        **_DATES,
        **{f"old_{number}": (f"ancien_diplome_{number}",) for number in _RENEWALS},
        **{f"new_{number}": (f"nouveau_diplome_{number}",) for number in _RENEWALS},
    }
    bring(job, bulk.DIPLOMAS, fields, ("code", "level", "group", "label", "closed", "old_1", "new_1"), make)


def courses(job: Job) -> None:
    """MEF: one year of one way to a diploma each."""

    def make(cell: Cell) -> Row:
        code = required(cell("code"), "no_key")
        diploma = diploma_code(cell("diploma"))
        label = required(cell("label"))
        return (
            code,
            diploma,
            cell("device"),
            normalise.whole(cell("duration")),
            normalise.whole(cell("year")),
            label,
            labels.from_edition(cell("edition")),
            stat_code(cell("stat")),
            normalise.day(cell("opened")),
            normalise.day(cell("closed")),
        )

    fields = {
        "code": ("mef",),
        "diploma": ("formation_diplome",),
        "device": ("dispositif_formation",),
        "duration": ("duree_dispositif",),
        "year": ("annee_dispositif",),
        "label": ("libelle_long",),
        "edition": ("libelle_edition",),
        "stat": ("mef_stat_11",),
        **_DATES,
    }
    bring(job, bulk.COURSES, fields, ("code", "diploma", "device", "duration", "year", "label", "stat"), make)


def families(job: Job) -> None:
    """Families of occupations: a common 2de pro, and the diplomas that it leads to."""

    def make(cell: Cell) -> Row:
        return (
            stat_code(cell("common_stat")),
            stat_code(cell("stat")),
            labels.spaced(required(cell("family"))),
            labels.spaced(required(cell("speciality"))),
            diploma_code(cell("common")),
            diploma_code(cell("diploma")),
        )

    fields = {
        "family": ("famille",),
        "speciality": ("specialite",),
        "common_stat": ("mefstat11_commun",),
        "common": ("cfd_commun",),
        "stat": ("mefstat11_specialite",),
        "diploma": ("cfd_specialite",),
    }
    bring(job, bulk.FAMILIES, fields, tuple(fields), make)


def family_courses(job: Job) -> None:
    """The same links by MEF; agricultural families have a name for a number."""

    def make(cell: Cell) -> Row:
        course = cell("course")
        if len(course) != 10 or not course.isalnum():
            raise RejectedRowError("bad_identifier", course[:40])
        return (
            required(cell("family"), "no_key"),
            course,
            normalise.day(cell("opened")),
            normalise.day(cell("closed")),
        )

    fields = {"family": ("famille_metier",), "course": ("mef",), **_DATES}
    bring(job, bulk.FAMILY_COURSES, fields, ("family", "course"), make)
