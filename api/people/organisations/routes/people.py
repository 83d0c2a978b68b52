"""HTTP of an organisation's people: members, ownership, invitations."""

from uuid import UUID

from fastapi import APIRouter

from api.people.organisations import people
from api.people.organisations.schemas import (
    InvitationCreate,
    InvitationFound,
    InvitationPublic,
    InvitationToken,
    Joined,
    MemberPublic,
    MemberUpdate,
)
from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, LanguageDep, SecretsDep, SettingsDep

router = APIRouter(tags=["organisations"])


@router.get("/organisations/{organisation_id}/members", responses=READS)
async def list_members(organisation_id: UUID, viewer: SignedIn, database: DatabaseDep) -> list[MemberPublic]:
    """The members, for themselves: first names and roles."""
    async with database.reads.connect() as connection:
        return await people.members(connection, viewer, organisation_id)


@router.put("/organisations/{organisation_id}/members/{account_id}", status_code=204, responses=WRITES)
async def set_member_role(
    organisation_id: UUID, account_id: UUID, update: MemberUpdate, viewer: SignedIn, database: DatabaseDep
) -> None:
    """Share or hand over ownership."""
    async with database.transaction() as session:
        await people.set_role(session, viewer, organisation_id, account_id, update.role)


@router.delete("/organisations/{organisation_id}/members/{account_id}", status_code=204, responses=WRITES)
async def remove_member(
    organisation_id: UUID, account_id: UUID, viewer: SignedIn, database: DatabaseDep
) -> None:
    """Leave an organisation, or take a member out as an owner."""
    async with database.transaction() as session:
        await people.remove(session, viewer, organisation_id, account_id)


@router.get("/organisations/{organisation_id}/invitations", responses=READS)
async def list_invitations(
    organisation_id: UUID, viewer: SignedIn, database: DatabaseDep
) -> list[InvitationPublic]:
    """The pending invitations, for owners."""
    async with database.reads.connect() as connection:
        return await people.invitations(connection, viewer, organisation_id)


@router.post("/organisations/{organisation_id}/invitations", status_code=201, responses=WRITES)
async def invite(
    organisation_id: UUID,
    asked: InvitationCreate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
) -> InvitationPublic:
    """Send a link by mail that only the account of that address can use."""
    async with database.transaction() as session:
        return await people.invite(session, settings, secrets, viewer, organisation_id, asked, language)


@router.delete(
    "/organisations/{organisation_id}/invitations/{invitation_id}", status_code=204, responses=WRITES
)
async def revoke_invitation(
    organisation_id: UUID, invitation_id: UUID, viewer: SignedIn, database: DatabaseDep
) -> None:
    """Make an invitation useless."""
    async with database.transaction() as session:
        await people.revoke_invitation(session, viewer, organisation_id, invitation_id)


@router.post("/me/invitations/open", responses=WRITES)
async def open_invitation(asked: InvitationToken, viewer: SignedIn, database: DatabaseDep) -> InvitationFound:
    """What an invitation is about, without using it."""
    async with database.reads.connect() as connection:
        return await people.open_invitation(connection, viewer, asked.token)


@router.post("/me/invitations/accept", responses=WRITES)
async def accept_invitation(asked: InvitationToken, viewer: SignedIn, database: DatabaseDep) -> Joined:
    """Join by an invitation that was sent to my verified address."""
    async with database.transaction() as session:
        joined = await people.accept_invitation(session, viewer, asked.token)
    return Joined(organisation_id=joined)
