"""The region’s own sheets on aids and ways back: `{"sheets": [{"id", "topic", "fr", "en", …}]}`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from api.guide.aids import bulk
from api.guide.aids.schemas import AidSheetPublic
from api.guide.opendata import handwritten
from api.guide.opendata.job import Job
from api.platform.kit.bulk import write


def sheets(job: Job) -> None:
    """Sheets, each in both languages, in the order in which they are shown."""
    job.count(write(job.connection, bulk.SHEETS, _rows(job)))


def _rows(job: Job) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, sheet in handwritten.sheets(job, AidSheetPublic, "id"):
        yield (
            number,
            (
                *(sheet.id, number, sheet.topic.value),
                *(list(sheet.profiles), list(sheet.places)),
                json.dumps([link.model_dump() for link in sheet.links], ensure_ascii=False),
                *(sheet.fr.model_dump_json(), sheet.en.model_dump_json()),
                sheet.written_on,
            ),
        )
