"""Occupations as statistics know them (FAP, Dares): their names, and the ROME codes behind them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from api.guide.figures import bulk
from api.guide.opendata import normalise
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.figures.rows import ABSENT, Cell, table_rows
from api.guide.opendata.headers import meaning
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write
from api.platform.kit.text import fold, words

CODE = re.compile(r"[A-Z](?:[\dA-Z][A-Z](?:\d\d[a-z]?)?)?")
"""Of a domain (`P`), a group (`A0Z`), an occupation (`A0Z40`), or a part of one (`A0X41a`)."""
_UNKNOWN = re.compile(r"ZZ+")
"""Of people whose occupation is not known."""
ALL = "ENS"
"""All occupations together."""

_LAYOUTS = {
    "fap2009": (
        ("code_fap_detaillees", "fap_detaillees", "occupation"),
        ("code_fap_agregees", "fap_agregees", "group"),
        ("code_domaines_professionnels", "domaines_professionnels", "domain"),
    ),
    "fap2021": (
        ("code_fap341", "intitule_fap341", "part"),
        ("code_fap228", "intitule_fap228", "occupation"),
        ("code_fap86", "intitule_fap86", "group"),
        ("code_fap22", "intitule_fap22", "domain"),
    ),
}
"""By nomenclature, the columns of code and label of each level, the finest first."""

_SMALL = frozenset(
    [
        *("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou"),
        *("salarie", "salaries"),
    ]
)
"""Words that tell no occupation from another; that people are employed is said in one nomenclature only."""


def occupation_label(written: str) -> str:
    """A label as it is shown: « Ouviers » is a typing error of the publisher."""
    return re.sub(r"\bOuviers\b", "Ouvriers", written)


def comparable(label: str) -> str:
    """What two labels of the publisher share that name the same occupation."""
    return " ".join(word for word in words(fold(label)) if word not in _SMALL)


def occupation_code(written: str) -> str:
    """A FAP code, or that of all together. Raises RejectedRowError."""
    if written.upper() in ("ENS", "ENSEMBLE"):
        return ALL
    if _UNKNOWN.fullmatch(written):
        raise RejectedRowError("out_of_scope", written[:40])
    if not CODE.fullmatch(written):
        raise RejectedRowError("bad_identifier", written[:40])
    return written


def names(job: Job) -> None:
    """Occupations with the groups and domains that hold them; each is read once."""
    with job.file.table() as table:
        header = [meaning(name) for name in table.header]
        nomenclature = next(
            (name for name, levels in _LAYOUTS.items() if all({*level[:2]} <= {*header} for level in levels)),
            None,
        )
        if nomenclature is None:
            raise BrokenFileError("unknown_header", _LAYOUTS["fap2021"][1][0])
        job.report.dataset = nomenclature
        levels = [
            (header.index(code), header.index(label), level) for code, label, level in _LAYOUTS[nomenclature]
        ]
        rows = _occupations(job, nomenclature, levels, table.rows())
        job.count(write(job.connection, bulk.OCCUPATIONS, rows))


def _occupations(
    job: Job,
    nomenclature: str,
    levels: Sequence[tuple[int, int, str]],
    rows: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, Sequence[Any]]]:
    seen: set[str] = set()
    for line, row in rows:
        told = [
            (normalise.text(row[code]), occupation_label(normalise.text(row[label])), level)
            for code, label, level in levels
        ]
        # An occupation that has no parts stands for its only one too.
        chain = [one for n, one in enumerate(told) if n + 1 == len(told) or one[0] != told[n + 1][0]]
        parents = [code for code, _label, _level in chain[1:]] + [None]
        for (code, label, level), parent in zip(chain, parents, strict=True):
            if code in seen:
                continue
            seen.add(code)
            job.report.read += 1
            if not CODE.fullmatch(code):
                job.log.add(line, code[:40] or None, "bad_identifier")
            elif not label:
                job.log.add(line, code, "no_name")
            else:
                yield line, (nomenclature, code, level, label, parent, comparable(label))


def rome_codes(job: Job) -> None:
    """The ROME 3 codes of each occupation of 2009; a star says that only a part of the career is meant."""

    def read(cell: Cell) -> tuple[Any, ...]:
        occupation, rome = cell("occupation"), cell("rome")
        if not CODE.fullmatch(occupation):
            raise RejectedRowError("bad_identifier" if occupation else "no_key", occupation[:40] or None)
        if rome.lower() in ABSENT:
            raise RejectedRowError("no_link", occupation)
        if not re.fullmatch(r"[A-N]\d{4}", rome):
            raise RejectedRowError("bad_identifier", rome[:40])
        return (occupation, rome, cell("label").endswith("*"))

    fields = {"occupation": ("fap",), "rome": ("rome",), "label": ("intitule_rome",)}
    job.count(write(job.connection, bulk.OCCUPATION_ROME, table_rows(job, fields, tuple(fields), read)))
