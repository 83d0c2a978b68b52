"""Statements of reasons, and appeals against them (DSA art. 17 and 20)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.moderation import restrictions
from api.people.moderation import staff_queries as queries
from api.people.moderation.filing import file_cry
from api.people.moderation.kinds import APPEAL_NEW
from api.people.moderation.models import Verdict
from api.people.moderation.schemas import AppealPublic, Hold, Outcome, StatementPublic, StatementSide
from api.people.moderation.telling import deciders
from api.platform.kit.clock import now
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.threads import read_text
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.safety.safeguarding.service import TO_ADULTS, screen


async def mine(connection: AsyncConnection, settings: Settings, account_id: UUID) -> list[StatementPublic]:
    """Every decision that concerns somebody, or that they reported for; newest first."""
    return list(_statements(settings, await _rows(connection, account_id)))


async def hold(connection: AsyncConnection, settings: Settings, account_id: UUID) -> Hold | None:
    """What somebody waits for before they may write to minors; None where they wait for nothing."""
    since = await restrictions.hold_of(connection, account_id)
    return None if since is None else Hold(since=since, until=since + timedelta(hours=settings.hold_hours))


async def one(
    connection: AsyncConnection, settings: Settings, account_id: UUID, decision_id: UUID
) -> StatementPublic:
    """One of them. Raises NotFoundError."""
    for statement in _statements(settings, await _rows(connection, account_id, decision_id)):
        return statement
    raise NotFoundError


async def appeal(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    decision_id: UUID,
    appeal_id: UUID,
    text: str,
) -> StatementPublic:
    """Ask another moderator to look again: once per decision; the same appeal again changes nothing.

    Raises NotFoundError, ConflictError (too late, made already, lifted, nothing to appeal against).
    """
    connection = await session.connection()
    statement = await one(connection, settings, account_id, decision_id)
    values = {
        "id": appeal_id,
        "decision_id": decision_id,
        "account_id": account_id,
        "text": text,
        "now": now(),
    }
    if (await connection.execute(queries.SAME_APPEAL, values)).first() is not None:
        return statement
    if statement.appeal is not None:
        raise ConflictError("appeal_made")
    if not statement.may_appeal:
        raise ConflictError("appeal_closed")
    if (await connection.execute(queries.INSERT_APPEAL, values)).first() is None:
        # At the same moment from another device: the same one, or another one of the two.
        if (await connection.execute(queries.SAME_APPEAL, values)).first() is None:
            raise ConflictError("appeal_made")
        return await one(connection, settings, account_id, decision_id)
    made = await one(connection, settings, account_id, decision_id)
    row = (await connection.execute(queries.DECISION_AND_CASE, {"id": decision_id})).one()
    others = await deciders(connection, row.department, row.decided_by, row.about_id, row.reporter_id)
    await notices.show(session, others, APPEAL_NEW, appeal_id=appeal_id)
    screening = await read_text(screen, text, talk=TO_ADULTS)
    if screening.distress:
        await file_cry(
            session,
            subject_id=appeal_id,
            about_id=account_id,
            department=row.department,
            original=text,
            spans=screening.spans,
        )
    return made


async def _rows(
    connection: AsyncConnection, account_id: UUID, decision_id: UUID | None = None
) -> Iterable[Row[Any]]:
    return await connection.execute(queries.STATEMENTS, {"account_id": account_id, "id": decision_id})


def _statements(settings: Settings, rows: Iterable[Row[Any]]) -> Iterable[StatementPublic]:
    for row in rows:
        side = StatementSide(row.side)
        dismissed = row.decision == Verdict.DISMISS
        until = row.created_at + timedelta(days=settings.appeal_days)
        acted = side is StatementSide.REPORTER and not dismissed
        yield StatementPublic(
            id=row.id,
            side=side,
            subject_kind=row.subject_kind,
            decision=Outcome.ACTED if acted else Outcome(row.decision),
            reason="" if acted else row.reason,
            until=None if acted else row.until,
            created_at=row.created_at,
            lifted_at=None if acted else row.lifted_at,
            unmasked=row.unmasked and side is StatementSide.CONCERNED,
            waited=row.waited and side is StatementSide.CONCERNED,
            kept_from_minors=row.kept and side is StatementSide.CONCERNED,
            # Whoever reported may contest that nothing was done, whoever was sanctioned the sanction, and the
            # author of what stays masked the mask.
            may_appeal=(
                not acted
                and row.lifted_at is None
                and row.appeal_id is None
                and now() < until
                and not (dismissed and side is StatementSide.CONCERNED and (row.unmasked or row.waited))
            ),
            appeal_until=until,
            appeal=None
            if row.appeal_id is None
            else AppealPublic(
                id=row.appeal_id,
                text=row.text,
                status=row.status,
                created_at=row.appealed_at,
                decided_at=row.decided_at,
                answer=row.answer,
            ),
        )
