"""The region’s own sheets on careers: `{"sheets": [{"code", "fr", "en", "written_on", …}]}`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from api.guide.careers import bulk
from api.guide.careers.schemas import SheetOfCareer
from api.guide.opendata import handwritten
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write


def sheets(job: Job) -> None:
    """Sheets, each in both languages."""
    job.count(write(job.connection, bulk.SHEETS, _rows(job)))


def _rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, sheet in handwritten.sheets(job, SheetOfCareer, "code"):
        sources = json.dumps([source.model_dump() for source in sheet.sources], ensure_ascii=False)
        texts = (sheet.fr.model_dump_json(), sheet.en.model_dump_json())
        yield number, (sheet.code, *texts, sources, sheet.written_on, sheet.reviewed_on)
