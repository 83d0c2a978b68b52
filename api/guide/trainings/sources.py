"""Which lists a training's page shows something of: each is named there with its year."""

from collections.abc import Iterable
from typing import Any

from api.guide.figures import service as figures
from api.guide.trainings.queries import SHEETS
from api.guide.trainings.source_queries import LISTS
from api.platform.kit.clock import now
from api.platform.kit.database import Reader, fetch

_OCCUPATIONS, _PAGES, _CAREERS = "onisep-metiers", "onisep-pages", "rome"
_CERTIFIED, _REGISTERED = "certif-info", "rncp-rome"


def named(row: Any, steps: Iterable[Any], *, outcomes: bool) -> set[str]:
    """The lists that tell what stands on a page: `row` of `DETAIL`, `steps` of `STEPS`, and whether there are
    figures of the region.
    """
    found = {*row.sources, *(row.place_sources or ()), *row.career_sources}
    found.update(source for step in steps for source in step.sources)
    if row.careers or row.fields:
        found.add(_CAREERS)
    if row.fields:
        found.add(_CERTIFIED if _CERTIFIED in found else _REGISTERED)
    if row.occupations:
        found.add(_OCCUPATIONS)
    if row.parcours or row.parcours_of:
        found.add(SHEETS)
    if row.page_url and not row.onisep_id:
        found.add(_PAGES)
    if outcomes or row.elsewhere:
        found.add(figures.SOURCE_OF_TRAINING_OUTCOMES)
    return found


async def read(
    reader: Reader, sources: set[str], training_id: str | None = None, *, counted: bool = False
) -> list[dict[str, Any]]:
    """These sources, of which year each is and when it was last read, where that is known. Of a training also
    those of its places' open days, and of their schools' rates where it is `counted` among them.
    """
    asked = {"sources": sorted(sources), "id": training_id, "counted": counted, "now": now()}
    return [
        {"source": source, "year": year, "checked_on": read_on and read_on.isoformat()}
        for source, read_on, year in await fetch(reader, LISTS, asked)
    ]
