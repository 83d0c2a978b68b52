"""RNCP (France compétences): sheets, their careers, and the diplomas that they are."""

import re
from dataclasses import replace
from datetime import date

from api.guide.opendata import normalise
from api.guide.opendata.careers.rome import rome_code
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.headers import meaning
from api.guide.opendata.job import Job
from api.guide.opendata.trainings.rows import Cell, Row, bring, diploma_code, level, required
from api.guide.trainings import bulk
from api.platform.kit.bulk import List

_NUMBER = re.compile(r"(?:RNCP)?([0-9]{1,6})")
_LEVEL = re.compile(r"(?:niveau|NIV)\s?([1-8])", re.IGNORECASE)
_SHEETS = {"numero_fiche", "intitule", "nomenclature_europe_niveau"}
_OLDER_SHEETS = {"coderncp", "intitulediplome", "niveaueurope"}
_CAREERS = {"numero_fiche", "codes_rome_code"}
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2})")


def rncp_number(value: str) -> str:
    """`RNCP37537` as `37537`. Raises RejectedRowError, also for sheets of the répertoire spécifique."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        raise RejectedRowError("bad_identifier", value[:40])
    return str(int(found[1]))


def registered(value: str) -> str | None:
    """The number where another list tells one; null for none, and for 0, which says that there is none."""
    found = _NUMBER.fullmatch(value)
    return str(int(found[1])) if found and int(found[1]) else None


def _level(value: str) -> int | None:
    found = _LEVEL.match(value)
    return level(found[1]) if found else None


def day(value: str) -> date | None:
    """A date written `31/08/2026`, or in the extract of 2021 `8/31/16`: month first."""
    found = _AMERICAN.fullmatch(value)
    if found is None:
        return normalise.day(value)
    month, of_month, year = map(int, found.groups())
    try:
        return date(2000 + year, month, of_month)
    except ValueError:
        return None


def sheets(job: Job) -> None:
    """Sheets, in the layout of 2021 or of today; today's come in an archive, with lists of their careers and
    of other things.
    """
    found = False
    for part in job.file.parts():
        of_part = replace(job, file=part)
        with part.table() as table:
            columns = set(map(meaning, table.header))
        if columns >= _SHEETS:
            # What is told today counts, in whatever order the two come.
            _sheets(of_part, bulk.RNCP)
        elif columns >= _CAREERS:
            careers(of_part)
        elif columns >= _OLDER_SHEETS:
            _sheets(of_part, bulk.RNCP._replace(keep=bulk.RNCP.others))
        else:
            continue
        found = True
    if not found:
        raise BrokenFileError("unknown_header", "Numero_Fiche")


def _sheets(job: Job, target: List) -> None:
    fields = {
        "number": ("coderncp", "numero_fiche"),
        "label": ("intitulediplome", "intitule"),
        "level": ("niveaueurope", "nomenclature_europe_niveau"),
        "kind": ("typecertif", "abrege_intitule"),
        "active": ("activeinactive", "actif"),
        "end": ("date_fin_validite_enregistrement", "date_fin_enregistrement"),
    }

    def make(cell: Cell) -> Row:
        return (
            rncp_number(cell("number")),
            required(cell("label")).replace("''", "'"),
            _level(cell("level")),
            cell("kind") or None,
            cell("active").upper() == "ACTIVE",
            day(cell("end")),
        )

    bring(job, target, fields, ("number", "label", "level", "active", "end"), make)


def careers(job: Job) -> None:
    """Careers of sheets: codes of ROME 3."""
    fields = {
        "number": ("coderncp", "numero_fiche"),
        "code": ("rome", "codes_rome_code"),
        "label": ("libelle", "codes_rome_libelle"),
    }

    def make(cell: Cell) -> Row:
        return (rncp_number(cell("number")), rome_code(cell("code")))

    bring(job, bulk.RNCP_CAREERS, fields, tuple(fields), make)


def diplomas(job: Job) -> None:
    """The kit: which sheet a code formation diplôme is. `NR` says that there is none."""
    fields = {
        "code": ("code_diplome",),
        "number": ("ficherncp",),
        "level": ("niveau_fiche_rncp",),
        "end": ("date_d_echeance_de_la_fiche_rncp",),
        "active": ("fiche_active_inactive",),
    }

    def make(cell: Cell) -> Row:
        if cell("number") == "NR":
            raise RejectedRowError("no_key")
        return (
            diploma_code(cell("code")),
            rncp_number(cell("number")),
            _level(cell("level")),
            cell("active") == "ACTIVE",
            day(cell("end")),
        )

    bring(job, bulk.RNCP_DIPLOMAS, fields, tuple(fields), make)
