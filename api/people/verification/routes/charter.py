"""HTTP of what mentors promise."""

from fastapi import APIRouter, Response

from api.people.verification import profiles
from api.people.verification.schemas import CharterPublic
from api.platform.kit.http import SettingsDep, problems, public

router = APIRouter(tags=["verification"])


@router.get("/mentor-charter", response_model=CharterPublic, responses=problems(422, 429))
async def read_charter(settings: SettingsDep) -> Response:
    """What mentors promise."""
    return public(settings, profiles.charter().model_dump_json())
