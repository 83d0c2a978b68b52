"""Onisep's lists of schools: which identifier stands for which UAI, and when doors are open (ODbL)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from api.guide.agenda.bulk import EventRow, write_events
from api.guide.agenda.service import EventKind
from api.guide.opendata import normalise
from api.guide.opendata.agenda import count_events
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.gazetteer import Gazetteer
from api.guide.opendata.job import Job
from api.guide.opendata.places.layouts import TableLayout, Values
from api.guide.opendata.places.open_day_texts import Opening, Told, read
from api.guide.places.bulk import places_by_onisep_id, write_open_day_texts
from api.platform.kit.clock import now

_SCHOOL = re.compile(r"ENS\.\d{1,9}")
_LIST = "jpo"


class Schools(TableLayout):
    """Subjects taught by school: here only that a UAI has this identifier of Onisep's."""

    repeats = True
    fields: ClassVar = {
        "uai": ("uai_lieu_de_cours",),
        "page": ("identifiant_et_fiche_onisep_lieu_de_cours",),
        "specialities": ("enseignements_de_specialite_de_classe_de_1ere_generale",),
    }
    required: ClassVar = ("uai", "page")

    def __init__(self, gazetteer: Gazetteer, header: Sequence[str]) -> None:
        super().__init__(gazetteer, header)
        self.dataset = "1re" if self.at["specialities"] >= 0 else "2de"

    def key(self, row: list[str]) -> str:
        return normalise.uai(row[self.at["uai"]]) or ""

    def department(self, row: list[str]) -> str | None:
        return normalise.department(self.key(row)[:3])

    def bytes_of(self, row: list[str]) -> bytes:
        return f"{row[self.at['uai']]}\x1f{row[self.at['page']]}".encode()

    def values(self, row: list[str]) -> Values:
        onisep_id = normalise.onisep_id(row[self.at["page"]])
        if onisep_id is None:
            raise RejectedRowError("no_link")
        return {"uai": self.key(row), "onisep_id": onisep_id}


class _Text(NamedTuple):
    line: int
    school: str
    number: int
    text: str


def open_days(job: Job) -> None:
    """Import the texts on open days: an event where day and hours are sure and still to come, else the text.

    What is past for sure is left out.
    """
    moment = now()
    unsure: list[tuple[int, str, int, str, date | None]] = []
    coming: list[tuple[_Text, Told, list[Opening]]] = []
    for one in _texts(job):
        told = read(one.text)
        openings = [opening for opening in told.openings if opening.ends_at > moment]
        if openings:
            coming.append((one, told, openings))
        elif not told.openings and (told.last_day is None or told.last_day >= job.today):
            unsure.append((*one, told.last_day))
        else:
            job.report.skipped += 1
    job.report.read += len(unsure) + sum(len(openings) for _, _, openings in coming)
    job.count(write_open_day_texts(job.connection, unsure, job.today))
    _write_events(job, coming)


def _write_events(job: Job, coming: list[tuple[_Text, Told, list[Opening]]]) -> None:
    places = places_by_onisep_id(job.connection, [one.school for one, _, _ in coming])
    rows: dict[str, EventRow] = {}
    for one, told, openings in coming:
        for opening in openings:
            key = f"{one.school} {opening.starts_at:%Y-%m-%dT%H:%M}"
            if key in rows or one.school not in places:
                job.log.add(one.line, key, "duplicate" if key in rows else "unknown_place")
                continue
            place_id, name = places[one.school]
            rows[key] = EventRow(
                len(rows) + 1,
                key,
                EventKind.OPEN_DAY.value,
                f"Portes ouvertes – {name}",
                *opening,
                None,
                description=told.note or None,
                place_id=place_id,
                url=normalise.website(told.url),
            )
    effects = write_events(job.connection, job.source, rows.values(), today=job.today, demo=job.demo)
    count_events(job, effects)


def _texts(job: Job) -> Iterator[_Text]:
    """Each text with its school, in the order of the file. Raises BrokenFileError for another document."""
    document = job.file.document()
    if not isinstance(document, dict) or not document:
        raise BrokenFileError("wrong_format")
    for line, (school, value) in enumerate(document.items(), 1):
        listed = value.get(_LIST) if isinstance(value, dict) else None
        if not _SCHOOL.fullmatch(school) or not isinstance(listed, list):
            raise BrokenFileError("wrong_format", school[:40])
        texts = [text for text in map(normalise.text, listed) if text]
        for number, text in enumerate(dict.fromkeys(texts), 1):
            yield _Text(line, school, number, text)
