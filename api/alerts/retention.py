"""When alerts end by themselves: nobody searches any more, or their weeks are past."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import service as accounts
from api.alerts import letters, links, queries
from api.alerts.models import StopReason
from api.alerts.telling import PAGE
from api.kit import clock
from api.kit.language import Language
from api.kit.secrets import Secrets
from api.mail.letters import Letter
from api.settings import Settings
from api.stream import service as stream

AT_ONCE = 500
"""Alerts of one transaction."""


async def ask(session: AsyncSession, settings: Settings, secrets: Secrets) -> int:
    """Ask some of those whose alert was not touched for long whether they still search; how many."""
    connection = await session.connection()
    moment = clock.now()
    rows = (
        await connection.execute(
            queries.UNUSED,
            {"now": moment, "months": settings.alert_unused_months, "limit": AT_ONCE},
        )
    ).all()
    until = moment + timedelta(days=settings.alert_answer_days)
    for row in rows:
        await _write(session, settings, secrets, row)
    for row in rows:
        await stream.tell(session, row.account_id, "alert.still_searching", alert_id=row.id, until=until)
    return len(rows)


async def _write(session: AsyncSession, settings: Settings, secrets: Secrets, row: Row[Any]) -> None:
    link = await links.stop_link(session, settings, secrets, row.account_id)

    def compose(language: Language) -> Letter:
        name = row.name_fr if language == "fr" else row.name_en
        return letters.still_searching(language, settings, name, page=PAGE, stop=link)

    await accounts.write_to(session, row.account_id, accounts.Subject.ALERTS, compose)


async def stop(session: AsyncSession, settings: Settings) -> int:
    """Stop some of the alerts that nobody answered for, or whose weeks are past; how many."""
    connection = await session.connection()
    moment = clock.now()
    limits = {"now": moment, "days": settings.alert_answer_days, "today": clock.today(), "limit": AT_ONCE}
    ended: list[tuple[UUID, UUID, StopReason]] = []
    for statement, why in ((queries.UNANSWERED, StopReason.UNUSED), (queries.OVER, StopReason.OVER)):
        rows = await connection.execute(statement, limits)
        found = [(row.id, row.account_id, why) for row in rows]
        parameters = {"ids": [one[0] for one in found], "now": moment, "why": why}
        await connection.execute(queries.STOP, parameters)
        await connection.execute(queries.STOP_KEYS, parameters)
        ended += found
    for alert_id, account_id, why in ended:
        await stream.tell(session, account_id, "alert.stopped", alert_id=alert_id, why=why)
    return len(ended)


async def delete_old(session: AsyncSession, settings: Settings) -> None:
    """Forget what was found long ago."""
    await (await session.connection()).execute(
        queries.DELETE_OLD_HITS, {"now": clock.now(), "days": settings.alert_found_retention_days}
    )
