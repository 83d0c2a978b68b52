"""What each side reads of questions: the student, the mentors they are offered to, the advisers."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor, encode_cursor
from api.platform.kit.problems import NotFoundError
from api.platform.kit.wire import PageQuery
from api.platform.settings import Settings
from api.safety.reach import ages
from api.talk.conversations.facade import ConversationStatus
from api.talk.questions import queries, thanks_queries
from api.talk.questions.models import QuestionStatus
from api.talk.questions.schemas import MyQuestions, NextStep, QuestionMine, Thanks

THANKS_NAMED = 3
"""The last answers that helped, each by its question; of the others only the number is told."""


async def mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: PageQuery
) -> MyQuestions:
    """The viewer's questions, the latest first."""
    rows = (await connection.execute(queries.MINE, {"account_id": viewer.account_id, **_page(query)})).all()
    shown = rows[: query.limit]
    more = encode_cursor(shown[-1].position, str(shown[-1].id)) if len(rows) > query.limit else None
    return MyQuestions(items=[_mine(row, settings) for row in shown], next=more)


async def one_of_mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, question_id: UUID
) -> QuestionMine:
    """One of them. Raises NotFoundError."""
    mine = {"account_id": viewer.account_id, "id": question_id}
    row = (await connection.execute(queries.ONE_OF_MINE, mine)).first()
    if row is None:
        raise NotFoundError
    return _mine(row, settings)


async def inbox(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: PageQuery
) -> list[Found]:
    """At most `limit` + 1 questions that are offered to the viewer, the latest first."""
    return await _found(connection, settings, queries.INBOX, viewer, query)


async def one_of_inbox(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, question_id: UUID
) -> str:
    """One of them as JSON. Raises NotFoundError: not theirs, taken meanwhile, or out of reach."""
    mine = {"account_id": viewer.account_id, "id": question_id, **ages(settings), "now": now()}
    row = (await connection.execute(queries.ONE_OF_INBOX, mine)).first()
    if row is None:
        raise NotFoundError
    return str(row.json)


async def for_advisers(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, query: PageQuery
) -> list[Found]:
    """At most `limit` + 1 questions that wait for an adviser, those that wait longest first."""
    found = await _found(connection, settings, queries.ADVISER_QUEUE, viewer, query)
    if records := [one.id for one in found[: query.limit]]:
        await audit.note_look_up(connection, viewer.account_id, "questions", records=records)
    return found


async def thanks(connection: AsyncConnection, settings: Settings, viewer: Viewer) -> Thanks:
    """How many people the viewer's answers helped, and the last of these answers."""
    asked = {"account_id": viewer.account_id, **ages(settings), "now": now(), "limit": THANKS_NAMED}
    return Thanks(**(await connection.execute(thanks_queries.THANKS, asked)).one()._mapping)


async def _found(
    connection: AsyncConnection, settings: Settings, statement: TextClause, viewer: Viewer, query: PageQuery
) -> list[Found]:
    parameters = {"account_id": viewer.account_id, **ages(settings), "now": now(), **_page(query)}
    rows = await connection.execute(statement, parameters)
    return [Found(row.position, row.id, row.json) for row in rows]


def _page(query: PageQuery) -> dict[str, Any]:
    after = decode_cursor(query.cursor, (float, str))
    return {
        "after": after[0] if after else None,
        "after_id": after[1] if after else "",
        "limit": query.limit + 1,
    }


def _mine(row: Row[Any], settings: Settings) -> QuestionMine:
    fields = ("id", "text", "masked", "status", "mentor", "career", "training", "commune", "created_at")
    conversation = ("taken_at", "conversation_id", "conversation_status")
    return QuestionMine(
        **{name: row._mapping[name] for name in (*fields, *conversation)},
        answered=row.answered_at is not None,
        widened=row.widened_at is not None,
        next_step=_next_step(row, settings),
    )


def _next_step(row: Row[Any], settings: Settings) -> NextStep | None:
    unanswered = row.answered_at is None and row.conversation_status == ConversationStatus.OPEN
    if row.status == QuestionStatus.TAKEN and unanswered:
        return _step("others", row.taken_at, settings.question_others_days)
    if row.status != QuestionStatus.WAITING:
        return None
    since = row.waits_until or row.created_at
    if since > now():
        return None
    if row.reminded_at is None:
        return _step("reminder", since, settings.question_reminder_days)
    if row.widened_at is None or row.widened_at < _later(since, settings.question_others_days):
        return _step("others", since, settings.question_others_days)
    return _step("adviser", since, settings.question_adviser_days)


def _step(what: Any, since: datetime, days: int) -> NextStep:
    return NextStep(what=what, at=_later(since, days))


def _later(since: datetime, days: int) -> datetime:
    return since + timedelta(days=days)
