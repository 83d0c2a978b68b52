"""What else is told of diplomas: pages, priorities, words, and apprentices' trainings by school."""

from collections.abc import Iterator

from api.guide.opendata import normalise
from api.guide.opendata.cells import cell as cell_of
from api.guide.opendata.cells import objects
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.guide.opendata.trainings.rows import (
    Cell,
    Row,
    bring,
    bring_items,
    diploma_code,
    required,
    school,
    settle,
)
from api.guide.trainings import bulk
from api.platform.kit.bulk import write

MAX_PAGES = 100_000


def pages(job: Job) -> None:
    """Onisep's pages by code formation diplôme: one object, code to address."""
    found = job.file.document()
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise BrokenFileError("wrong_format")
    if len(found) > MAX_PAGES:
        raise BrokenFileError("bad_value", f"> {MAX_PAGES}")

    def rows() -> Iterator[tuple[int, Row]]:
        for number, (code, address) in enumerate(found.items(), 1):
            job.report.read += 1
            url = normalise.website(address)
            try:
                if url is None:
                    raise RejectedRowError("no_link", address[:80])
                yield number, (diploma_code(code), url)
            except RejectedRowError as error:
                job.log.add(number, code[:40], error.reason, error.detail)

    job.count(write(job.connection, bulk.PAGES, rows()))
    settle(job)


def priorities(job: Job) -> None:
    """Diplomas that a region calls a priority."""
    fields = {
        "label": ("formation",),
        "code": ("cfd",),
        "region": ("coderegion",),
        "chosen": ("region_selectionnee",),
    }

    def make(cell: Cell) -> Row:
        return (diploma_code(cell("code")), required(cell("region"), "no_key"), required(cell("label")))

    bring(job, bulk.PRIORITIES, fields, tuple(fields), make)


def keywords(job: Job) -> None:
    """Words out of a diploma's own texts."""

    def make(item: Json) -> Row:
        words = [cell_of(word, "mot_clef") for word in objects(item.get("data"))]
        return (diploma_code(cell_of(item, "Cfd")), required(" ".join(filter(None, words))))

    bring_items(job, bulk.KEYWORDS, (), ("Cfd", "data"), make)


def apprentices(job: Job) -> None:
    """The catalogue of apprenticeship: who trains apprentices for which diploma."""

    def make(item: Json) -> Row:
        uai = cell_of(item, "uai_formation") or cell_of(item, "etablissement_formateur_uai")
        return (job.source, school(uai), diploma_code(cell_of(item, "cfd")), "apprenticeship", None)

    bring_items(job, bulk.OFFERS, ("formations",), ("cle_ministere_educatif", "cfd"), make)
