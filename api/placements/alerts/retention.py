"""When alerts end by themselves: nobody searches any more, or their weeks are past."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.alerts import letters, links, queries
from api.placements.alerts.kinds import ALERT_STILL_SEARCHING, ALERT_STOPPED
from api.placements.alerts.models import StopReason
from api.placements.alerts.telling import PAGE
from api.platform.kit import clock
from api.platform.kit.language import Language
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run, run_each
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.settings import Settings

AT_ONCE = 500
"""Alerts of one transaction."""


async def ask(session: AsyncSession, settings: Settings, secrets: Secrets) -> int:
    """Ask some of those whose alert was not touched for long whether they still search; how many."""
    moment = clock.now()
    rows = (
        await run(
            session,
            queries.UNUSED,
            {"now": moment, "months": settings.alert_unused_months, "limit": AT_ONCE},
        )
    ).all()
    until = moment + timedelta(days=settings.alert_answer_days)
    for row in rows:
        await _ask(session, settings, secrets, row, until)
    return len(rows)


async def _ask(
    session: AsyncSession, settings: Settings, secrets: Secrets, row: Row[Any], until: datetime
) -> None:
    async def compose(account_id: UUID, language: Language) -> Letter:
        link = await links.stop_link(session, settings, secrets, account_id)
        name = row.name_fr if language == "fr" else row.name_en
        return letters.still_searching(language, settings, name, page=PAGE, stop=link)

    ids = {"alert_id": row.id, "until": until}
    await notices.notify(session, settings, [row.account_id], ALERT_STILL_SEARCHING, compose=compose, **ids)


async def stop(session: AsyncSession, settings: Settings) -> int:
    """Stop some of the alerts that nobody answered for, or whose weeks are past; how many."""
    moment = clock.now()
    limits = {"now": moment, "days": settings.alert_answer_days, "today": clock.today(), "limit": AT_ONCE}
    ended: list[tuple[UUID, UUID, StopReason]] = []
    for statement, why in ((queries.UNANSWERED, StopReason.UNUSED), (queries.OVER, StopReason.OVER)):
        rows = await run(session, statement, limits)
        found = [(row.id, row.account_id, why) for row in rows]
        parameters = {"ids": [one[0] for one in found], "now": moment, "why": why}
        await run(session, queries.STOP, parameters)
        await run(session, queries.STOP_KEYS, parameters)
        ended += found
    for alert_id, account_id, why in ended:
        await notices.show(session, [account_id], ALERT_STOPPED, alert_id=alert_id, why=why)
    return len(ended)


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget a batch of what was found long ago; how many."""
    moments = {"now": clock.now(), "days": settings.alert_found_retention_days}
    return await run_each(session, [queries.DELETE_OLD_HITS], moments)
