"""Decisions about public answers: the student wishes it, the mentor agrees, a referent publishes it."""

import json
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.careers import service as careers
from api.people.moderation import facade as moderation
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor, decode_moment_cursor, encode_cursor
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.text import prefix_query
from api.platform.kit.threads import read_text
from api.platform.kit.wire import PageQuery
from api.platform.notices import service as notices
from api.platform.notices.service import Kind
from api.platform.settings import Settings
from api.safety.first_names import service as first_names
from api.safety.safeguarding.service import TO_ADULTS, screen, without_names
from api.talk.answers import acts, kinds, queries
from api.talk.answers.models import AnswerStatus
from api.talk.answers.queries import NAMES
from api.talk.answers.reportable import REPORTABLE
from api.talk.answers.schemas import (
    AnswerCreate,
    AnswerMine,
    AnswerPublish,
    AnswersQuery,
    AnswerWrite,
    CareerOfAnswer,
    MyAnswers,
    StaffAnswersQuery,
)

__all__ = ["NAMES", "REPORTABLE"]


async def published(connection: AsyncConnection, query: AnswersQuery) -> list[Found]:
    """At most `limit` + 1 published answers."""
    words = prefix_query(query.q) if query.q else ""
    if query.q and not words:
        return []
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.PUBLISHED,
        {
            "query": words,
            "career": query.career,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(row.position, row.id, row.json) for row in rows]


async def findable(connection: AsyncConnection, answer_ids: Sequence[str]) -> set[str]:
    """Those of the ids whose answer is published now."""
    return set((await connection.execute(queries.FINDABLE, {"ids": list(answer_ids)})).scalars())


async def one(connection: AsyncConnection, answer_id: UUID) -> str:
    """A published answer as JSON. Raises NotFoundError."""
    found: str | None = (await connection.execute(queries.ONE, {"id": answer_id})).scalar_one_or_none()
    if found is None:
        raise NotFoundError
    return found


async def propose(
    session: AsyncSession, settings: Settings, viewer: Viewer, draft: AnswerCreate
) -> AnswerMine:
    """A student wishes that everybody may read an answer, in which neither of the two is named; the one who
    answered is asked.

    Raises NotFoundError (not the student of that conversation), InvalidInputError (no such messages),
    ForbiddenError (consent, suspended), ConflictError (wished before).
    """
    connection = await session.connection()
    if (again := await _mine(connection, viewer.account_id, draft.id)) is not None:
        return again
    mentor_id = await _propose(session, settings, viewer.account_id, draft, AnswerStatus.PROPOSED)
    await notices.show(session, [mentor_id], kinds.ANSWER_ASKED, answer_id=draft.id)
    return await one_of_mine(connection, viewer, draft.id)


async def wished(
    session: AsyncSession, settings: Settings, student_id: UUID, mentor_id: UUID, draft: AnswerCreate
) -> None:
    """Both wished it as they asked and answered: a referent looks next. Nothing where one of them may not, or
    a moderator looks at it first; they can still wish it themselves.
    """
    try:
        await moderation.require_may_publish(session, mentor_id)
        await _propose(session, settings, student_id, draft, AnswerStatus.AGREED)
    except (ConflictError, ForbiddenError, InvalidInputError):
        return
    await _tell(session, [student_id], kinds.ANSWER_AGREED, draft.id)


async def _propose(
    session: AsyncSession, settings: Settings, student_id: UUID, draft: AnswerCreate, status: AnswerStatus
) -> UUID:
    """Keep what is to be published, without names; who answered it."""
    connection = await session.connection()
    await privacy.require(session, settings, student_id, Purpose.CONVERSATIONS)
    await moderation.require_may_write(session, student_id)
    mine = {"id": draft.conversation_id, "account_id": student_id}
    of = (await connection.execute(queries.CONVERSATION, mine)).first()
    if of is None:
        raise NotFoundError
    chosen = await connection.execute(queries.CHOSEN, {**mine, "message_ids": draft.message_ids})
    answer = "\n\n".join(chosen.scalars())
    if of.question is None or of.mentor_id is None or not answer:
        raise InvalidInputError("message_ids", "nothing_to_publish")
    made = await connection.execute(
        queries.PROPOSE,
        {
            "id": draft.id,
            "conversation_id": of.id,
            "student_id": of.student_id,
            "mentor_id": of.mentor_id,
            "question": without_names(of.question, (of.student_name, of.mentor_name)),
            "answer": without_names(answer, (of.student_name, of.mentor_name)),
            "career_code": of.career_code,
            "department": of.department,
            "mentor_kind": of.mentor_kind,
            "status": status,
            "now": now(),
        },
    )
    if made.first() is None:
        raise ConflictError("answer_proposed")
    return UUID(str(of.mentor_id))


