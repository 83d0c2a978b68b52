"""HTTP of applications: the student's, the company's, and what a school sees of its own pupils."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.placements.applications import company, lists, student
from api.placements.applications.schemas import (
    Accept,
    ApplicationCreate,
    ApplicationMine,
    ApplicationReceived,
    ApplicationSent,
    ApplicationsQuery,
    Attestation,
    ContactUpdate,
    Explain,
    MyApplications,
    MyApplicationsQuery,
    Outcome,
    Overlaps,
    PupilApplications,
    PupilApplicationsQuery,
    PupilsPlaced,
    PupilsPlacedQuery,
    ReceivedApplications,
)
from api.platform.access import Role, SignedIn, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep
from api.platform.reading import TextTurn, in_thread

router = APIRouter(tags=["applications"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
Company = Annotated[Viewer, requires(Role.COMPANY)]
SchoolStaff = Annotated[Viewer, requires(Role.SCHOOL)]


@router.post("/applications", status_code=201, responses=WRITES)
async def apply(
    viewer: Student,
    draft: Annotated[ApplicationCreate, in_thread(ApplicationCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
) -> ApplicationSent:
    """Apply for an offer, once; sending the same again changes nothing."""
    async with database.transaction() as session:
        found = await student.apply(session, settings, viewer, draft)
        made = await lists.one_of_mine(await session.connection(), settings, viewer, draft.id)
    return ApplicationSent(**dict(made), screening=found)


@router.get("/offers/{offer_id}/applying", status_code=204, responses=READS)
async def may_apply(offer_id: UUID, viewer: Student, database: DatabaseDep) -> None:
    """Whether the offer is open to me, by its state and by my age: asked before anything is written."""
    async with database.transaction() as session:
        await student.may_apply(session, viewer, offer_id)


@router.get("/me/applications", responses=READS)
async def list_my_applications(
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[MyApplicationsQuery, Query()],
    response: Response,
) -> MyApplications:
    """My applications, the latest first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.mine(connection, settings, viewer, query)


@router.get("/me/applications/{application_id}", responses=READS)
async def read_my_application(
    application_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> ApplicationMine:
    """One of my applications, with its history."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.one_of_mine(connection, settings, viewer, application_id)


@router.get("/me/applications/{application_id}/overlaps", responses=READS)
async def read_overlaps(
    application_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> Overlaps:
    """My other applications at the same dates, and what confirming this one would do to them."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.overlaps(connection, settings, viewer, application_id)


@router.get("/me/applications/{application_id}/attestation", responses=READS)
async def read_attestation(
    application_id: UUID, viewer: SignedIn, database: DatabaseDep, response: Response
) -> Attestation:
    """What I may keep of a placement that its company says took place."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.attestation(connection, viewer, application_id)


@router.post("/me/applications/{application_id}/confirm", responses=WRITES)
async def confirm_application(
    application_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> ApplicationMine:
    """Take the place; my other applications for the same dates end, and their places are free again."""
    async with database.transaction() as session:
        await student.confirm(session, settings, viewer, application_id)
        return await lists.one_of_mine(await session.connection(), settings, viewer, application_id)


@router.post("/me/applications/{application_id}/withdraw", responses=WRITES)
async def withdraw_application(
    application_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> ApplicationMine:
    """Take my application back, at any time; a held place is free again."""
    async with database.transaction() as session:
        await student.withdraw(session, settings, viewer, application_id)
        return await lists.one_of_mine(await session.connection(), settings, viewer, application_id)


@router.get("/organisations/{organisation_id}/applications", responses=READS)
async def list_received_applications(
    organisation_id: UUID,
    viewer: Company,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[ApplicationsQuery, Query()],
    response: Response,
) -> ReceivedApplications:
    """The applications for a company's offers, for its own members."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.received(connection, settings, viewer, organisation_id, query)


@router.get("/applications/{application_id}", responses=READS)
async def read_received_application(
    application_id: UUID, viewer: Company, database: DatabaseDep, settings: SettingsDep, response: Response
) -> ApplicationReceived:
    """One application for an offer of my company, with its history."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.one_received(connection, settings, viewer, application_id)


@router.post("/applications/{application_id}/seen", status_code=204, responses=WRITES)
async def mark_application_seen(
    application_id: UUID, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Tell the student that somebody has read it; a second time changes nothing."""
    async with database.transaction() as session:
        await company.see(session, settings, viewer, application_id)


@router.post("/applications/{application_id}/accept", responses=WRITES, dependencies=[TextTurn])
async def accept_application(
    application_id: UUID, answer: Accept, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> ApplicationReceived:
    """Say yes: a place is held until the student confirms."""
    async with database.transaction() as session:
        await company.accept(session, settings, viewer, application_id, answer)
        return await lists.one_received(await session.connection(), settings, viewer, application_id)


@router.put("/applications/{application_id}/contact", responses=WRITES, dependencies=[TextTurn])
async def correct_contact(
    application_id: UUID, told: ContactUpdate, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> ApplicationReceived:
    """Correct whom the student asks for, until the placement begins; the student is told."""
    async with database.transaction() as session:
        await company.correct_contact(session, settings, viewer, application_id, told.contact)
        return await lists.one_received(await session.connection(), settings, viewer, application_id)


@router.put("/applications/{application_id}/outcome", responses=WRITES)
async def say_outcome(
    application_id: UUID, said: Outcome, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> ApplicationReceived:
    """Say whether a placement took place, once it is over; the student is told."""
    async with database.transaction() as session:
        await company.say_outcome(session, settings, viewer, application_id, took_place=said.took_place)
        return await lists.one_received(await session.connection(), settings, viewer, application_id)


@router.post("/applications/{application_id}/refuse", responses=WRITES, dependencies=[TextTurn])
async def refuse_application(
    application_id: UUID, answer: Explain, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> ApplicationReceived:
    """Say no, with a reason that the student reads."""
    async with database.transaction() as session:
        await company.refuse(session, settings, viewer, application_id, answer)
        return await lists.one_received(await session.connection(), settings, viewer, application_id)


@router.post("/applications/{application_id}/cancel", responses=WRITES, dependencies=[TextTurn])
async def cancel_application(
    application_id: UUID, answer: Explain, viewer: Company, database: DatabaseDep, settings: SettingsDep
) -> ApplicationReceived:
    """Take an acceptance back, with a reason that the student reads; the place is free again."""
    async with database.transaction() as session:
        await company.cancel(session, settings, viewer, application_id, answer)
        return await lists.one_received(await session.connection(), settings, viewer, application_id)


@router.get("/organisations/{organisation_id}/pupil-applications", responses=READS)
async def list_pupil_applications(
    organisation_id: UUID,
    viewer: SchoolStaff,
    database: DatabaseDep,
    query: Annotated[PupilApplicationsQuery, Query()],
    response: Response,
) -> PupilApplications:
    """Where the applications of a school's own pupils stand, for its members."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.of_pupils(connection, viewer, organisation_id, query)


@router.get("/organisations/{organisation_id}/pupil-placements", responses=READS)
async def list_pupil_placements(
    organisation_id: UUID,
    viewer: SchoolStaff,
    database: DatabaseDep,
    query: Annotated[PupilsPlacedQuery, Query()],
    response: Response,
) -> PupilsPlaced:
    """A school's own pupils and how far each is, for its members; those without a placement first."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await lists.pupils_placed(connection, viewer, organisation_id, query)
