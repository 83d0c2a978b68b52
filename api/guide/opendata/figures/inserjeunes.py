"""InserJeunes: what became of those who left a school, a CFA or a training (DEPP, Dares)."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from api.guide.figures import bulk
from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.figures.rows import Cell, Rows, count, figure, percent, read_rows, table_rows
from api.guide.opendata.headers import Columns, meaning, resolve
from api.guide.opendata.job import Job
from api.guide.opendata.table import Table
from api.platform.kit.bulk import write

_YEARS = re.compile(r"(?<!\d)(20\d\d)[_-](20\d\d)(?!\d)")

_WAYS = {
    "ensemble": "all",
    "dont_eleves_en_voie_pro_sco": "school",
    "dont_apprentis": "apprenticeship",
}

_FIELDS: dict[str, tuple[str, ...]] = {
    "uai": ("n_uai_de_l_etablissement",),
    "label": ("libelle_de_l_etablissement",),
    "way": ("dont_apprentis_en_eple",),
    "further_study": ("taux_de_poursuite_d_etudes",),
    "employed_6": ("taux",),
    "expected_6": ("taux_attendu",),
    "difference": ("valeur_ajoutee",),
    "employed_12": ("taux_d_emploi_12_mois",),
    "employed_18": ("taux_d_emploi_18_mois",),
    "employed_24": ("taux_d_emploi_24_mois",),
    "studying": ("part_en_poursuite_d_etudes",),
    "employed": ("part_en_emploi_6_mois_apres_la_sortie",),
    "other": ("part_des_autres_situations",),
    "broken": (),
}
_NAMED = ("uai", "label", "further_study", "employed_6", "expected_6", "difference", "studying", "employed")

# The two oldest vintages were sheets with merged header cells, of which a CSV keeps the first line: names of
# groups of columns, and none of the columns themselves. What these are is known from the list of CFA, which
# tells the same figures under names (the tests compare them). Each shape is that of one year.
_START = ("n_uai_de_l_etablissement", "libelle_de_l_etablissement", "region")
_RATES = ("taux", "taux_attendu", "valeur_ajoutee")
_UNNAMED: dict[tuple[str, ...], tuple[str, tuple[int, ...]]] = {
    (*_START, "", "", *_RATES, "", "", ""): ("2018-2019", (8, 9, 10)),
    (*_START, "", "", *_RATES, ""): ("2019-2020", (8,)),
    (*_START, "dont_apprentis_en_eple", "", *_RATES, ""): ("2019-2020", (8,)),
}
"""By the meanings of a header: the year, and where the rates after 12, 18 and 24 months stand."""
_FURTHER = 4
_BESIDE = 3
"""Of a school the way; of a CFA the contracts broken off, or nothing."""


def by_school(job: Job) -> None:
    """Schools with vocational classes, or CFA, of one vintage: its years stand in the file's name only."""
    year = _years_of(job.file.name)
    with job.file.table() as table:
        rows = table.rows()
        unnamed = _UNNAMED.get(tuple(meaning(name) for name in table.header))
        if unnamed is None:
            at, origin = _named_columns(table)
        else:
            first = next(rows, None)
            if first is None or unnamed[0] != year:
                raise BrokenFileError("unknown_header", f"{job.file.name[:80]}, {unnamed[0]}")
            at, origin = _unnamed_columns(first[1], unnamed[1])
            rows = _surely(chain([first], rows), at)
        job.report.dataset = f"{origin} {year}"

        def read(cell: Cell) -> tuple[Any, ...]:
            told = cell("way")
            way = _WAYS.get(meaning(told)) if origin == "pro" else "apprenticeship"
            if way is None:
                raise RejectedRowError("unknown_kind", told[:40])
            return (origin, year, _uai(cell), way, cell("label"), *_rates(cell))

        job.count(write(job.connection, bulk.OUTCOMES_OF_SCHOOLS, read_rows(job, rows, at, read)))


def _years_of(name: str) -> str:
    """The one pair of years, one after the other, in a file's name."""
    found = set(_YEARS.findall(name))
    years = found.pop() if len(found) == 1 else ("0", "0")
    if int(years[1]) != int(years[0]) + 1:
        raise BrokenFileError("unknown_year", name[:80])
    return "-".join(years)


def _named_columns(table: Table) -> tuple[Columns, str]:
    at = resolve(table.header, _FIELDS, _NAMED)
    return at, "apprenticeship" if at["way"] < 0 else "pro"


def _unnamed_columns(first: list[str], after: tuple[int, ...]) -> tuple[Columns, str]:
    at = dict.fromkeys(_FIELDS, -1) | {"uai": 0, "label": 1, "further_study": _FURTHER}
    at |= {"employed_6": 5, "expected_6": 6, "difference": 7}
    at |= dict(zip(("employed_12", "employed_18", "employed_24"), after, strict=False))
    if meaning(first[_BESIDE]) in _WAYS:
        return at | {"way": _BESIDE}, "pro"
    # One year's contracts broken off are known to stand there; of the other, nothing does.
    return at | {"broken": _BESIDE if len(after) > 1 else -1}, "apprenticeship"


