"""HTTP of the referents' queue of candidacies."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.people.verification import decisions
from api.people.verification.schemas import (
    CandidaciesQuery,
    CandidacyBrief,
    CandidacyDecision,
    CandidacyDetail,
    Revocation,
)
from api.platform.access import Referent
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(prefix="/candidacies", tags=["staff"])


@router.get("", response_model=Page[CandidacyBrief], responses=READS)
async def list_candidacies(
    viewer: Referent, database: DatabaseDep, query: Annotated[CandidaciesQuery, Query()]
) -> Response:
    """Candidacies of the referent's departments, those that wait longest first."""
    async with database.reads.connect() as connection:
        found = await decisions.page(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.get("/{candidacy_id}", responses=READS)
async def read_candidacy(
    candidacy_id: UUID, viewer: Referent, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> CandidacyDetail:
    """Everything to check before deciding."""
    async with database.reads.connect() as connection:
        return await decisions.detail(connection, settings, secrets, viewer, candidacy_id)


@router.post("/{candidacy_id}/decision", status_code=204, responses=WRITES)
async def decide_candidacy(
    candidacy_id: UUID,
    decision: CandidacyDecision,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
) -> None:
    """Accept a candidacy, or refuse it with a reason."""
    async with database.transaction() as session:
        await decisions.decide(session, settings, viewer, candidacy_id, decision)


@router.post("/{candidacy_id}/revoke", status_code=204, responses=WRITES)
async def revoke_approval(
    candidacy_id: UUID, revocation: Revocation, viewer: Referent, database: DatabaseDep, settings: SettingsDep
) -> None:
    """End an approval: the role is taken away at once."""
    async with database.transaction() as session:
        await decisions.revoke(session, settings, viewer, candidacy_id, revocation.reason)
