"""ROME 3 and 4: careers, their titles, interests, texts, and how they relate (France Travail's lists).

The columns tell of which version a list is; each version's rows stand beside the other's.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from api.guide.careers import bulk
from api.guide.opendata import normalise
from api.guide.opendata.careers.ties import refresh_ties
from api.guide.opendata.errors import RejectedRowError
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.job import Job
from api.guide.opendata.names import job_labels
from api.guide.opendata.reader import InputFile
from api.platform.kit.bulk import write
from api.platform.kit.text import fold

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


def career_row(
    version: int, code: str, label: str, parent: str | None = None, flags: Sequence[Any] = (None,) * 5
) -> tuple[Any, ...]:
    """A row of `career`."""
    labels = job_labels(label)
    return (version, code, label, labels.feminine, labels.masculine, parent, code[:3], *flags, "")


def rows_of(
    job: Job,
    file: InputFile,
    fields: Mapping[str, Sequence[str]],
    required: Sequence[str],
    read: Callable[[Cell], tuple[Any, ...]],
) -> Rows:
    """The rows of a CSV file; `read` makes one out of its cells, or raises RejectedRowError."""
    with file.table() as table:
        at = resolve(table.header, fields, required)
        for line, row in table.rows():
            job.report.read += 1
            cells = [*row, ""]
            try:
                yield line, read(lambda field, cells=cells: mended(cells[at[field]]))  # type: ignore[misc]
            except RejectedRowError as error:
                job.log.add(line, mended(row[0])[:40] or None, error.reason, error.detail)


def columns_of(file: InputFile) -> frozenset[str]:
    """What the columns of a CSV file mean."""
    with file.table() as table:
        return frozenset(meaning(name) for name in table.header)


def told(value: str, reason: str = "no_name") -> str:
    """A cell that a row cannot do without. Raises RejectedRowError."""
    if not value:
        raise RejectedRowError(reason)
    return value


def version_by(job: Job, column: str) -> int:
    """4 where the file has that column, which ROME 3 has not; the two are judged apart by the guard."""
    version = 4 if column in columns_of(job.file) else 3
    job.report.dataset = f"v{version}"
    return version


_FLAG_FIELDS = {
    "regulated": ("emploi_reglemente",),
    "executive": ("emploi_cadre",),
    "ecological": ("transition_eco",),
    "digital": ("transition_num",),
    "demographic": ("transition_demo",),
}
_ECOLOGICAL = {
    "": None,
    "emploi vert": "green",
    "emploi blanc": "white",
    "emploi brun": "brown",
    "emploi strategique pour la transition ecologique": "strategic",
}


def _flags(cell: Cell) -> tuple[Any, ...]:
    ecological = fold(cell("ecological"))
    if ecological not in _ECOLOGICAL:
        raise RejectedRowError("unknown_kind", ecological[:40])
    said = {name: yes_or_no(cell(name)) for name in ("regulated", "executive", "digital", "demographic")}
    return (
        said["regulated"],
        said["executive"],
        _ECOLOGICAL[ecological],
        said["digital"],
        said["demographic"],
    )


def yes_or_no(value: str) -> bool | None:
    """« O » or « N », « oui » or « non »; nothing is not known. Raises RejectedRowError for anything else."""
    known = {"": None, "o": True, "oui": True, "n": False, "non": False}
    if value.lower() not in known:
        raise RejectedRowError("bad_shape", value[:20])
    return known[value.lower()]


def careers(job: Job) -> None:
    """The list of codes, of ROME 3 or ROME 4: the column of broader careers tells which."""
    version = version_by(job, "code_rome_parent")

    def read(cell: Cell) -> tuple[Any, ...]:
        code = rome_code(cell("code"))
        return career_row(version, code, told(cell("label")), cell("parent") or None, _flags(cell))

    fields = {
        "code": ("code_rome",),
        "label": ("libelle_rome",),
        "parent": ("code_rome_parent",),
        **_FLAG_FIELDS,
    }
    rows = rows_of(job, job.file, fields, ("code", "label"), read)
    job.count(bulk.write_careers(job.connection, bulk.CAREERS, rows))
    bulk.refresh_by_titles(job.connection)
    refresh_ties(job)


def appellations(job: Job) -> None:
    """Job titles; those of ROME 4 say whether they are in use, regulated, part of a transition."""
    version = version_by(job, "peu_usite")

    def read(cell: Cell) -> tuple[Any, ...]:
        key = told(cell("ogr"), "no_key")
        label = told(cell("long"))
        code = rome_code(cell("code"))
        return (version, key, code, label, cell("short") or None, yes_or_no(cell("rare")), *_flags(cell))

    fields = {
        "ogr": ("code_ogr",),
        "long": ("libelle_appellation_long", "libelle_appellation"),
        "short": ("libelle_appellation_court",),
        "code": ("code_rome",),
        "rare": ("peu_usite",),
        **_FLAG_FIELDS,
    }
    rows = rows_of(job, job.file, fields, ("ogr", "long", "code"), read)
    job.count(write(job.connection, bulk.APPELLATIONS, rows))
    bulk.refresh_by_titles(job.connection)
    refresh_ties(job)


def interests(job: Job) -> None:
    """RIASEC interests: a major one, and mostly a minor one. The codes tell of which ROME they are."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, major, minor = rome_code(cell("code")), cell("major").upper(), cell("minor").upper()
        if major not in _LETTERS or (minor and minor not in _LETTERS):
            raise RejectedRowError("bad_shape", f"{major} {minor}"[:20])
        return (code, major, minor or None)

    fields = {"code": ("code_rome",), "major": ("riasec_majeur",), "minor": ("riasec_mineur",)}
    rows = list(rows_of(job, job.file, fields, ("code", "major", "minor"), read))
    version = bulk.version_of(job.connection, {row[0] for _, row in rows})
    job.report.dataset = f"v{version}"
    job.count(write(job.connection, bulk.INTERESTS, ((line, (version, *row)) for line, row in rows)))


