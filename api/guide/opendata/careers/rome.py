"""ROME: careers, their titles and interests, what they need, how they relate (France Travail's lists)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from api.guide.careers import bulk
from api.guide.opendata import normalise
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.headers import resolve
from api.guide.opendata.job import Job
from api.guide.opendata.names import job_labels
from api.platform.kit.bulk import write

Cell = Callable[[str], str]
Rows = Iterator[tuple[int, Sequence[Any]]]

CODE = re.compile(r"[A-N]\d{4}")
_LETTERS = frozenset("RIASEC")
_LOST_LETTERS = {"¿": "'", "½": "œ", "¼": "Œ", "¾": "Ÿ", "''": "'", "\x92": "'", "\x9c": "œ"}
_LOST = re.compile("|".join(map(re.escape, _LOST_LETTERS)))


def mended(value: object) -> str:
    """A label whose apostrophes were doubled or lost, and whose œ became a fraction."""
    return _LOST.sub(lambda found: _LOST_LETTERS[found[0]], normalise.text(value))


def rome_code(value: object) -> str:
    """A ROME code. Raises RejectedRowError for anything else."""
    code = normalise.text(value).upper()
    if not CODE.fullmatch(code):
        raise RejectedRowError("bad_identifier", code[:20])
    return code


def career_row(version: int, code: str, label: str, parent: str | None = None) -> tuple[Any, ...]:
    """A row of `career`."""
    labels = job_labels(label)
    return (version, code, label, labels.feminine, labels.masculine, parent, code[:3], "")


def _table(
    job: Job,
    fields: Mapping[str, Sequence[str]],
    required: Sequence[str],
    read: Callable[[Cell], tuple[Any, ...]],
) -> Rows:
    """The rows of a CSV file; `read` makes one out of its cells, or raises RejectedRowError."""
    with job.file.table() as table:
        at = resolve(table.header, fields, required)
        for line, row in table.rows():
            job.report.read += 1
            cells = [*row, ""]
            try:
                yield line, read(lambda field, cells=cells: mended(cells[at[field]]))  # type: ignore[misc]
            except RejectedRowError as error:
                job.log.add(line, mended(row[0])[:40] or None, error.reason, error.detail)


def _required(value: str, reason: str = "no_name") -> str:
    if not value:
        raise RejectedRowError(reason)
    return value


def careers(job: Job) -> None:
    """The list of codes, of ROME 3 or ROME 4: the column of broader careers tells which."""
    with job.file.table() as table:
        at = resolve(table.header, {"parent": ("code_rome_parent",)})
    version = 4 if at["parent"] >= 0 else 3
    job.report.dataset = f"v{version}"

    def read(cell: Cell) -> tuple[Any, ...]:
        code = rome_code(cell("code"))
        return career_row(version, code, _required(cell("label")), cell("parent") or None)

    fields = {"code": ("code_rome",), "label": ("libelle_rome",), "parent": ("code_rome_parent",)}
    job.count(bulk.write_careers(job.connection, bulk.CAREERS, _table(job, fields, ("code", "label"), read)))
    bulk.refresh_synonyms(job.connection)


def appellations(job: Job) -> None:
    """Job titles of ROME 3."""

    def read(cell: Cell) -> tuple[Any, ...]:
        key = _required(cell("ogr"), "no_key")
        label = _required(cell("long"))
        return (3, key, rome_code(cell("code")), label, cell("short") or None)

    fields = {
        "ogr": ("code_ogr",),
        "long": ("libelle_appellation_long", "libelle_appellation"),
        "short": ("libelle_appellation_court",),
        "code": ("code_rome",),
    }
    rows = _table(job, fields, ("ogr", "long", "code"), read)
    job.count(write(job.connection, bulk.APPELLATIONS, rows))
    bulk.refresh_synonyms(job.connection)


def interests(job: Job) -> None:
    """RIASEC interests: a major one, and mostly a minor one."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, major, minor = rome_code(cell("code")), cell("major").upper(), cell("minor").upper()
        if major not in _LETTERS or (minor and minor not in _LETTERS):
            raise RejectedRowError("bad_shape", f"{major} {minor}"[:20])
        return (code, major, minor or None)

    fields = {"code": ("code_rome",), "major": ("riasec_majeur",), "minor": ("riasec_mineur",)}
    job.count(write(job.connection, bulk.INTERESTS, _table(job, fields, ("code", "major", "minor"), read)))


def skills(job: Job) -> None:
    """Skills, without the careers that need them."""
    _reference(job, "skill", "libelle_competence", "libelle_type_competence")


def workplaces(job: Job) -> None:
    """Structures, sectors and conditions in which one works."""
    _reference(job, "workplace", "libelle_env_travail", "libelle_type_section_env_trav")


def _reference(job: Job, kind: str, label: str, category: str) -> None:
    def read(cell: Cell) -> tuple[Any, ...]:
        key = _required(cell("ogr"), "no_key")
        return (kind, key, None, cell("category") or None, _required(cell("label")))

    fields = {"ogr": ("code_ogr",), "label": (label,), "category": (category,)}
    job.count(write(job.connection, bulk.REFERENCES, _table(job, fields, ("ogr", "label"), read)))


_TEXTS = {"definition": "definition", "acces_a_em": "access", "cond_exercice_activite": "conditions"}


def texts(job: Job) -> None:
    """Definitions, access and conditions: one line a paragraph, in the order of its position."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, told = rome_code(cell("code")), cell("type")
        kind = _TEXTS.get(told)
        position = normalise.whole(cell("position"))
        if kind is None:
            raise RejectedRowError("unknown_kind", told[:40])
        if position is None:
            raise RejectedRowError("bad_shape", cell("position")[:40])
        return (kind, f"{code}:{position:03d}", code, told, _required(cell("text")))

    fields = {
        "code": ("code_rome",),
        "type": ("libelle_type_texte",),
        "position": ("position_libelle_txt",),
        "text": ("libelle_texte",),
    }
    job.count(write(job.connection, bulk.REFERENCES, _table(job, fields, tuple(fields), read)))


_MOVES = {"proche": "near", "evolution": "evolution"}


def moves(job: Job) -> None:
    """Careers that one can change to: near ones, and ones to grow into."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, target = rome_code(cell("code")), rome_code(cell("target"))
        kind = _MOVES.get(cell("type").lower().replace("é", "e"))
        if kind is None:
            raise RejectedRowError("unknown_kind", cell("type")[:40])
        return (code, kind, target, None)

    fields = {
        "code": ("code_rome",),
        "target": ("code_rome_cible",),
        "type": ("libelle_type_mobilite",),
    }
    job.count(write(job.connection, bulk.RELATIONS, _table(job, fields, tuple(fields), read)))


_ONISEP_ID = re.compile(r"\bMET\.\d+\b")


def onisep_links(job: Job) -> None:
    """Onisep's pages on careers (ODbL: kept in a table of their own)."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, url = rome_code(cell("code")), normalise.website(cell("url"))
        found = _ONISEP_ID.search(url or "")
        if url is None or found is None:
            raise RejectedRowError("no_link", cell("url")[:80] or None)
        return (code, found[0], _required(cell("label")), url)

    fields = {
        "code": ("code_rome",),
        "label": ("libelle_metier_onisep",),
        "url": ("lien_site_onisep_fr", "lien_onisep"),
    }
    job.count(write(job.connection, bulk.ONISEP, _table(job, fields, tuple(fields), read)))
