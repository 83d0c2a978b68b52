"""HTTP of next steps."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import TypeAdapter

from api.home.steps import service
from api.home.steps.schemas import WaitingStep
from api.platform.access import SignedIn
from api.platform.feature.waiting import Waiting
from api.platform.kit.http import DatabaseDep, SettingsDep, private, problems

_STEPS = TypeAdapter(list[WaitingStep])

router = APIRouter(tags=["steps"])


def get_waiting(request: Request) -> list[Waiting]:
    """What each room says is waiting."""
    waiting: list[Waiting] = request.app.state.waiting
    return waiting


WaitingDep = Annotated[list[Waiting], Depends(get_waiting)]


@router.get("/me/steps", response_model=list[WaitingStep], responses=problems(401, 429))
async def list_steps(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, waiting: WaitingDep
) -> Response:
    """What waits for me, the most urgent first."""
    async with database.reads.connect() as connection:
        found = await service.mine(connection, settings, viewer, waiting)
    return private(_STEPS.dump_json(_STEPS.validate_python(found)))
