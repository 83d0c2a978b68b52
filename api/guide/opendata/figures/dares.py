"""Portraits of occupations, and how hard it is to hire for them (Dares)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from api.guide.figures import bulk
from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.figures.occupations import ALL, occupation_code
from api.guide.opendata.figures.rows import Cell, count, figure, percent, read_rows, table_rows
from api.guide.opendata.headers import meaning, resolve
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write

EDITION = "2017-2019"
"""Of « Portraits statistiques des métiers 1982-2019 »: the years of the files that name none."""
_PERIOD = re.compile(r"(\d{4})(?:[-_](\d{4}))?")

_AGES = {
    **{f"{n}_{n + 4}_ans": f"{n}-{n + 4}" for n in range(25, 60, 5)},
    "15_24_ans": "15-24",
    "60_ans_ou_plus": "60+",
}
_WAGES = {
    "moins_de_1250": "0-1250",
    "de_1250_a_moins_de_1500": "1250-1500",
    "de_1500_a_moins_de_2000": "1500-2000",
    "de_2000_a_moins_de_3000": "2000-3000",
    "3000_ou_plus": "3000+",
}
_HOURS = {"travail_de_nuit": "night", "travail_le_samedi": "saturday", "travail_le_dimanche": "sunday"}
_WORKING_TIME = {
    "temps_partiel": "part_time",
    "dont_sous_emploi": "underemployed",
    "temps_complet_travaillant_plus_de_40h_par_semaine": "over_40_hours",
}
_DIPLOMAS = {
    "aucun_diplome_cep_ou_brevet_des_colleges": "none",
    "cap_bep_ou_autre_diplome_equivalent": "cap",
    "bac_brevet_professionnel_ou_equivalent": "bac",
    "bac_2": "bac_2",
    "diplome_superieur_bac_3_ou_plus": "bac_3",
    "en_cours_d_etudes_initiales": "studying",
    "inconnu": "unknown",
}


def _fraction(written: str) -> float | None:
    share = figure(written, 0, 1)
    return None if share is None else 100 * share


def _thousands(written: str) -> float | None:
    return figure(written, 0, 1e6)


class Portrait(NamedTuple):
    """How a file tells a figure of each occupation: columns of occupation, part and value."""

    occupation: str
    value: str
    read: Callable[[str], float | None]
    part: str | None = None
    parts: Mapping[str, str] | None = None
    """By the meaning of what is written, the part's code; without it, the publisher's code is kept."""
    label: str | None = None
    period: str | None = None


_WHOLE_LABELS = {"CG": "Fabrication de produits en caoutchouc, plastique, verre, béton ou céramique"}
"""The file names CG by its first half: division 23 of the NAF (minerals, no metals) is in it too."""

PORTRAITS = {
    "women": Portrait("fap3", "part", percent, period="annee"),
    "wage": Portrait("fap3", "salaire_median", _thousands, period="annee"),
    "wages": Portrait("fap", "pourcentage", percent, "salaire", _WAGES),
    "hours": Portrait("fap3", "pourcentage", percent, "horaire_atypique", _HOURS, period="annee"),
    "working_time": Portrait("fap", "pourcentage", percent, "temps_travail", _WORKING_TIME, period="annee"),
    "diplomas": Portrait("fap", "pourcentage", _fraction, "diplome", _DIPLOMAS),
    "sectors": Portrait("fap", "pourcentage", percent, "secteur", label="label_secteur"),
}
"""Files of one row for each occupation and part."""


def portrait(kind: str) -> Callable[[Job], None]:
    """The importer of a file of `PORTRAITS`."""
    told = PORTRAITS[kind]
    names = (told.occupation, told.value, told.part, told.label, told.period)
    fields = {name: (name,) for name in names if name}

    def read(cell: Cell) -> tuple[Any, ...]:
        part, label = kind, None
        if told.part:
            written = cell(told.part)
            part = written if told.parts is None else told.parts.get(meaning(written), "")
            if not part:
                raise RejectedRowError("unknown_kind", written[:40])
        if told.label:
            label = _WHOLE_LABELS.get(part) or cell(told.label)
        period = _period(cell(told.period)) if told.period else EDITION
        return (
            kind,
            occupation_code(cell(told.occupation)),
            period,
            part,
            told.read(cell(told.value)),
            label,
        )

    def run(job: Job) -> None:
        job.report.dataset = kind
        job.count(write(job.connection, bulk.PORTRAITS, table_rows(job, fields, tuple(fields), read)))

    return run


def ages(job: Job) -> None:
    """People by age, in thousands; the years stand in the column's name."""
    kind = "ages"
    with job.file.table() as table:
        columns = [name for name in map(meaning, table.header) if re.fullmatch(r"annee_\d{4}_\d{4}", name)]
        if len(columns) != 1:
            raise BrokenFileError("unknown_header", "annee_2017_2019")
        period = _period(columns[0].removeprefix("annee_"))
        fields = {"occupation": ("fap",), "age": ("tr_age",), "people": (columns[0],)}

        def read(cell: Cell) -> tuple[Any, ...]:
            part = _AGES.get(meaning(cell("age")))
            if part is None:
                raise RejectedRowError("unknown_kind", cell("age")[:40])
            occupation = occupation_code(cell("occupation"))
            return (kind, occupation, period, part, _thousands(cell("people")), None)

        at = resolve(table.header, fields, tuple(fields))
        job.report.dataset = kind
        job.count(write(job.connection, bulk.PORTRAITS, read_rows(job, table.rows(), at, read)))


