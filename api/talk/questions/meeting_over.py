"""What becomes of the questions that waited for a meeting, once it has another time or is over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.jobs.queue import defer_many
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.talk.questions import queries
from api.talk.questions.models import QuestionStatus


async def put_off(session: AsyncSession, question_ids: Sequence[UUID], until: datetime) -> None:
    """Their meeting has another time."""
    await run(session, queries.WAITS_UNTIL, {"ids": list(question_ids), "until": until})


async def go_on(session: AsyncSession, question_ids: Sequence[UUID], *, to_others: bool) -> None:
    """Their meeting is over: what was not answered waits as any other question, for the same mentor or, where
    they did not come, for others, who are offered it at once.
    """
    moment = now()
    found = (await run(session, queries.WAITS_UNTIL, {"ids": list(question_ids), "until": moment})).all()
    waiting = [row.id for row in found if row.status == QuestionStatus.WAITING]
    if to_others:
        await run(session, queries.DECLINE_ALL, {"ids": waiting, "now": moment})
        await defer_many(session, "questions:climb", [{"question_id": str(one)} for one in waiting])
