"""Who is told what about a question: without a word of it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.platform.access import Role
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings
from api.platform.stream import service as stream
from api.talk.mentoring import service as mentoring
from api.talk.questions import kinds, queries


async def tell_mentors(
    session: AsyncSession,
    settings: Settings,
    question_id: UUID,
    account_ids: Collection[UUID],
    kind: Kind,
    **data: Any,
) -> None:
    """Mentors are offered a question, or reminded of it; devices ring within their hours. Call it last."""
    if not account_ids:
        return
    connection = await session.connection()
    moment = now()
    asked = sorted(account_ids)
    free = await notices.free_moments(connection, settings, [(one, moment) for one in asked])
    ringable = await mentoring.ringable(connection, dict(zip(asked, free, strict=True)))
    silent = [one for one in asked if one not in ringable]
    await notices.notify(session, settings, asked, kind, mail_only=silent, question_id=question_id, **data)


async def settle(session: AsyncSession, question_ids: Collection[UUID]) -> None:
    """Notices of these questions count as seen: there is nothing left to answer."""
    offers = await run(session, queries.OFFERS_OF, {"ids": list(question_ids)})
    about = [(offer.account_id, {"question_id": offer.question_id}) for offer in offers]
    await stream.mark_seen_about(session, [kinds.QUESTION_OFFERED.name, kinds.QUESTION_REMINDER.name], about)


async def leave_inboxes(session: AsyncSession, question_id: UUID) -> None:
    """Nobody else is to answer: notices of it count as seen, open inboxes fetch anew. Call it last."""
    await settle(session, [question_id])
    offers = (await run(session, queries.OFFERS, {"id": question_id})).all()
    offered = [offer.account_id for offer in offers if offer.declined_at is None]
    await stream.tell_each(session, offered, "question.gone", notice=False, question_id=question_id)


async def tell_student(
    session: AsyncSession, settings: Settings, question_id: UUID, account_id: UUID, kind: Kind, **data: Any
) -> None:
    """The student's question has moved on."""
    await notices.notify(session, settings, [account_id], kind, question_id=question_id, **data)


async def tell_advisers(session: AsyncSession, settings: Settings, question_id: UUID) -> None:
    """Every adviser learns that a question waits."""
    advisers = await accounts.holders_of(await session.connection(), Role.ADVISER)
    await notices.notify(session, settings, advisers, kinds.QUESTION_FOR_ADVISERS, question_id=question_id)
