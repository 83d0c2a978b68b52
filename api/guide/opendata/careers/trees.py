"""ROME's trees: families of careers, sectors of activity, and the bridge to the international codes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from api.guide.careers import bulk
from api.guide.opendata import normalise
from api.guide.opendata.careers.rome import CODE, career_row, columns_of, mended
from api.guide.opendata.careers.ties import refresh_ties
from api.guide.opendata.cells import cell, objects
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.platform.kit.bulk import write

_FAMILY = re.compile(r"[A-N](?:\d{2})?")
_CODE_PREFIX = re.compile(r"^[A-N]\d*\s*[–-]\s*")

Node = tuple[int, str, str]
"""Line, code and label of a domain, a family or a career."""


def families(job: Job) -> None:
    """Domains and families, with the careers below them, from a CSV, JSON or workbook tree of ROME 3; or
    without careers, from the list of the domains of ROME 4's.
    """
    titles: list[tuple[int, Sequence[Any]]] = []
    if job.file.is_workbook:
        nodes = list(_workbook_nodes(job, titles))
    elif job.file.starts_as_json():
        nodes = list(_json_nodes(job))
    else:
        nodes = list(_table_nodes(job))
    groups = [
        (line, (code, label, code[0] if len(code) == 3 else None))
        for line, code, label in nodes
        if len(code) < 5
    ]
    leaves = [(line, career_row(3, code, label)) for line, code, label in nodes if len(code) == 5]
    job.count(write(job.connection, bulk.FAMILIES, groups))
    # The list of codes knows the careers' labels better; the tree adds those that it lacks.
    job.count(bulk.write_careers(job.connection, bulk.CAREERS_OF_TREE, leaves))
    if titles:
        job.count(write(job.connection, bulk.APPELLATIONS_OF_TREE, titles))
        bulk.refresh_by_titles(job.connection)
        refresh_ties(job)


def _node(job: Job, line: int, code: str, label: str) -> Iterator[Node]:
    if not label:
        job.log.add(line, code or None, "no_name")
    elif _FAMILY.fullmatch(code) or CODE.fullmatch(code):
        yield line, code, label
    else:
        job.log.add(line, code or None, "bad_identifier")


def _table_nodes(job: Job) -> Iterator[Node]:
    if "code_domaine_professionel" in columns_of(job.file):
        yield from _domain_nodes(job)
        return
    fields = {
        "code": ("code_noeud",),
        "label": ("libelle_item_arbo",),
        "tree": ("code_type_referentiel",),
        "kind": ("libelle_type_noeud",),
    }
    with job.file.table() as table:
        at = resolve(table.header, fields, ("code", "label", "tree"))
        for line, row in table.rows():
            job.report.read += 1
            cells = [mended(value) for value in row] + [""]
            code = cells[at["code"]].upper()
            # Other trees group the same careers by theme; the root is no group.
            if cells[at["tree"]] != "6" or cells[at["kind"]] == "RACINE":
                job.log.add(line, code or None, "out_of_scope")
                continue
            yield from _node(job, line, code, cells[at["label"]])


def _domain_nodes(job: Job) -> Iterator[Node]:
    """ROME 4 tells the great domain and the domain of each career: the first row of each is its node."""
    fields = {
        "career": ("code_rome",),
        "domain": ("code_grand_domaine",),
        "domain_label": ("libelle_grand_domaine",),
        "family": ("code_domaine_professionel",),
        "family_label": ("libelle_domaine_professionel",),
    }
    known: set[str] = set()
    with job.file.table() as table:
        at = resolve(table.header, fields, tuple(fields))
        for line, row in table.rows():
            cells = {name: mended(row[at[name]]) for name in fields}
            for code, label in ((cells["domain"], "domain_label"), (cells["family"], "family_label")):
                if code not in known:
                    known.add(code)
                    job.report.read += 1
                    yield from _node(job, line, code, cells[label])


def _json_nodes(job: Job) -> Iterator[Node]:
    number = 0

    def walk(item: Json) -> Iterator[Node]:
        nonlocal number
        number += 1
        job.report.read += 1
        yield from _node(
            job, number, cell(item, "id").upper(), _CODE_PREFIX.sub("", mended(item.get("name")))
        )
        for child in objects(item.get("children")):
            yield from walk(child)

    for _number, item in job.file.items():  # noqa: PERF102
        yield from walk(item)


def _workbook_nodes(job: Job, titles: list[tuple[int, Sequence[Any]]]) -> Iterator[Node]:
    for name, rows in job.file.sheets():
        if not meaning(name).startswith("arbo"):
            continue
        for line, values in enumerate(rows, 1):
            letter, family, career, label, ogr = (mended(value) for value in (*values, *[None] * 5)[:5])
            code = letter + (family and family.zfill(2)) + (career and career.zfill(2))
            if not code and not label:
                continue  # the header, whose cells are blank, and empty lines
            job.report.read += 1
            if not ogr:
                yield from _node(job, line, code, label)
            elif label and CODE.fullmatch(code):
                titles.append((line, (3, ogr, code, label, *(None,) * 7)))
            else:
                job.log.add(line, ogr, "bad_identifier" if label else "no_name")
        return
    raise BrokenFileError("unknown_header", "Arbo Principale")


def sectors(job: Job) -> None:
    """France Travail's sectors of activity; a career stands in its sector, and mostly in a part of it."""
    rows = list(_sector_rows(job))
    version = bulk.version_of(job.connection, {row[0] for _, row in rows})
    job.report.dataset = f"v{version}"
    job.count(write(job.connection, bulk.SECTORS, ((line, (version, *row)) for line, row in rows)))


def _sector_rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, sector in job.file.items(("arbo_secteur",)):
        sector_code, label = cell(sector, "code_secteur"), mended(sector.get("libelle"))
        found: dict[str, str | None] = {}
        for part in objects(sector.get("liste_sous_secteur")):
            for career in objects(part.get("liste_metier")):
                found.setdefault(cell(career, "code_rome").upper(), mended(part.get("libelle")) or None)
        for career in objects(sector.get("liste_metier")):
            found.setdefault(cell(career, "code_rome").upper(), None)
        for code, part_label in found.items():
            job.report.read += 1
            if not sector_code or not label:
                job.log.add(number, code or None, "no_name")
            elif not CODE.fullmatch(code):
                job.log.add(number, code or None, "bad_identifier")
            else:
                yield number, (code, sector_code, label, part_label)


def international_codes(job: Job) -> None:
    """The bridge from ROME 3 to ISCO-08, by which ESCO is reached."""
    job.count(write(job.connection, bulk.RELATIONS, list(_isco_rows(job))))


def _isco_rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    fields = {
        "code": ("code_rome",),
        "isco": ("code_isco08",),
        "label": ("libelle_codes_isco08",),
    }
    for _name, rows in job.file.sheets():
        header = [normalise.text(value) for value in next(rows, ())]
        if not header or meaning(header[0]) != "code_rome":
            continue
        at = resolve(header, fields, tuple(fields))
        for line, values in enumerate(rows, 2):
            cells = [mended(value) for value in values]
            cells += [""] * (len(header) - len(cells))  # a sheet may leave out empty cells
            if not any(cells):
                continue
            job.report.read += 1
            code, isco = cells[at["code"]].upper(), normalise.whole(cells[at["isco"]])
            if not CODE.fullmatch(code) or isco is None or not 0 < isco < 10000:
                job.log.add(line, code or None, "bad_identifier")
            else:
                yield line, (3, code, "isco", f"{isco:04d}", cells[at["label"]] or None, None)
        return
    raise BrokenFileError("unknown_header", "Code ROME")
