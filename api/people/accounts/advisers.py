"""Advisers: when they answer, known to their colleagues."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import queries
from api.people.accounts.schemas import AdviserHoursUpdate, AdviserPublic
from api.platform.kit.clock import PARIS, now
from api.platform.kit.statements import run


async def read_hours(connection: AsyncConnection, account_id: UUID) -> AdviserHoursUpdate:
    """The hours of an adviser; none until they say."""
    row = (await connection.execute(queries.ADVISER_HOURS, {"account_id": account_id})).first()
    if row is None:
        return AdviserHoursUpdate(hours=[])
    return AdviserHoursUpdate(hours=row.hours, away_from=row.away_from, away_until=row.away_until)


async def set_hours(session: AsyncSession, account_id: UUID, update: AdviserHoursUpdate) -> None:
    """Keep the hours an adviser gives."""
    await run(
        session,
        queries.SET_ADVISER_HOURS,
        {
            "account_id": account_id,
            "hours": json.dumps([slot.model_dump(mode="json") for slot in update.hours]),
            "away_from": update.away_from,
            "away_until": update.away_until,
        },
    )


async def advisers(connection: AsyncConnection) -> list[AdviserPublic]:
    """Every adviser, and whether they answer now."""
    moment = now().astimezone(PARIS)
    return [
        AdviserPublic(
            id=row.id,
            first_name=row.first_name,
            hours=row.hours or [],
            away_from=row.away_from,
            away_until=row.away_until,
            open_now=is_open(row.hours or [], row.away_from, row.away_until, moment),
        )
        for row in await connection.execute(queries.ADVISERS)
    ]


def is_open(
    hours: list[dict[str, Any]], away_from: date | None, away_until: date | None, moment: datetime
) -> bool:
    """Whether an adviser with these hours answers at a moment in Paris time."""
    if away_until is not None and (away_from or date.min) <= moment.date() <= away_until:
        return False
    at = moment.strftime("%H:%M")
    return any(
        slot["weekday"] == moment.isoweekday() and slot["opens"][:5] <= at < slot["closes"][:5]
        for slot in hours
    )
