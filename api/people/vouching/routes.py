"""HTTP of personal codes: made by schools and referents, typed by the person."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.people.accounts.schemas import AgeState
from api.people.vouching import service
from api.people.vouching.schemas import (
    AgeCodeTyped,
    CodeListCreate,
    CodeListMade,
    CodeListPublic,
    CodeListQuery,
    StaffCodeListCreate,
)
from api.platform.access import Referent, Role, SignedIn, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep
from api.platform.kit.problems import InvalidInputError

router = APIRouter(tags=["age"])

SchoolStaff = Annotated[Viewer, requires(Role.SCHOOL)]
Maker = Annotated[Viewer, requires(Role.SCHOOL, Role.REFERENT, Role.ADMIN)]


@router.get("/organisations/{organisation_id}/age-codes", responses=READS)
async def list_school_age_codes(
    organisation_id: UUID, viewer: SchoolStaff, database: DatabaseDep
) -> list[CodeListPublic]:
    """A school's lists of personal codes, for its own members; the codes themselves are not kept."""
    async with database.reads.connect() as connection:
        return await service.of_school(connection, viewer, organisation_id)


@router.post("/organisations/{organisation_id}/age-codes", status_code=201, responses=WRITES)
async def make_school_age_codes(
    organisation_id: UUID,
    asked: CodeListCreate,
    viewer: SchoolStaff,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> CodeListMade:
    """Personal codes for a school's pupils: each vouches for one pupil's age, once."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return await service.make_for_school(session, settings, secrets, viewer, organisation_id, asked)


@router.get("/staff/age-codes", responses=READS)
async def list_staff_age_codes(viewer: Referent, database: DatabaseDep) -> list[CodeListPublic]:
    """The lists that referents made for those who have no page here, and a school's where somebody was shut
    out who made it, or the school is no longer believed.
    """
    async with database.reads.connect() as connection:
        return await service.of_staff(connection, viewer)


@router.post("/staff/age-codes", status_code=201, responses=WRITES)
async def make_staff_age_codes(
    draft: StaffCodeListCreate,
    viewer: Referent,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> CodeListMade:
    """Personal codes that a mission locale, a CFA or a drop-out platform hands out."""
    response.headers["Cache-Control"] = "no-store"
    async with database.transaction() as session:
        return await service.make_as_staff(session, settings, secrets, viewer, draft)


@router.delete("/age-codes/{batch_id}", status_code=204, responses=WRITES)
async def revoke_age_codes(
    batch_id: UUID, viewer: Maker, database: DatabaseDep, query: Annotated[CodeListQuery, Query()]
) -> None:
    """Cancel a list of codes; where it was in wrong hands, also what its used codes said."""
    async with database.transaction() as session:
        await service.revoke(session, viewer, batch_id, withdraw=query.withdraw)


@router.post("/me/age/code", responses=WRITES)
async def use_age_code(
    typed: AgeCodeTyped,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> AgeState:
    """Have my age vouched for by the personal code that somebody handed me."""
    async with database.transaction() as session:
        state = await service.use(session, settings, secrets, viewer, typed.code)
    if isinstance(state, str):
        raise InvalidInputError("code", state)
    return state
