"""HTTP of oppositions, for referents."""

from uuid import UUID

from fastapi import APIRouter

from api.people.privacy import oppositions
from api.people.privacy.schemas import OppositionDecision, OppositionPublic
from api.platform.access import Referent
from api.platform.kit.http import DatabaseDep, PersonalDataDep, SecretsDep, SettingsDep, problems

router = APIRouter(prefix="/oppositions", tags=["staff"])


@router.get("", responses=problems(400, 401, 403, 429))
async def list_oppositions(viewer: Referent, database: DatabaseDep) -> list[OppositionPublic]:
    """Oppositions that wait for a decision or are upheld, of the viewer's departments."""
    async with database.reads.connect() as connection:
        return await oppositions.standing(connection, viewer)


@router.post("/{opposition_id}", status_code=204, responses=problems(400, 401, 403, 404, 413, 422, 429))
async def decide_opposition(
    opposition_id: UUID,
    decision: OppositionDecision,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> None:
    """Accept: the consents end. Refuse: the suspension ends; an accepted one may still be refused later."""
    async with database.transaction() as session:
        await oppositions.decide(session, settings, secrets, personal_data, viewer, opposition_id, decision)