_TOLD = re.compile(r"[A-Z][\dA-Z]{0,4}")


def headcount(job: Job) -> None:
    """Employment, in thousands: a row for each year, a column for each occupation; each cell is read."""
    with job.file.table() as table:
        year, *codes = (normalise.text(name) for name in table.header)
        if meaning(year) != "annee" or ALL not in codes or not all(map(_TOLD.fullmatch, codes)):
            raise BrokenFileError("unknown_header", "Annee")
        job.report.dataset = "headcount"
        job.count(write(job.connection, bulk.PORTRAITS, _headcounts(job, codes, table.rows())))


def _headcounts(
    job: Job, codes: Sequence[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, Sequence[Any]]]:
    for line, (written, *cells) in rows:
        for code, people in zip(codes, cells, strict=True):
            job.report.read += 1
            try:
                period = _period(normalise.text(written))
                yield (
                    line,
                    ("headcount", occupation_code(code), period, "headcount", _thousands(people), None),
                )
            except RejectedRowError as error:
                job.log.add(line, code, error.reason, error.detail)


def _period(written: str) -> str:
    """A year, or two. Raises RejectedRowError."""
    found = _PERIOD.fullmatch(written)
    if found is None:
        raise RejectedRowError("bad_shape", written[:40])
    return found[1] if found[2] is None else f"{found[1]}-{found[2]}"


_REASONS = {
    "hiring": "intensite_d_embauches",
    "training": "lien_formation_emploi",
    "workforce": "manque_de_main_d_oeuvre_disponible",
    "unstable": "non_durabilite_de_l_emploi",
    "conditions": "conditions_de_travail_contraignantes",
    "distance": "inadequation_geographique",
}
_TENSION: dict[str, tuple[str, ...]] = {
    "occupation": ("fap",),
    "employment": ("emploi_moyen",),
    "rating": ("categorie_tension",),
    **{reason: (column,) for reason, column in _REASONS.items()},
    "year": ("annee",),
    "level": ("niveau_geo",),
    "region": ("reg",),
    "department": ("dep",),
}
_LEVELS = {"nat": "country", "reg": "region", "dep": "department"}


def tensions(job: Job) -> None:
    """How hard it is to hire, from 1 to 5, and six reasons from 1 to 5; where too few were asked, nothing."""

    def read(cell: Cell) -> tuple[Any, ...]:
        level = _LEVELS.get(cell("level"))
        if level is None:
            raise RejectedRowError("unknown_kind", cell("level")[:40])
        territory = "" if level == "country" else cell(level).removesuffix(".0")
        if bool(territory) == (level == "country"):
            raise RejectedRowError("bad_identifier", cell("department")[:40])
        scores = (figure(cell(name), 1, 5) for name in ("rating", *_REASONS))
        return (
            *(
                _period(cell("year").removesuffix(".0")),
                level,
                territory,
                occupation_code(cell("occupation")),
            ),
            count(cell("employment")),
            *(None if score is None else int(score) for score in scores),
        )

    job.count(write(job.connection, bulk.TENSIONS, table_rows(job, _TENSION, tuple(_TENSION), read)))
