"""Decisions about error reports. Nothing about their author is asked or kept."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.home.feedback import queries
from api.home.feedback.models import Subject, Topic
from api.home.feedback.people import without_people
from api.platform.kit.problems import ConflictError
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.settings import Settings


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


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget the words of older reports, then the reports themselves; how many reports went."""
    await run(session, queries.FORGET_WORDS, {"days": settings.error_report_words_days})
    parameters = {"days": settings.error_report_retention_days}
    return (await run(session, queries.DELETE_OLD, parameters)).rowcount
