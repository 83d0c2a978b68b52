"""HTTP of error reports."""

from uuid import UUID

from fastapi import APIRouter, Response

from api.guide.agenda import service as agenda
from api.guide.places import service as places
from api.home.feedback import service
from api.home.feedback.models import Subject
from api.home.feedback.schemas import ErrorReportCreate, ErrorReportReceipt
from api.platform.kit.database import Database
from api.platform.kit.http import DatabaseDep, problems
from api.platform.kit.problems import NotFoundError
from api.platform.public_writes import PublicWrite
from api.platform.reading import TextTurnOfAnybody

router = APIRouter(tags=["feedback"])

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
    return await _receive(database, response, Subject.PLACE, place_id, report)


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
    return await _receive(database, response, Subject.EVENT, event_id, report)


async def _receive(
    database: Database, response: Response, subject: Subject, subject_id: UUID, report: ErrorReportCreate
) -> ErrorReportReceipt:
    exists = places.exists if subject is Subject.PLACE else agenda.exists
    async with database.transaction() as session:
        if not await exists(await session.connection(), subject_id):
            raise NotFoundError
        new = await service.receive(session, subject, subject_id, report.id, report.topic, report.message)
    if not new:
        response.status_code = 200
    return ErrorReportReceipt(id=report.id)
