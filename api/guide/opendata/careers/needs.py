"""ROME 3 and 4: what careers ask for, in what they are done, what one likes in them, their themes."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.guide.careers import bulk
from api.guide.opendata.careers.rome import Cell, columns_of, rome_code, rows_of, told, yes_or_no
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.job import Job
from api.platform.kit.bulk import List, write
from api.platform.kit.text import fold

Kinds = Mapping[str, str]
"""What a publisher calls a kind of items, folded → our word."""

_SKILLS: Kinds = {
    "savoir-faire": "know_how",
    "savoir-etre professionnel": "soft",
    "savoirs de l’action": "know_how",
    "savoirs theoriques et proceduraux": "knowledge",
}
_WORKPLACES: Kinds = {"structures": "structures", "secteurs": "sectors", "conditions": "conditions"}
_CONTEXTS: Kinds = {
    "conditions de travail et risques professionnels": "conditions",
    "horaires et duree du travail": "hours",
    "lieux et deplacements": "places",
    "publics specifiques": "publics",
    "types de structures": "structures",
    "statut d’emploi": "statuses",
}
_WEIGHTS = {"": None, "principale": "core", "emergente": "emerging"}


def skills(job: Job) -> None:
    """Skills, knowledge, and (ROME 4) which career has which: one of these lists, or an archive of them."""
    items: list[tuple[int, Sequence[Any]]] = []
    links: list[tuple[int, Sequence[Any]]] = []
    fields: dict[str, tuple[str, ...]]
    versions = set()
    for file in job.file.parts():
        columns = columns_of(file)
        versions.add(3 if "libelle_type_competence" in columns else 4)
        if "coeur_metier" in columns:
            fields = {"code": ("code_rome",), "ogr": ("code_ogr",), "weight": ("coeur_metier",)}
            links += rows_of(job, file, fields, tuple(fields), _link)
        elif "libelle_savoir" in columns:
            fields = {
                "ogr": ("code_ogr_savoir",),
                "label": ("libelle_savoir",),
                "category": ("sous_categorie_savoir", "categorie_savoir"),
            }
            items += rows_of(job, file, fields, tuple(fields), _knowledge)
        else:
            fields = {
                "ogr": ("code_ogr",),
                "label": ("libelle_competence",),
                "kind": ("cat_comp", "libelle_type_competence"),
                "category": ("sous_cat_comp",),
            }
            items += rows_of(job, file, fields, ("ogr", "label", "kind"), _item(max(versions), _SKILLS))
    if len(versions) != 1:
        raise BrokenFileError("wrong_format", "ROME 3 + 4")
    job.report.dataset = f"v{versions.pop()}"
    if items:
        job.count(write(job.connection, bulk.ITEMS, items))
    if links:
        job.count(write(job.connection, bulk.ITEM_LINKS, links))


def _item(version: int, kinds: Kinds) -> Any:
    def read(cell: Cell) -> tuple[Any, ...]:
        kind = kinds.get(fold(cell("kind")).replace("'", "’"))
        if kind is None:
            raise RejectedRowError("unknown_kind", cell("kind")[:40])
        return (version, told(cell("ogr"), "no_key"), kind, cell("category") or None, told(cell("label")))

    return read


def _knowledge(cell: Cell) -> tuple[Any, ...]:
    key = told(cell("ogr"), "no_key")
    return (4, key, "knowledge", cell("category") or None, told(cell("label")))


def _link(cell: Cell) -> tuple[Any, ...]:
    weight = fold(cell("weight"))
    if weight not in _WEIGHTS:
        raise RejectedRowError("unknown_kind", weight[:40])
    return (4, rome_code(cell("code")), told(cell("ogr"), "no_key"), _WEIGHTS[weight])


def workplaces(job: Job) -> None:
    """Structures, sectors and conditions in which one works (ROME 3)."""
    _items(job, 3, _WORKPLACES, "libelle_env_travail", "libelle_type_section_env_trav")


def contexts(job: Job) -> None:
    """Hours, places, conditions, publics, structures and statuses in which one works (ROME 4)."""
    _items(job, 4, _CONTEXTS, "libelle_cont_travail", "libelle_type_cont_trav")


def _items(job: Job, version: int, kinds: Kinds, label: str, kind: str) -> None:
    fields = {"ogr": ("code_ogr",), "label": (label,), "kind": (kind,), "category": ()}
    rows = rows_of(job, job.file, fields, ("ogr", "label", "kind"), _item(version, kinds))
    job.count(write(job.connection, bulk.ITEMS, rows))


def likings(job: Job) -> None:
    """« J’aime… », « J’ai envie de… » with their texts, or the careers of each (ROME 4)."""

    def link(cell: Cell) -> tuple[Any, ...]:
        principal = yes_or_no(cell("principal")) is True
        return (4, rome_code(cell("rome")), told(cell("code"), "no_key"), principal)

    names = ("code_centre_interet", "libelle_centre_interet", "definition_centre_interet")
    _groups(job, names, bulk.LIKINGS, bulk.LIKING_LINKS, link)


def themes(job: Job) -> None:
    """Themes with their texts, or the careers of each (ROME 4)."""

    def link(cell: Cell) -> tuple[Any, ...]:
        return (4, rome_code(cell("rome")), told(cell("code"), "no_key"))

    _groups(job, ("code_theme", "libelle_theme", "definition_theme"), bulk.THEMES, bulk.THEME_LINKS, link)


def _groups(job: Job, names: tuple[str, str, str], groups: List, links: List, link: Any) -> None:
    code, label, definition = names
    fields = {"code": (code,), "label": (label,), "definition": (definition,), "rome": ("code_rome",)}
    if definition in columns_of(job.file):
        job.report.dataset = "v4"
        rows = rows_of(job, job.file, fields, ("code", "label", "definition"), _group)
        job.count(write(job.connection, groups, rows))
    else:
        job.report.dataset = "v4 careers"
        required = ("code", "rome", *(["principal"] if links is bulk.LIKING_LINKS else []))
        rows = rows_of(job, job.file, fields | {"principal": ("principal",)}, required, link)
        job.count(write(job.connection, links, rows))


def _group(cell: Cell) -> tuple[Any, ...]:
    return (4, told(cell("code"), "no_key"), told(cell("label")), cell("definition") or None)
