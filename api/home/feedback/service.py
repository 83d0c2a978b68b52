"""Decisions about error reports. Nothing about their author is asked or kept."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.home.feedback import acts, queries
from api.home.feedback.models import Subject, Topic
from api.home.feedback.people import without_people
from api.home.feedback.schemas import ErrorReportsQuery
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run, run_each
from api.platform.kit.threads import read_text
from api.platform.settings import Settings

__all__ = ["without_people"]


async def receive(
    session: AsyncSession, subject: Subject, subject_id: str, report_id: UUID, topic: Topic, message: str
) -> bool:
    """Keep a report, without the people named in it; False when this very report was already kept.

    Raises ConflictError when the id already belongs to another report.
    """
    # Others are answered while a long text is read.
    message = await read_text(without_people, message, contact=topic is Topic.CONTACT)
    parameters = {
        "id": report_id,
        "subject": subject.value,
        "subject_id": subject_id,
        "topic": topic.value,
        "message": message,
    }
    if (await run(session, queries.INSERT, parameters)).first() is not None:
        return True
    if (await run(session, queries.SAME, parameters)).first() is None:
        raise ConflictError("id_taken")
    return False


async def for_staff(connection: AsyncConnection, viewer: Viewer, query: ErrorReportsQuery) -> list[Found]:
    """Reports that concern a referent's departments, or none; at most `limit` + 1, the latest first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.FOR_STAFF,
        {
            **viewer.reach,
            "handled": query.state == "handled",
            "subject": query.subject,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(row.position, row.id, row.json) for row in rows]


async def handle(session: AsyncSession, viewer: Viewer, report_id: UUID, note: str) -> None:
    """Mark a report as seen to; the same again changes nothing.

    Raises NotFoundError (unknown, another department), ConflictError (a colleague did it meanwhile).
    """
    await run(session, queries.LOCK, {"id": report_id})
    row = (await run(session, queries.CONCERNED, {**viewer.reach, "id": report_id})).first()
    if row is None:
        raise NotFoundError
    if row.handled_at is not None:
        if row.note == note:
            return
        raise ConflictError("report_handled")
    await run(session, queries.HANDLE, {"id": report_id, "note": note, "now": now()})
    await audit.note(
        session,
        acts.ERROR_REPORT_HANDLED,
        actor=viewer.account_id,
        department=row.department,
        report_id=report_id,
        subject=row.subject,
    )


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget the words of a batch of older reports, then a batch of reports themselves; how many of both."""
    days = {"words_days": settings.error_report_words_days, "days": settings.error_report_retention_days}
    return await run_each(session, queries.DELETE_OLD, days)
