"""Telling staff that a case waits: at once where somebody may be in danger, again where it waits for long."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import queries, restriction_queries
from api.people.moderation.kinds import CASE_OPENED, CASE_WAITING, HOLD_BEGUN, HOLD_ENDED
from api.platform.access import Role
from api.platform.kit.clock import now
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings

DANGER = 4
"""Gravity from which staff are rung and written to at once, whatever they chose."""
GRAVE = 3
"""Gravity from which admins are reminded too, and sooner."""
_RUNG_FOR = timedelta(hours=1)
_TOLD = 2
"""Gravity from which staff are told; what was only masked waits in the queue."""


async def deciders(connection: AsyncConnection, department: str, *but: UUID | None) -> Sequence[UUID]:
    """Whoever decides there: the referents of the department; the admins where there is none.

    `but` them: whom it concerns must neither decide nor learn of it.
    """
    referents = await accounts.holders_of(connection, Role.REFERENT, department) if department else []
    others = [one for one in referents if one not in but]
    return others or [one for one in await accounts.holders_of(connection, Role.ADMIN) if one not in but]


async def tell_staff(session: AsyncSession, settings: Settings, case_id: UUID) -> None:
    """Tell those who decide of a new case; told once, however often it is tried.

    Where somebody may be in danger they are rung and written to, once an hour for one person's open cases.
    Of reports of quiet voices (`weighing`) they read one line an hour.
    """
    connection = await session.connection()
    moment = now()
    parameters = {"id": case_id, "now": moment, "danger": DANGER, "lately": moment - _RUNG_FOR}
    case = (await connection.execute(queries.TAKE_TELLING, parameters)).first()
    if case is None or case.gravity < _TOLD:
        return
    told = await deciders(connection, case.department, case.about_id, case.reporter_id)
    ids = {"case_id": case_id, "origin": case.origin}
    if case.gravity >= DANGER and not case.rung:
        await notices.notify(session, settings, told, CASE_OPENED, **ids)
    elif not case.covered:
        await notices.show(session, told, CASE_OPENED, **ids)


async def escalate(session: AsyncSession, settings: Settings) -> int:
    """Ring deputies (the referents of the other departments) and admins for what nobody has decided in time
    where somebody may be in danger, at any hour; how many cases. Each once.
    """
    connection = await session.connection()
    moment = now()
    before = moment - timedelta(minutes=settings.case_escalation_minutes)
    parameters = {"now": moment, "danger": DANGER, "before": before}
    cases = (await connection.execute(queries.TAKE_ESCALATIONS, parameters)).all()
    for case in cases:
        stand_ins = {
            *await accounts.holders_of(connection, Role.REFERENT),
            *await accounts.holders_of(connection, Role.ADMIN),
        }
        first = await deciders(connection, case.department, case.about_id, case.reporter_id)
        behind = sorted(stand_ins - {case.about_id, case.reporter_id, *first})
        await notices.ring(session, settings, CASE_OPENED, {one: {"case_id": case.id} for one in behind})
    return len(cases)


async def tell_held(session: AsyncSession, settings: Settings, case_id: UUID) -> None:
    """Tell an adult that they cannot write to minors until a moderator has decided, at the latest when."""
    taken = await run(session, restriction_queries.TAKE_HOLD, {"case_id": case_id, "now": now()})
    for hold in taken.all():
        until = hold.created_at + timedelta(hours=settings.hold_hours)
        await notices.notify(session, settings, [hold.account_id], HOLD_BEGUN, until=until)


async def tell_released(
    session: AsyncSession, settings: Settings, account_ids: Collection[UUID], decision_id: UUID
) -> None:
    """Tell people that nothing is held against them, with a word of apology."""
    await notices.notify(session, settings, account_ids, HOLD_ENDED, decision_id=decision_id)


async def remind(session: AsyncSession, settings: Settings) -> int:
    """Remind those who decide of what has waited for long, grave things sooner; how many cases."""
    connection = await session.connection()
    moment = now()
    parameters = {
        "now": moment,
        "grave": GRAVE,
        "grave_before": moment - timedelta(days=1),
        "before": moment - timedelta(days=settings.case_reminder_days),
    }
    waiting: dict[UUID, int] = {}
    cases = (await connection.execute(queries.TAKE_REMINDERS, parameters)).all()
    for case in cases:
        concerned = (case.about_id, case.reporter_id)
        told = set(await deciders(connection, case.department, *concerned))
        if case.gravity >= GRAVE:
            told |= set(await accounts.holders_of(connection, Role.ADMIN)) - set(concerned)
        for one in told:
            waiting[one] = waiting.get(one, 0) + 1
    told_of = {one: {"count": count} for one, count in sorted(waiting.items())}
    await notices.notify_each(session, settings, CASE_WAITING, told_of)
    return len(cases)