_TEXTS = {
    "definition": "definition",
    "acces_a_em": "access",
    "acces_metier": "access",
    "cond_exercice_activite": "conditions",
}


def texts(job: Job) -> None:
    """Definitions, access and conditions: one line a paragraph (ROME 3) or sentence (ROME 4), in the order of
    its position.
    """
    version = version_by(job, "position_phrase")

    def read(cell: Cell) -> tuple[Any, ...]:
        code, kind = rome_code(cell("code")), _TEXTS.get(cell("type"))
        position = normalise.whole(cell("position"))
        if kind is None:
            raise RejectedRowError("unknown_kind", cell("type")[:40])
        if position is None:
            raise RejectedRowError("bad_shape", cell("position")[:40])
        return (version, code, kind, position, told(cell("text")))

    fields = {
        "code": ("code_rome",),
        "type": ("libelle_type_texte",),
        "position": ("position_phrase", "position_libelle_txt"),
        "text": ("libelle_texte",),
    }
    job.count(write(job.connection, bulk.TEXTS, rows_of(job, job.file, fields, tuple(fields), read)))


_MOVES = {"proche": "near", "evolution": "evolution"}


def moves(job: Job) -> None:
    """Careers that one can change to: near ones (ROME 4: in their order), and ones to grow into (ROME 3)."""
    version = version_by(job, "numero_ordre")

    def read(cell: Cell) -> tuple[Any, ...]:
        code, target = rome_code(cell("code")), rome_code(cell("target"))
        if version == 4:
            position = normalise.whole(cell("position"))
            if position is None:
                raise RejectedRowError("bad_shape", cell("position")[:40])
            return (version, code, "near", target, None, position)
        kind = _MOVES.get(fold(cell("type")))
        if kind is None:
            raise RejectedRowError("unknown_kind", cell("type")[:40])
        return (version, code, kind, target, None, None)

    fields = {
        "code": ("code_rome",),
        "target": ("code_rome_cible",),
        "type": ("libelle_type_mobilite",),
        "position": ("numero_ordre",),
    }
    required = ("code", "target", "position" if version == 4 else "type")
    job.count(write(job.connection, bulk.RELATIONS, rows_of(job, job.file, fields, required, read)))


_ONISEP_ID = re.compile(r"\bMET\.\d+\b")


def onisep_links(job: Job) -> None:
    """Onisep's pages on careers (ODbL: kept in a table of their own)."""

    def read(cell: Cell) -> tuple[Any, ...]:
        code, url = rome_code(cell("code")), normalise.website(cell("url"))
        found = _ONISEP_ID.search(url or "")
        if url is None or found is None:
            raise RejectedRowError("no_link", cell("url")[:80] or None)
        return (code, found[0], told(cell("label")), url)

    fields = {
        "code": ("code_rome",),
        "label": ("libelle_metier_onisep",),
        "url": ("lien_site_onisep_fr", "lien_onisep"),
    }
    job.count(write(job.connection, bulk.ONISEP, rows_of(job, job.file, fields, tuple(fields), read)))
    refresh_ties(job)
