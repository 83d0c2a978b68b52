"""HTTP of schools and their pupils: codes, links, and the school's own list."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.people.organisations import schools
from api.people.organisations.schemas import (
    MySchool,
    PupilsPage,
    PupilsQuery,
    SchoolCodePublic,
    SchoolLink,
    SchoolPublic,
)
from api.platform.access import Role, SignedIn, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.problems import InvalidInputError

router = APIRouter(tags=["schools"])

SchoolStaff = Annotated[Viewer, requires(Role.SCHOOL)]
Student = Annotated[Viewer, requires(Role.STUDENT)]


@router.get("/organisations/{organisation_id}/school-codes", responses=READS)
async def list_school_codes(
    organisation_id: UUID,
    viewer: SchoolStaff,
    database: DatabaseDep,
    secrets: SecretsDep,
) -> list[SchoolCodePublic]:
    """The codes for a school's pupils, for its own members."""
    async with database.reads.connect() as connection:
        return await schools.codes(connection, secrets, viewer, organisation_id)


@router.post("/organisations/{organisation_id}/school-codes", status_code=201, responses=WRITES)
async def make_school_code(
    organisation_id: UUID,
    viewer: SchoolStaff,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> SchoolCodePublic:
    """A fresh code for a school's pupils."""
    async with database.transaction() as session:
        return await schools.make_code(session, settings, secrets, viewer, organisation_id)


@router.delete("/organisations/{organisation_id}/school-codes/{code_id}", status_code=204, responses=WRITES)
async def revoke_school_code(
    organisation_id: UUID, code_id: UUID, viewer: SchoolStaff, database: DatabaseDep
) -> None:
    """Make a code useless; the pupils who used it stay linked."""
    async with database.transaction() as session:
        await schools.revoke_code(session, viewer, organisation_id, code_id)


@router.get("/organisations/{organisation_id}/pupils", response_model=PupilsPage, responses=READS)
async def list_pupils(
    organisation_id: UUID,
    viewer: SchoolStaff,
    database: DatabaseDep,
    query: Annotated[PupilsQuery, Query()],
) -> Response:
    """The linked pupils of a school, for its own members: first names and levels."""
    async with database.reads.connect() as connection:
        count, found = await schools.pupils(
            connection, viewer, organisation_id, cursor=query.cursor, limit=query.limit
        )
    return private(b'{"count":%d,' % count + page_json(found, query.limit)[1:])


@router.get("/me/school", responses=READS)
async def read_my_school(viewer: SignedIn, database: DatabaseDep) -> MySchool:
    """The school I am linked to."""
    async with database.reads.connect() as connection:
        school = await schools.school_of(connection, viewer.account_id)
    return MySchool(school=None if school is None else SchoolPublic(**school._asdict()))


@router.post("/me/school", responses=WRITES)
async def link_to_school(
    asked: SchoolLink,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> SchoolPublic:
    """Link myself to a school by its code; a new link takes the place of the old one."""
    async with database.transaction() as session:
        school = await schools.link_by_code(session, settings, secrets, viewer.account_id, asked.code)
    if school is None:
        raise InvalidInputError("code", "wrong_school_code")
    return SchoolPublic(**school._asdict())


@router.delete("/me/school", status_code=204, responses=WRITES)
async def leave_school(viewer: SignedIn, database: DatabaseDep) -> None:
    """End the link to my school."""
    async with database.transaction() as session:
        await schools.unlink(session, viewer.account_id)
