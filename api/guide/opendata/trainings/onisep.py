"""Onisep on trainings (ODbL 1.0): sheets in XML, and the list of all of them."""

import re
from collections.abc import Iterator

from api.guide.opendata import normalise
from api.guide.opendata.elements import Tree
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.markup import plain
from api.guide.opendata.trainings import labels
from api.guide.opendata.trainings.rncp import registered
from api.guide.opendata.trainings.rows import Cell, Row, bring, diploma_code, required, settle
from api.guide.trainings import bulk
from api.platform.kit.bulk import write

MAX_PARAGRAPHS = 6000
"""Characters of one text of a sheet."""
_ID = re.compile(r"FOR\.\d{1,7}")
_CAREER = re.compile(r"MET\.\d{1,7}")
_LEVEL = re.compile(r"niveau ([1-8])\b")
_YEARS = re.compile(r"(\d{1,2}) ans?")
_ABOVE_BAC = re.compile(r"Bac \+ (\d)")
_RNCP = re.compile(r"francecompetences\.fr/recherche/rncp/(\d{1,6})\b")
_CONDITION = "conditionnelle"
_LENGTH_UNTRUE = frozenset(("FOR.7628",))
"""Sheets whose length the law contradicts: the diploma of ambulanciers is 801 hours, not two years."""


_AFTER_ANOTHER_YEAR = re.compile(r"(?<!ou )(?:après|par la validation d['’])\s?une (?:première|1re) année")
"""The only way into a training whose own years are counted from there: médecine, maïeutique…"""
_YEARS_FROM_THIRD = {3: 3, 4: 4, 5: 6, 6: 7, 7: 8}
"""Of the RNCP's levels. What takes longer is the time within which one may finish it."""


def _months(duration: str, level: int | None, access: str = "") -> int | None:
    """Months of the whole training; null where the years told are not the whole, or are no length of it."""
    found = _YEARS.fullmatch(duration.strip())
    if found is None or _AFTER_ANOTHER_YEAR.search(access):
        return None
    years = int(found[1])
    return 12 * years if years <= _YEARS_FROM_THIRD.get(level or 0, years) else None


def _years_before(studies: str, duration: str, access: str) -> int | None:
    """Years of studies after the bac before a training of that length, which ends with so many of them. One
    year opens nothing but what says so: else the years told are not all there are.
    """
    ends, lasts = _ABOVE_BAC.fullmatch(studies.strip()), _YEARS.fullmatch(duration.strip())
    before = int(ends[1]) - int(lasts[1]) if ends and lasts else -1
    if before == 1 and not _AFTER_ANOTHER_YEAR.search(access):
        return None
    return before if before >= 0 else None


def _level(text: str) -> int | None:
    found = _LEVEL.match(text)
    return int(found[1]) if found else None


def _text(tree: Tree, name: str) -> str:
    return plain(tree.text(name), MAX_PARAGRAPHS)


def _sheet(tree: Tree) -> Row:
    key = tree.text("identifiant")
    if not _ID.fullmatch(key):
        raise RejectedRowError("bad_identifier", key[:40])
    label = normalise.text(required(tree.text("libelle_complet")))
    code = tree.text("code_scolarite")
    kind = normalise.text(tree.text("type_Formation", "type_formation_libelle"))
    rncp = _RNCP.search(tree.text("url"))
    careers = [found.text("id") for found in tree.all("metiers_formation", "metier")]
    certified, access = _level(tree.text("niveau_certification")), _text(tree, "descriptif_acces")
    return (
        key,
        diploma_code(code) if code else None,
        label,
        labels.from_certification(label),
        labels.diploma_of(label, kind),
        kind or None,
        None if key in _LENGTH_UNTRUE else _months(tree.text("duree_formation"), certified, access),
        _years_before(tree.text("niveau_etudes", "libelle"), tree.text("duree_formation"), access),
        certified,
        tree.text("nsf_discipline", "NSF_discipline_code")[:3] or None,
        rncp[1] if rncp else None,
        _text(tree, "descriptif_format_court"),
        access,
        _text(tree, "attendus"),
        _text(tree, "descriptif_poursuite_etudes"),
        list(dict.fromkeys(code for code in careers if _CAREER.fullmatch(code))),
        normalise.day(tree.text("modification_date")),
    )


def _follows(key: str, tree: Tree) -> Iterator[Row]:
    """What comes after, each once; on a condition where any of the sheet's lists says so."""
    found: dict[str, bool] = {}
    for group in tree.all("poursuites_etudes", "poursuite_etudes"):
        conditional = _CONDITION in group.text("type_Poursuite")
        for named in group.all("formation_poursuite_Etudes"):
            label = normalise.text(named.text())
            if label:
                found[label] = found.get(label, False) or conditional
    for label, conditional in found.items():
        yield key, label, labels.from_onisep(label), conditional


def sheets(job: Job) -> None:
    """Sheets, one after the other: the file is never held whole."""
    following: list[tuple[int, Row]] = []

    def read() -> Iterator[tuple[int, Row]]:
        for number, tree in job.file.trees("formation"):
            job.report.read += 1
            if number == 1 and not tree.all("type_Formation"):
                raise BrokenFileError("unknown_header", "type_Formation")
            try:
                row = _sheet(tree)
            except RejectedRowError as error:
                job.log.add(number, tree.text("identifiant")[:40] or None, error.reason, error.detail)
                continue
            following.extend((number, follows) for follows in _follows(row[0], tree))
            yield number, row

    job.count(write(job.connection, bulk.SHEETS, read()))
    job.report.vanish(*write(job.connection, bulk.SHEETS_NEXT, following).vanishing, closed=0)
    settle(job)


def listed(job: Job) -> None:
    """The list of initial trainings; a code RNCP of 0 says that it is not registered."""

    def make(cell: Cell) -> Row:
        found = _ID.search(cell("link"))
        if found is None:
            raise RejectedRowError("no_link", cell("link")[:80] or None)
        label, certified = required(cell("label")), _level(cell("level"))
        return (
            found[0],
            label,
            labels.from_certification(label),
            labels.diploma_of(label, cell("kind")),
            cell("acronym") or None,
            cell("kind") or None,
            _months(cell("duration"), certified),
            certified,
            registered(cell("rncp")),
            [name.strip() for name in cell("domains").split("|") if name.strip()],
        )

    fields = {
        "label": ("libelle_formation_principal",),
        "acronym": ("sigle_formation",),
        "kind": ("libelle_type_formation",),
        "duration": ("duree",),
        "rncp": ("code_rncp",),
        "level": ("libelle_niveau_rncp",),
        "link": ("lien_site_onisep_fr", "url_et_id_onisep"),
        "domains": ("domaine_sous_domaine",),
    }
    bring(job, bulk.LISTED, fields, ("label", "kind", "duration", "link"), make)
