"""HTTP of what mentors promise."""

from fastapi import APIRouter, Response

from api.kit.http import SettingsDep, problems, public
from api.verification import profiles
from api.verification.schemas import CharterPublic

router = APIRouter(tags=["verification"])


@router.get("/mentor-charter", response_model=CharterPublic, responses=problems(422, 429))
async def read_charter(settings: SettingsDep) -> Response:
    """What mentors promise."""
    return public(settings, profiles.charter().model_dump_json())
