"""HTTP of error reports."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, NamedTuple
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
from api.platform.kit.http import READS, WRITES, DatabaseDep, private, problems
from api.platform.kit.listing import page_json
from api.platform.kit.problems import NotFoundError
from api.platform.kit.wire import Page
from api.platform.public_writes import PublicWrite
from api.platform.reading import TextTurnOfAnybody

router = APIRouter(tags=["feedback"])

_RESPONSES = {
    200: {"model": ErrorReportReceipt, "description": "this report had already been kept"},
    **problems(400, 403, 404, 409, 413, 422, 429),
}


class _Known(NamedTuple):
    """How a kind is addressed, and who knows which there are."""

    path: str
    id: Any
    exists: Callable[[AsyncConnection, Any], Awaitable[bool]]


# Phones keep reports that wait for a network: an address stays as it is.
_KNOWN = {
    Subject.PLACE: _Known("/places/{place_id}", Annotated[UUID, Path(alias="place_id")], places.exists),
    Subject.EVENT: _Known("/events/{event_id}", Annotated[UUID, Path(alias="event_id")], agenda.exists),
    Subject.TRAINING: _Known(
        "/trainings/{training_id}",
        Annotated[str, Path(alias="training_id", pattern=TrainingId)],
        trainings.exists,
    ),
    Subject.CAREER: _Known(
        "/careers/{code}", Annotated[str, Path(alias="code", pattern=RomeCode)], careers.exists
    ),
}


def _add(subject: Subject, known: _Known) -> None:
    @router.post(
        f"{known.path}/error-reports",
        name=f"report_{subject}",
        response_model=ErrorReportReceipt,
        status_code=201,
        responses=_RESPONSES,
        dependencies=[PublicWrite, TextTurnOfAnybody],
    )
    async def report_error(
        subject_id: known.id,  # type: ignore[name-defined]
        report: ErrorReportCreate,
        response: Response,
        database: DatabaseDep,
    ) -> ErrorReportReceipt:
        """Say that something on a page is wrong."""
        async with database.transaction() as session:
            if not await known.exists(await session.connection(), subject_id):
                raise NotFoundError
            new = await service.receive(
                session, subject, str(subject_id), report.id, report.topic, report.message
            )
        if not new:
            response.status_code = 200
        return ErrorReportReceipt(id=report.id)


for _subject, _known in _KNOWN.items():
    _add(_subject, _known)


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
