"""The region’s own sheets on careers: `{"sheets": [{"code", "fr", "en", "written_on", …}]}`.

They are written by hand, so that what is not in their shape is a slip, and told.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from api.guide.careers import bulk
from api.guide.careers.schemas import SheetOfCareer
from api.guide.opendata.cells import cell
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write


def sheets(job: Job) -> None:
    """Sheets, each in both languages."""
    job.count(write(job.connection, bulk.SHEETS, _rows(job)))


def _rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, item in job.file.items(("sheets",)):
        job.report.read += 1
        try:
            sheet = SheetOfCareer.model_validate(item)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            job.log.add(number, cell(item, "code") or None, "bad_shape", f"{where}: {first['msg']}")
            continue
        sources = json.dumps([source.model_dump() for source in sheet.sources], ensure_ascii=False)
        texts = (sheet.fr.model_dump_json(), sheet.en.model_dump_json())
        yield number, (sheet.code, *texts, sources, sheet.written_on, sheet.reviewed_on)
