"""Whose inbox a question goes to, one round after the other."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.settings import Settings
from api.talk.mentoring import service as mentoring
from api.talk.questions import queries


def for_advisers(*, mentor_id: UUID | None, career_code: str | None, **_: Any) -> bool:
    """Whether a question is for the advisers: it names neither a mentor nor a career."""
    return mentor_id is None and career_code is None


async def offer(session: AsyncSession, settings: Settings, question: Row[Any]) -> list[UUID]:
    """Put a waiting question into inboxes; the mentors (accounts) who got it now, perhaps nobody.

    First the mentor it was asked to, alone. Later, or where there is none, the next few who know the career
    and territory best; nobody gets it twice. The caller holds the question, and tells them.
    """
    connection = await session.connection()
    former = (await connection.execute(queries.OFFERS, {"id": question.id})).all()
    found = []
    if question.mentor_id is not None and not former and question.widened_at is None:
        found = await _direct(session, settings, question)
    if not found and question.career_code is not None:
        found = await mentoring.knowing(
            connection,
            settings,
            question.account_id,
            career=question.career_code,
            training=question.training,
            commune=question.commune_code,
            department=question.department,
            but=[row.account_id for row in former],
            seed=question.id,
            limit=settings.question_offers,
        )
    if found:
        await connection.execute(
            queries.OFFER,
            {
                "id": question.id,
                "account_ids": found,
                "round": max((row.round for row in former), default=0) + 1,
                "now": now(),
            },
        )
    return found


async def keep_for_meeting(session: AsyncSession, question: Row[Any]) -> None:
    """Put a question into the hands of the mentor of its meeting alone, without a word to them."""
    offer_to = {"id": question.id, "account_ids": [question.mentor_id], "round": 1, "now": now()}
    await (await session.connection()).execute(queries.OFFER, offer_to)


async def _direct(session: AsyncSession, settings: Settings, question: Row[Any]) -> list[UUID]:
    try:
        asked = await mentoring.asked(
            await session.connection(), settings, question.account_id, account_id=question.mentor_id
        )
    except NotFoundError:
        return []
    return [] if asked.why_not is not None else [asked.account_id]
