"""HTTP of figures."""

import json
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.guide.figures import service
from api.guide.figures.schemas import SchoolOutcomes
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.sources import credited

router = APIRouter(tags=["figures"])


def _with_sources(request: Request, body: str, sources: list[str]) -> str:
    """A JSON object, and who publishes what is in it."""
    known = credited([{"source": source} for source in sources], request.app.state.credits)
    return f'{body[:-1]},"sources":{json.dumps(known, ensure_ascii=False)}}}'


@router.get(
    "/places/{place_id}/outcomes", response_model=SchoolOutcomes, responses=problems(400, 404, 422, 429)
)
async def read_place_outcomes(
    place_id: UUID, request: Request, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """What became of those who left a school or a CFA."""
    async with database.reads.connect() as connection:
        body, sources = await service.place_outcomes(connection, place_id)
    return public(settings, _with_sources(request, body, sources))
