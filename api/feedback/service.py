"""Decisions about error reports. Nothing about their author is asked or kept."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.feedback import queries
from api.feedback.models import Subject, Topic
from api.kit.problems import ConflictError


async def receive(
    session: AsyncSession, subject: Subject, subject_id: UUID, report_id: UUID, topic: Topic, message: str
) -> bool:
    """Keep a report; False when this very report was already kept.

    Raises ConflictError when the id already belongs to another report.
    """
    parameters = {
        "id": report_id,
        "subject": subject.value,
        "subject_id": subject_id,
        "topic": topic.value,
        "message": message,
    }
    connection = await session.connection()
    if (await connection.execute(queries.INSERT, parameters)).first() is not None:
        return True
    if (await connection.execute(queries.SAME, parameters)).first() is None:
        raise ConflictError("id_taken")
    return False


async def delete_old(session: AsyncSession, days: int) -> int:
    """Delete the reports older than that many days; how many there were."""
    connection = await session.connection()
    return (await connection.execute(queries.DELETE_OLD, {"days": days})).rowcount
