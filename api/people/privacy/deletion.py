"""Decisions about deletion: the grace period, inactive accounts, and the erasure of both (GDPR art. 17).

Every feature erases what it keeps, in the order of `api/features.py`, the account last. One exception:
what was reported to the moderators is evidence. A feature that keeps such items makes them unreadable to
everybody but moderators, and its own retention job erases them after the published
`reported_items_retention_days`.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.privacy import acts, letters
from api.people.privacy.exports import ERASURE
from api.people.privacy.kinds import ACCOUNT_INACTIVE
from api.people.privacy.schemas import DeletionPublic
from api.platform.audit import service as audit
from api.platform.kit import clock
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError
from api.platform.kit.secrets import Secrets
from api.platform.mail import service as mail
from api.platform.notices import service as notices
from api.platform.settings import Settings

logger = logging.getLogger(__name__)

WARNED_AT_ONCE = 500
"""Accounts warned in one transaction."""


async def ask(
    session: AsyncSession, settings: Settings, account_id: UUID, session_id: UUID
) -> DeletionPublic:
    """Begin the grace period; asked again, it goes on. Raises ConflictError for the last admin."""
    await accounts.keep_an_admin(session, account_id)
    until = clock.now() + timedelta(days=settings.deletion_grace_days)
    left = await accounts.leave(session, account_id, until=until, session_id=session_id)
    if left.new:
        await audit.note(session, acts.ACCOUNT_LEAVING, actor=account_id, account_id=account_id)
        if left.email:
            letter = letters.to_person("leaving", left.language, settings, on=left.leaving_at)
            await mail.send(session, left.email, letter, about=account_id)
    return DeletionPublic(leaving_at=left.leaving_at)


async def end_at_once(session: AsyncSession, account_id: UUID) -> None:
    """Let an account's time be over, for whoever asked the operator in writing: `erase` follows.

    Raises ConflictError for the last admin, and for who is banned: that decision comes first.
    """
    # Before the account, as where it is erased.
    await one_at_a_time(await session.connection(), ERASURE)
    await accounts.keep_an_admin(session, account_id)
    if not await accounts.leave_at_once(session, account_id, clock.now()):
        raise ConflictError("account_banned")
    await audit.note(session, acts.ACCOUNT_LEAVING, account_id=account_id)


async def cancel(session: AsyncSession, account_id: UUID) -> None:
    """Stay after all."""
    if await accounts.stay(session, account_id):
        await audit.note(session, acts.ACCOUNT_STAYING, actor=account_id, account_id=account_id)


async def due(connection: AsyncConnection, settings: Settings) -> Sequence[UUID]:
    """Accounts to erase now."""
    return await accounts.ended(connection, **_moments(settings))


async def erase(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
) -> bool:
    """Erase one account, if its time is still over; whether it was. The last admin stays."""
    # Before the account, which what is being built holds at its end.
    await one_at_a_time(await session.connection(), ERASURE)
    try:
        await accounts.keep_an_admin(session, account_id)
    except ConflictError:
        logger.warning("the last admin's account is not erased")
        return False
    ended = await accounts.lock_ended(session, account_id, **_moments(settings))
    if ended is None:
        return False
    marks = await accounts.marks_of(await session.connection(), secrets, account_id, ended.email)
    for room in personal_data:
        await room.outlive(session, account_id, marks)
    for room in personal_data:
        await room.erase(session, account_id)
    await audit.note(session, acts.ACCOUNT_ERASED, account_id=account_id)
    if ended.email:
        await mail.forget(session, ended.email)
        # About nobody who is still here: it outlives the account, and names no one.
        letter = letters.to_person("erased", ended.language, settings)
        await mail.send(session, ended.email, letter, about=None)
    return True


async def warn_inactive(session: AsyncSession, settings: Settings) -> int:
    """Warn, in time, some of those who did not come for long; how many, 0 when all are."""
    moment = clock.now()
    warning = timedelta(days=settings.inactive_warning_days)
    unused = await accounts.warn_unused(
        session,
        now=moment,
        before=_months_before(moment, settings.inactive_months) + warning,
        limit=WARNED_AT_ONCE,
    )
    # Who is shut out cannot come back to keep it.
    warned = [account.id for account in unused if account.status != "banned"]
    await notices.notify(session, settings, warned, ACCOUNT_INACTIVE, on=moment + warning)
    return len(unused)


def _moments(settings: Settings) -> dict[str, datetime]:
    moment = clock.now()
    return {
        "now": moment,
        "before": _months_before(moment, settings.inactive_months),
        "warned_before": moment - timedelta(days=settings.inactive_warning_days),
    }


def _months_before(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    # The 28th exists in every month: at most three days more are kept.
    return moment.replace(year=years, month=month + 1, day=min(moment.day, 28))