async def mine(connection: AsyncConnection, viewer: Viewer, query: PageQuery) -> MyAnswers:
    """The viewer's public answers on either side, the latest first."""
    before, before_id = decode_moment_cursor(query.cursor)
    rows = list(
        await connection.execute(
            queries.MINE,
            {
                "account_id": viewer.account_id,
                "now": now(),
                "before": before,
                "before_id": before_id,
                "limit": query.limit + 1,
            },
        )
    )
    shown = rows[: query.limit]
    follows = None
    if len(rows) > query.limit:
        follows = encode_cursor(shown[-1].created_at.isoformat(), str(shown[-1].id))
    return MyAnswers(items=[_shown(row) for row in shown], next=follows)


async def one_of_mine(connection: AsyncConnection, viewer: Viewer, answer_id: UUID) -> AnswerMine:
    """One of them. Raises NotFoundError."""
    found = await _mine(connection, viewer.account_id, answer_id)
    if found is None:
        raise NotFoundError
    return found


async def agree(session: AsyncSession, viewer: Viewer, answer_id: UUID) -> None:
    """The one who answered agrees; a second time changes nothing. Raises NotFoundError, ConflictError,
    ForbiddenError (suspended, kept from minors, who would read it too).
    """
    row = await _locked(session, answer_id, viewer, "mentor_id")
    await moderation.require_may_publish(session, viewer.account_id)
    await one_of_mine(await session.connection(), viewer, answer_id)
    if row.status == AnswerStatus.REFUSED:
        raise ConflictError("answer_decided")
    if row.status == AnswerStatus.PROPOSED:
        await _set(session, row, AnswerStatus.AGREED)
        await _tell(session, [row.student_id], kinds.ANSWER_AGREED, answer_id)


async def refuse(session: AsyncSession, viewer: Viewer, answer_id: UUID) -> None:
    """The one who answered would rather not. Raises NotFoundError, ConflictError (published meanwhile)."""
    row = await _locked(session, answer_id, viewer, "mentor_id")
    if row.status == AnswerStatus.PUBLISHED:
        raise ConflictError("answer_decided")
    if row.status != AnswerStatus.REFUSED:
        await _set(session, row, AnswerStatus.REFUSED)
        await _tell(session, [row.student_id], kinds.ANSWER_REFUSED, answer_id)


async def withdraw(session: AsyncSession, viewer: Viewer, answer_id: UUID) -> None:
    """Either of the two takes it back, published or not: nothing of it is kept. Raises NotFoundError.

    One who was only asked refuses by that.
    """
    row = await _locked(session, answer_id, viewer, "student_id", "mentor_id")
    if row.mentor_id == viewer.account_id and row.status == AnswerStatus.PROPOSED:
        await refuse(session, viewer, answer_id)
        return
    await run(session, queries.DELETE, {"id": row.id})


