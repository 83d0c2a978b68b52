"""HTTP of error reports."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.agenda import service as agenda
from api.guide.careers import service as careers
from api.guide.careers.schemas import RomeCode
from api.guide.places import service as places
from api.guide.trainings import service as trainings
from api.guide.trainings.schemas import TrainingId
from api.home.feedback import service
from api.home.feedback.models import Subject
from api.home.feedback.schemas import (
    ErrorReportCreate,
    ErrorReportForStaff,
    ErrorReportHandled,
    ErrorReportReceipt,
    ErrorReportsQuery,
)
from api.platform.access import Referent
from api.platform.kit.database import Database
from api.platform.kit.http import READS, WRITES, DatabaseDep, private, problems
from api.platform.kit.listing import page_json
from api.platform.kit.problems import NotFoundError
from api.platform.kit.wire import Page
from api.platform.public_writes import PublicWrite
from api.platform.reading import TextTurnOfAnybody

router = APIRouter(tags=["feedback"])

Id = TypeVar("Id", UUID, str)

_RESPONSES = {
    200: {"model": ErrorReportReceipt, "description": "this report had already been kept"},
    **problems(400, 403, 404, 409, 413, 422, 429),
}


@router.post(
    "/places/{place_id}/error-reports",
    response_model=ErrorReportReceipt,
    status_code=201,
    responses=_RESPONSES,
    dependencies=[PublicWrite, TextTurnOfAnybody],
)
async def report_place(
    place_id: UUID, report: ErrorReportCreate, response: Response, database: DatabaseDep
) -> ErrorReportReceipt:
    """Say that something about a place is wrong."""
    return await _receive(database, response, Subject.PLACE, place_id, places.exists, report)


@router.post(
    "/events/{event_id}/error-reports",
    response_model=ErrorReportReceipt,
    status_code=201,
    responses=_RESPONSES,
    dependencies=[PublicWrite, TextTurnOfAnybody],
)
async def report_event(
    event_id: UUID, report: ErrorReportCreate, response: Response, database: DatabaseDep
) -> ErrorReportReceipt:
    """Say that something about an event is wrong."""
    return await _receive(database, response, Subject.EVENT, event_id, agenda.exists, report)


@router.post(
    "/trainings/{training_id}/error-reports",
    response_model=ErrorReportReceipt,
    status_code=201,
    responses=_RESPONSES,
    dependencies=[PublicWrite, TextTurnOfAnybody],
)
async def report_training(
    training_id: Annotated[str, Path(pattern=TrainingId)],
    report: ErrorReportCreate,
    response: Response,
    database: DatabaseDep,
) -> ErrorReportReceipt:
    """Say that something about a training is wrong."""
    return await _receive(database, response, Subject.TRAINING, training_id, trainings.exists, report)


@router.post(
    "/careers/{code}/error-reports",
    response_model=ErrorReportReceipt,
    status_code=201,
    responses=_RESPONSES,
    dependencies=[PublicWrite, TextTurnOfAnybody],
)
async def report_career(
    code: Annotated[str, Path(pattern=RomeCode)],
    report: ErrorReportCreate,
    response: Response,
    database: DatabaseDep,
) -> ErrorReportReceipt:
    """Say that something about a career is wrong."""
    return await _receive(database, response, Subject.CAREER, code, careers.exists, report)


@router.get("/staff/error-reports", tags=["staff"], response_model=Page[ErrorReportForStaff], responses=READS)
async def list_error_reports(
    viewer: Referent, database: DatabaseDep, query: Annotated[ErrorReportsQuery, Query()]
) -> Response:
    """Errors that readers reported, the latest first."""
    async with database.reads.connect() as connection:
        found = await service.for_staff(connection, viewer, query)
    return private(page_json(found, query.limit))


@router.post("/staff/error-reports/{report_id}/handled", tags=["staff"], status_code=204, responses=WRITES)
async def handle_error_report(
    report_id: UUID, handled: ErrorReportHandled, viewer: Referent, database: DatabaseDep
) -> None:
    """Mark a report as seen to."""
    async with database.transaction() as session:
        await service.handle(session, viewer, report_id, handled.note)


async def _receive(
    database: Database,
    response: Response,
    subject: Subject,
    subject_id: Id,
    exists: Callable[[AsyncConnection, Id], Awaitable[bool]],
    report: ErrorReportCreate,
) -> ErrorReportReceipt:
    async with database.transaction() as session:
        if not await exists(await session.connection(), subject_id):
            raise NotFoundError
        new = await service.receive(
            session, subject, str(subject_id), report.id, report.topic, report.message
        )
    if not new:
        response.status_code = 200
    return ErrorReportReceipt(id=report.id)
