"""HTTP of rights, bans, birth date reviews and advisers' hours, for staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.people.accounts import advisers, bans, birth_dates, service
from api.people.accounts.schemas import (
    AccountFound,
    AccountQuery,
    AdviserHoursUpdate,
    AdviserPublic,
    BanCreate,
    BirthDateReviewPublic,
    Decision,
    RoleGrant,
    ServiceHours,
)
from api.platform.access import Admin, Adviser, Colleague, Referent, Role
from api.platform.kit.http import (
    READS,
    WRITES,
    DatabaseDep,
    PersonalDataDep,
    SecretsDep,
    SettingsDep,
    problems,
    public,
)

router = APIRouter(tags=["staff"])


@router.get("/accounts", responses=READS)
async def search_accounts(
    viewer: Admin, database: DatabaseDep, query: Annotated[AccountQuery, Query()]
) -> list[AccountFound]:
    """Accounts by exact address, id, or role."""
    async with database.reads.connect() as connection:
        return await service.search(connection, viewer, query)


@router.put("/accounts/{account_id}/roles/{role}", status_code=204, responses=WRITES)
async def grant_role(
    account_id: UUID, role: Role, granted: RoleGrant, viewer: Admin, database: DatabaseDep
) -> None:
    """Give a role; a referent also gets departments."""
    async with database.transaction() as session:
        await service.require_age_for(session, account_id, role)
        for department in granted.departments or [""]:
            await service.grant(session, account_id, role, actor=viewer.account_id, department=department)


@router.delete("/accounts/{account_id}/roles/{role}", status_code=204, responses=WRITES)
async def revoke_role(account_id: UUID, role: Role, viewer: Admin, database: DatabaseDep) -> None:
    """Take a role away; the last admin keeps theirs."""
    async with database.transaction() as session:
        await service.revoke(session, account_id, role, actor=viewer.account_id)


@router.post("/accounts/{account_id}/ban", status_code=204, responses=WRITES)
async def ban(
    account_id: UUID,
    asked: BanCreate,
    viewer: Referent,
    database: DatabaseDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> None:
    """Shut an account out: its sessions end at once, and it cannot return under the same address."""
    async with database.transaction() as session:
        await service.check_ban(session, personal_data, viewer, account_id)
        await bans.ban(
            session, secrets, personal_data, account_id, actor=viewer.account_id, reason=asked.reason
        )


@router.delete("/accounts/{account_id}/ban", status_code=204, responses=WRITES)
async def lift_ban(account_id: UUID, viewer: Admin, database: DatabaseDep) -> None:
    """Let a banned account return."""
    async with database.transaction() as session:
        await bans.lift(session, account_id, actor=viewer.account_id)


@router.get("/birth-date-reviews", responses=READS)
async def list_birth_date_reviews(viewer: Referent, database: DatabaseDep) -> list[BirthDateReviewPublic]:
    """Birth dates that wait for a decision: to be changed, or confirmed."""
    async with database.reads.connect() as connection:
        return await birth_dates.birth_date_reviews(connection, viewer)


@router.post("/birth-date-reviews/{review_id}", status_code=204, responses=WRITES)
async def decide_birth_date(
    review_id: UUID, decision: Decision, viewer: Referent, database: DatabaseDep
) -> None:
    """Confirm or refuse a birth date; confirmed, a minor's is vouched for."""
    async with database.transaction() as session:
        await birth_dates.decide_birth_date(session, viewer, review_id, accept=decision.accept)


@router.get("/me/opening-hours", responses=READS)
async def read_opening_hours(viewer: Adviser, database: DatabaseDep) -> AdviserHoursUpdate:
    """When I answer, as an adviser."""
    async with database.reads.connect() as connection:
        return await advisers.read_hours(connection, viewer.account_id)


@router.put("/me/opening-hours", status_code=204, responses=WRITES)
async def set_opening_hours(update: AdviserHoursUpdate, viewer: Adviser, database: DatabaseDep) -> None:
    """Say when I answer, as an adviser."""
    async with database.transaction() as session:
        await advisers.set_hours(session, viewer.account_id, update)


@router.get("/advisers", responses=READS)
async def list_advisers(_: Colleague, database: DatabaseDep) -> list[AdviserPublic]:
    """The advisers and when they answer, for their colleagues."""
    async with database.reads.connect() as connection:
        return await advisers.advisers(connection)


@router.get("/advisers/hours", response_model=ServiceHours, responses=problems(429))
async def read_service_hours(database: DatabaseDep, settings: SettingsDep) -> Response:
    """When advisers answer, for everybody: the coming days, which the phone compares with its clock."""
    async with database.reads.connect() as connection:
        found = await advisers.service_hours(connection)
    return public(settings, found.model_dump_json(by_alias=True))
