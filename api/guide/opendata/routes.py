"""HTTP of what others may take on."""

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from api.guide.opendata import service
from api.platform.kit.http import DatabaseDep, SettingsDep, problems

router = APIRouter(tags=["open data"])


@router.get("/open-data/onisep.jsonl", response_class=StreamingResponse, responses=problems(429))
async def export_onisep(database: DatabaseDep, settings: SettingsDep) -> Response:
    """What this server derives from Onisep's data, under the same licence (ODbL 1.0): share-alike."""
    headers = {
        "Cache-Control": f"public, max-age={settings.cache_seconds}",
        "Content-Disposition": 'attachment; filename="onisep.jsonl"',
        "Link": f'<{service.ONISEP_LICENCE["licence_url"]}>; rel="license"',
    }
    return StreamingResponse(service.onisep_lines(database), media_type="application/jsonl", headers=headers)
