"""Onisep: the list of careers (Idéo-Métiers, CSV or JSON) and the sheets on them (XML)."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from api.guide.careers import bulk
from api.guide.opendata import normalise
from api.guide.opendata.careers.rome import CODE, told
from api.guide.opendata.careers.ties import refresh_ties
from api.guide.opendata.cells import cell
from api.guide.opendata.elements import Tree
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.job import Job
from api.guide.opendata.markup import Section, sections
from api.platform.kit.bulk import write
from api.platform.kit.text import fold

ID = re.compile(r"MET\.\d{1,8}")
PAGE = "https://www.onisep.fr/http/redirection/metier/slug/{}"
_STUDIES = re.compile(r"FOR\.\d{1,8}")
_LIST_FIELDS: dict[str, tuple[str, ...]] = {
    "label": ("libelle_metier",),
    "url": ("lien_site_onisep_fr", "lien_site_onisepfr"),
    "year": ("annee",),
    "gfe": ("gfe",),
    "rome": ("code_rome", "code_rome_v_3"),
    "domains": ("domaine_sous_domaine", "domainesous_domaine"),
}
_YEARS = range(1990, 2100)

Cell = Callable[[str], str]


def careers(job: Job) -> None:
    """The list of careers: a row for each publication that tells of one, so that careers come several times.

    What its rows tell is joined; lists of several years stand side by side.
    """
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    edition = 0
    for line, read in _json_rows(job) if job.file.starts_as_json() else _csv_rows(job):
        job.report.read += 1
        try:
            key, one = _career(read)
        except RejectedRowError as error:
            job.log.add(line, read("label")[:40] or None, error.reason, error.detail)
            continue
        year = normalise.whole(read("year"))
        if year in _YEARS:
            edition = max(edition, year or 0)
        if key not in found:
            found[key] = (line, one)
            continue
        job.log.add(line, key, "duplicate")
        for field in ("rome_codes", "domains", "gfe"):
            found[key][1][field] |= one[field]
    if found and not edition:
        raise BrokenFileError("unknown_header", "année")
    job.report.dataset = str(edition)
    rows = (
        (line, (edition, key, one["label"], PAGE.format(key), *(list(one[field]) for field in _SETS)))
        for key, (line, one) in found.items()
    )
    job.count(write(job.connection, bulk.ONISEP_CAREERS, rows))
    refresh_ties(job)


_SETS = ("rome_codes", "domains", "gfe")


def _career(read: Cell) -> tuple[str, dict[str, Any]]:
    key = ID.search(read("url"))
    if key is None:
        raise RejectedRowError("no_link", read("url")[:80] or None)
    codes = [code for code in read("rome").upper().replace("|", " ").split() if code]
    if not all(map(CODE.fullmatch, codes)):
        raise RejectedRowError("bad_identifier", read("rome")[:40])
    domains = [" ".join(domain.split()) for domain in read("domains").split("|")]
    # Dictionaries keep the order in which things were told.
    return key[0], {
        "label": _once(told(read("label"))),
        "rome_codes": dict.fromkeys(codes),
        "domains": dict.fromkeys(domain for domain in domains if domain),
        "gfe": dict.fromkeys([read("gfe")] if read("gfe") else []),
    }


def _once(label: str) -> str:
    """« miroitier / miroitier » without its second form, which is no other one."""
    first, _, second = label.partition(" / ")
    return first if fold(first) == fold(second) else label


def _csv_rows(job: Job) -> Iterator[tuple[int, Cell]]:
    with job.file.table() as table:
        at = resolve(table.header, _LIST_FIELDS, tuple(_LIST_FIELDS))
        for line, row in table.rows():
            yield line, lambda field, row=row: normalise.text(row[at[field]])  # type: ignore[misc]


def _json_rows(job: Job) -> Iterator[tuple[int, Cell]]:
    for number, item in job.file.items():
        names = {meaning(name): name for name in item}
        at = resolve(list(names), _LIST_FIELDS, tuple(_LIST_FIELDS) if number == 1 else ())
        keys = [*names.values(), ""]
        yield number, lambda field, item=item, keys=keys, at=at: cell(item, keys[at[field]])  # type: ignore[misc]


def sheets(job: Job) -> None:
    """The sheets, read one by one; their texts become paragraphs without markup."""
    job.count(write(job.connection, bulk.ONISEP_SHEETS, _sheet_rows(job)))
    refresh_ties(job)


def _sheet_rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, tree in job.file.trees("metier"):
        job.report.read += 1
        # Sheets on trainings name careers too, in a few words.
        if number == 1 and not tree.all("nom_metier"):
            raise BrokenFileError("unknown_header", "nom_metier")
        key = normalise.text(tree.text("identifiant"))
        try:
            yield number, _sheet(key, tree)
        except RejectedRowError as error:
            job.log.add(number, key[:40] or None, error.reason, error.detail)


def _sheet(key: str, tree: Tree) -> tuple[Any, ...]:
    if not ID.fullmatch(key):
        raise RejectedRowError("bad_identifier" if key else "no_key", key[:40] or None)
    codes = _texts(tree, "romesV3", "romeV3")
    life = sections(tree.text("vie_professionnelle"))
    bodies = [
        *(sections(tree.text(tag)) for tag in ("nature_travail", "condition_travail", "competences")),
        sections(tree.text("acces_metier")),
        *_without_wages(life),
    ]
    return (
        key,
        told(normalise.text(tree.text("nom_metier"))),
        normalise.text(tree.text("libelle_feminin")) or None,
        normalise.text(tree.text("libelle_masculin")) or None,
        _texts(tree, "synonymes", "synonyme", "nom_metier"),
        [code for code in codes if CODE.fullmatch(code)],
        normalise.text(tree.text("niveau_acces_min", "libelle")) or None,
        _summary(tree),
        *(_json(shown(body)) for body in bodies),
        _json(_named(tree, _STUDIES, "formations_min_requise", "formation_min_requise")),
        _json(_named(tree, ID, "metiers_associes", "metier_associe")),
        _json(_links(tree)),
        _texts(tree, "secteurs_activite", "secteur_activite", "libelle"),
        _texts(tree, "centres_interet", "centre_interet", "libelle"),
        _texts(tree, "statuts", "statut", "libelle"),
        normalise.day(tree.text("modification_date")),
    )


def _texts(tree: Tree, *path: str) -> list[str]:
    found = (normalise.text(one.text()) for one in tree.all(*path))
    return list(dict.fromkeys(text for text in found if text))


def _named(tree: Tree, shape: re.Pattern[str], *path: str) -> list[dict[str, str]]:
    pairs = ((normalise.text(one.text("id")), normalise.text(one.text("libelle"))) for one in tree.all(*path))
    return [{"id": key, "label": label} for key, label in pairs if shape.fullmatch(key) and label]


def _links(tree: Tree) -> list[dict[str, str | None]]:
    named = ((normalise.website(one.text("valeur")), one) for one in tree.all("sources_numeriques", "source"))
    return [
        {"url": url, "label": normalise.text(one.text("commentaire")) or None} for url, one in named if url
    ]


def _summary(tree: Tree) -> str | None:
    """The teaser, else the shortest of the short formats."""
    short = [one.text("descriptif") for one in tree.all("formats_courts", "format_court")]
    for text in (tree.text("accroche_metier"), *sorted(short, key=len)):
        paragraphs = list(chain.from_iterable(part.paragraphs for part in sections(text)))
        if paragraphs:
            return paragraphs[0] if len(paragraphs) > 1 and text in short else " ".join(paragraphs)
    return None


def _without_wages(parts: list[Section]) -> tuple[list[Section], list[Section]]:
    """What is told of life at work, and of wages: amounts without a year, which are not shown."""
    life: list[Section] = []
    wages: list[Section] = []
    level = 0
    for part in parts:
        if level and 0 < part.level <= level:
            level = 0
        if not level and part.heading and fold(part.heading).startswith("salaire"):
            level = part.level
        (wages if level else life).append(part)
    return life, wages


def shown(parts: list[Section]) -> list[Mapping[str, Any]]:
    """Headings that nothing follows are left out, but one that stands above others."""
    kept: list[Mapping[str, Any]] = []
    for number, part in enumerate(parts):
        below = (parts[later] for later in range(number + 1, len(parts)))  # no copy of the rest for each
        filled = next(
            (later.paragraphs for later in below if later.paragraphs or later.level <= part.level), []
        )
        is_above = bool(filled) and parts[number + 1].level > part.level
        if part.paragraphs or is_above:
            kept.append({"heading": part.heading, "level": part.level, "paragraphs": part.paragraphs})
    return kept


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
