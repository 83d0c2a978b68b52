"""Who is told what about a question: a notice in the app, and a push or else a mail, without content."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.access import Role
from api.accounts import service as accounts
from api.accounts.service import Subject
from api.kit.clock import now
from api.kit.language import Language
from api.mail.letters import Letter
from api.mentoring import service as mentoring
from api.push import service as push
from api.questions import queries, words
from api.settings import Settings
from api.stream import service as stream


async def tell_mentors(
    session: AsyncSession,
    settings: Settings,
    question_id: UUID,
    account_ids: Collection[UUID],
    what: str,
    **data: Any,
) -> None:
    """Mentors are offered a question, or reminded of it; devices ring within their hours. Call it last."""
    ringable = await mentoring.ringable(await session.connection(), account_ids)
    await _tell(
        session,
        settings,
        account_ids,
        f"question.{what}",
        words.to_mentor(settings, what),
        "/inbox",
        ringable=ringable,
        question_id=question_id,
        **data,
    )


async def leave_inboxes(session: AsyncSession, question_id: UUID) -> None:
    """Nobody else is to answer: notices of it count as seen, open inboxes fetch anew. Call it last."""
    connection = await session.connection()
    await connection.execute(queries.SETTLE, {"ids": [question_id], "now": now()})
    offers = (await connection.execute(queries.OFFERS, {"id": question_id})).all()
    offered = [offer.account_id for offer in offers if offer.declined_at is None]
    await stream.tell_each(session, offered, "question.gone", notice=False, question_id=question_id)


async def tell_student(
    session: AsyncSession, settings: Settings, question_id: UUID, account_id: UUID, what: str, **data: Any
) -> None:
    """The student's question has moved on; call it last."""
    page = f"/conversations/{data['conversation_id']}" if what == "taken" else f"/me/questions/{question_id}"
    await _tell(
        session,
        settings,
        [account_id],
        f"question.{what}",
        words.to_student(settings, what),
        page,
        question_id=question_id,
        **data,
    )


async def tell_advisers(session: AsyncSession, settings: Settings, question_id: UUID) -> None:
    """Every adviser learns that a question waits; call it last."""
    advisers = await accounts.holders_of(await session.connection(), Role.ADVISER)
    await _tell(
        session,
        settings,
        advisers,
        "question.for_advisers",
        words.to_adviser(settings),
        "/staff/questions",
        question_id=question_id,
    )


async def _tell(
    session: AsyncSession,
    settings: Settings,
    account_ids: Collection[UUID],
    kind: str,
    letter: Callable[[Language], Letter],
    url: str,
    *,
    question_id: UUID,
    ringable: Collection[UUID] | None = None,
    **data: Any,
) -> None:
    if not account_ids:
        return
    wanting = (
        await (await session.connection()).execute(
            queries.WANTING_PUSH, {"account_ids": sorted(account_ids if ringable is None else ringable)}
        )
    ).scalars()
    rung = await push.reachable(session, set(wanting))
    for account_id in sorted(set(account_ids) - rung):
        await accounts.write_to(session, account_id, Subject.CONVERSATIONS, letter)
    await push.notify(session, settings, rung, kind=kind, url=url, tag=f"question-{question_id}")
    told = {account_id: {"question_id": question_id, **data} for account_id in sorted(account_ids)}
    await stream.tell_many(session, kind, told)