async def for_staff(connection: AsyncConnection, viewer: Viewer, query: StaffAnswersQuery) -> list[Found]:
    """Those of the referent's departments, at most `limit` + 1, those that wait longest first.

    With each its words that may be somebody's first name, which the referent looks at.
    """
    after = decode_cursor(query.cursor, (float, str))
    waits = query.status == "agreed"
    rows = await connection.execute(
        queries.FOR_STAFF,
        {
            **viewer.reach,
            "status": query.status,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    found = [(row.position, row.id, json.loads(row.json)) for row in rows]
    # Of what is decided there is nothing left to look at.
    texts = [f"{one['question']}\n{one['answer']}" if waits else "" for _, _, one in found]
    names = await first_names.possible(connection, texts)
    return [
        Found(position, key, json.dumps({**one, "names": its}, ensure_ascii=False))
        for (position, key, one), its in zip(found, names, strict=True)
    ]


async def publish(session: AsyncSession, viewer: Viewer, answer_id: UUID, words: AnswerPublish) -> None:
    """Publish what both agreed to, as the referent leaves it.

    Raises NotFoundError (unknown, another department, the referent's own), ConflictError (not agreed,
    withdrawn, or hidden where it was said), ForbiddenError (who answered is kept from minors since),
    InvalidInputError (it holds a contact detail, or names one of the
    two).
    """
    row = await _for_referent(session, viewer, answer_id)
    if row.status == AnswerStatus.PUBLISHED and (row.question, row.answer) == (words.question, words.answer):
        return
    if row.status != AnswerStatus.AGREED or not row.whole:
        raise ConflictError("answer_decided")
    await moderation.require_may_reach(session, row.mentor_id, None)
    names = (await run(session, queries.FIRST_NAMES, {"id": row.id})).scalars().all()
    for field, value in (("question", words.question), ("answer", words.answer)):
        if without_names(value, names) != value:
            raise InvalidInputError(field, "names_somebody")
        await _require_for_everybody(field, value)
    await run(
        session,
        queries.PUBLISH,
        {"id": row.id, "question": words.question, "answer": words.answer, "now": now()},
    )
    await audit.note(session, acts.ANSWER_PUBLISHED, actor=viewer.account_id, department=row.department)
    await _tell(session, [row.student_id, row.mentor_id], kinds.ANSWER_PUBLISHED, answer_id)


async def write(session: AsyncSession, viewer: Viewer, draft: AnswerWrite) -> str:
    """Publish what the Region answers to a question that is asked often; the published answer as JSON.

    Raises InvalidInputError (it holds a contact detail, an unknown career), ConflictError (an id that is
    taken).
    """
    connection = await session.connection()
    for field, value in (("question", draft.question), ("answer", draft.answer)):
        await _require_for_everybody(field, value)
    if draft.career is not None and not await careers.exists(connection, draft.career):
        raise InvalidInputError("career", "unknown_career")
    values = {"question": draft.question, "answer": draft.answer, "career_code": draft.career}
    made = await run(session, queries.WRITE, {"id": draft.id, "now": now(), **values})
    if made.first() is None:
        row = (await run(session, queries.LOCK, {"id": draft.id})).one()
        if row.mentor_kind != "region" or any(getattr(row, name) != said for name, said in values.items()):
            raise ConflictError("id_taken")
    else:
        await audit.note(session, acts.ANSWER_WRITTEN, actor=viewer.account_id, answer_id=draft.id)
    return await one(connection, draft.id)


async def _require_for_everybody(field: str, value: str) -> None:
    screening = await read_text(screen, value, talk=TO_ADULTS)
    if screening.masked or screening.held:
        raise InvalidInputError(field, "not_for_everybody")


async def refuse_as_staff(session: AsyncSession, viewer: Viewer, answer_id: UUID, reason: str) -> None:
    """Refuse it, or take it off the page again; both people read why. Raises NotFoundError, ConflictError."""
    row = await _for_referent(session, viewer, answer_id)
    if row.status == AnswerStatus.REFUSED:
        return
    if row.status == AnswerStatus.PROPOSED:
        raise ConflictError("answer_decided")
    await _set(session, row, AnswerStatus.REFUSED, reason)
    await audit.note(session, acts.ANSWER_REFUSED, actor=viewer.account_id, department=row.department)
    await _tell(session, [row.student_id, row.mentor_id], kinds.ANSWER_REFUSED, answer_id)


async def _locked(
    session: AsyncSession, answer_id: UUID, viewer: Viewer, *sides: Literal["student_id", "mentor_id"]
) -> Row[Any]:
    row = await _held(session, answer_id)
    if row is None or viewer.account_id not in [getattr(row, side) for side in sides]:
        raise NotFoundError
    return row


async def _held(session: AsyncSession, answer_id: UUID) -> Row[Any] | None:
    await run(session, queries.LOCK_PEOPLE, {"id": answer_id})
    return (await run(session, queries.LOCK, {"id": answer_id})).first()


async def _for_referent(session: AsyncSession, viewer: Viewer, answer_id: UUID) -> Row[Any]:
    row = await _held(session, answer_id)
    # Nobody publishes their own words.
    if (
        row is None
        or not (viewer.may_act_in(row.department) or row.mentor_kind == "region")
        or viewer.account_id in (row.student_id, row.mentor_id)
    ):
        raise NotFoundError
    return row


async def _set(session: AsyncSession, row: Row[Any], status: AnswerStatus, reason: str = "") -> None:
    await run(session, queries.SET_STATUS, {"id": row.id, "status": status, "reason": reason})


async def _tell(session: AsyncSession, told: Sequence[UUID | None], kind: Kind, answer_id: UUID) -> None:
    await notices.show(session, [one for one in told if one is not None], kind, answer_id=answer_id)


async def _mine(connection: AsyncConnection, account_id: UUID, answer_id: UUID) -> AnswerMine | None:
    mine = {"account_id": account_id, "id": answer_id, "now": now()}
    row = (await connection.execute(queries.ONE_OF_MINE, mine)).first()
    return None if row is None else _shown(row)


def _shown(row: Row[Any]) -> AnswerMine:
    values = dict(row._mapping)
    code, label = values.pop("career_code"), values.pop("career_label")
    return AnswerMine(**values, career=CareerOfAnswer(code=code, label=label) if label else None)
