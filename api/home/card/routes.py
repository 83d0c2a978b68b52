"""HTTP of cards: one answer to whoever holds it."""

from typing import Annotated

from fastapi import APIRouter, Response

from api.home.card import service
from api.home.card.schemas import CardCreate, CardPublic
from api.platform.access import Role, Viewer, requires
from api.platform.kit.http import WRITES, DatabaseDep, SecretsDep, SettingsDep

router = APIRouter(prefix="/me/card", tags=["me"])

Student = Annotated[Viewer, requires(Role.STUDENT)]


@router.post("", responses=WRITES)
async def show_card(
    wanted: CardCreate,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> CardPublic:
    """My card, to show on this screen for a few minutes. Needs the consent `card`."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return await service.show(session, settings, secrets, viewer, wanted)