def _surely(rows: Iterator[tuple[int, list[str]]], at: Mapping[str, int]) -> Iterator[tuple[int, list[str]]]:
    """Rows of columns without names, as long as its figures say that they are what they are held for.

    Raises BrokenFileError otherwise.
    """
    for line, row in rows:
        beside = row[_BESIDE].strip()
        known = meaning(beside) in _WAYS if at["way"] >= 0 else at["broken"] >= 0 or not beside
        if not known or not _adds_up(
            *(row[at[field]] for field in ("employed_6", "expected_6", "difference"))
        ):
            raise BrokenFileError("unknown_header", f"l. {line}")
        yield line, row


def _adds_up(employed: str, expected: str, difference: str) -> bool:
    """Whether a difference is one, but for the rounding of each."""
    rates = [normalise.number(written) for written in (employed, expected, difference)]
    told = [rate for rate in rates if rate is not None]
    return len(told) < len(rates) or abs(told[0] - told[1] - told[2]) <= 1


def _uai(cell: Cell) -> str:
    uai = normalise.uai(cell("uai"))
    if uai is None:
        raise RejectedRowError("bad_identifier", cell("uai")[:40])
    return uai


def _rates(cell: Cell) -> tuple[float | None, ...]:
    if not _adds_up(cell("employed_6"), cell("expected_6"), cell("difference")):
        raise RejectedRowError("bad_shape", cell("difference")[:40])
    after = ("employed_12", "employed_18", "employed_24")
    return (
        *(percent(cell(field)) for field in ("further_study", "employed_6", "expected_6")),
        figure(cell("difference"), -100, 100),
        *(percent(cell(field)) for field in (*after, "studying", "employed", "other", "broken")),
    )


_CFA: dict[str, tuple[str, ...]] = {
    "year": ("annee",),
    "uai": ("uai",),
    "label": ("libelle",),
    "further_study": ("taux_poursuite_etudes",),
    "employed_6": ("taux_emploi_6_mois",),
    "expected_6": ("taux_emploi_6_mois_attendu",),
    "difference": ("va_emploi_6_mois",),
    "employed_12": ("taux_emploi_12_mois",),
    "employed_18": ("taux_emploi_18_mois",),
    "employed_24": ("taux_emploi_24_mois",),
    "studying": ("devenir_part_poursuite_etudes",),
    "employed": ("devenir_part_en_emploi_6_mois",),
    "other": ("devenir_part_autre_situation_6_mois",),
    "broken": ("part_contrats_apprentissage_interrompus",),
}


def by_cfa(job: Job) -> None:
    """CFA, all years in one file."""

    def read(cell: Cell) -> tuple[Any, ...]:
        return ("cfa", _years(cell("year")), _uai(cell), "apprenticeship", cell("label"), *_rates(cell))

    job.count(write(job.connection, bulk.OUTCOMES_OF_SCHOOLS, table_rows(job, _CFA, tuple(_CFA), read)))


def _years(written: str) -> str:
    """The years of a row. Raises RejectedRowError."""
    found = _YEARS.search(written)
    if found is None or int(found[2]) != int(found[1]) + 1:
        raise RejectedRowError("bad_shape", written[:40])
    return f"{found[1]}-{found[2]}"


_TRAINING: dict[str, tuple[str, ...]] = {
    "region": ("code_region",),
    "year": ("millesime",),
    "way": ("voie",),
    "cfd": ("cfd",),
    "mefstat11": ("mefstat11",),
    "leavers": ("nb_sortant",),
    "further_study": ("taux_poursuite_etudes",),
    "employed_6": ("taux_emploi_6_mois",),
    "employed_12": ("taux_emploi_12_mois",),
    "employed_18": ("taux_emploi_18_mois",),
    "employed_24": ("taux_emploi_24_mois",),
}
_CODES = {
    "scolaire": ("school", "mefstat11", re.compile(r"[0-9A-Z]{11}")),
    "apprentissage": ("apprenticeship", "cfd", re.compile(r"[0-9A-Z]{8}")),
}
"""By the way of training: its name here, and the code that its rows have."""


def by_training(job: Job) -> None:
    """Trainings of a region: the pupils' by MEF, the apprentices' by CFD."""

    def read(cell: Cell) -> tuple[Any, ...]:
        if cell("way") not in _CODES:
            raise RejectedRowError("unknown_kind", cell("way")[:40])
        way, nomenclature, shape = _CODES[cell("way")]
        code = cell(nomenclature)
        if not shape.fullmatch(code) or not re.fullmatch(r"\d\d", cell("region")):
            raise RejectedRowError("bad_identifier", code[:40])
        rates = ("further_study", "employed_6", "employed_12", "employed_18", "employed_24")
        return (
            *(cell("region"), _years(cell("year")), way, code, nomenclature, count(cell("leavers"))),
            *(percent(cell(field)) for field in rates),
        )

    rows: Rows = table_rows(job, _TRAINING, tuple(_TRAINING), read)
    job.count(write(job.connection, bulk.OUTCOMES_OF_TRAININGS, rows))
