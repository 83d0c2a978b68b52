"""Advisers: when they answer, known to their colleagues; of all of them together, known to everybody."""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.places.schemas import Opening, OpeningDay
from api.people.accounts import queries
from api.people.accounts.schemas import AdviserHoursUpdate, AdviserPublic, ServiceHours
from api.platform.kit.clock import PARIS, now, today
from api.platform.kit.french_calendar import public_holiday
from api.platform.kit.statements import run

DAYS_AHEAD = 15
"""Today and two weeks: an absence is seldom longer."""


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


async def service_hours(connection: AsyncConnection) -> ServiceHours:
    """When at least one of the advisers answers, day by day from today on; no days where nobody said when."""
    rows = (await connection.execute(queries.ADVISERS)).all()
    if not any(row.hours for row in rows):
        return ServiceHours(days=[])
    first = today()
    return ServiceHours(days=[_day(rows, first + timedelta(days=ahead)) for ahead in range(DAYS_AHEAD)])


def _day(rows: Sequence[Row[Any]], day: date) -> OpeningDay:
    """What one or the other of them gives that day; on a public holiday nobody is expected."""
    holiday = "public_holiday" if public_holiday(day) else None
    slots = sorted(
        (slot["opens"][:5], slot["closes"][:5])
        for row in rows
        if not (holiday or _away(row.away_from, row.away_until, day))
        for slot in row.hours or []
        if slot["weekday"] == day.isoweekday()
    )
    joined: list[tuple[str, str]] = []
    for opens, closes in slots:
        if joined and opens <= joined[-1][1]:
            opens, closes = joined[-1][0], max(joined.pop()[1], closes)
        joined.append((opens, closes))
    intervals = [Opening(**{"from": opens, "to": closes, "comment": None}) for opens, closes in joined]
    return OpeningDay(date=day, holiday=holiday, intervals=intervals)


def _away(away_from: date | None, away_until: date | None, day: date) -> bool:
    return away_until is not None and (away_from or date.min) <= day <= away_until


def is_open(
    hours: list[dict[str, Any]], away_from: date | None, away_until: date | None, moment: datetime
) -> bool:
    """Whether an adviser with these hours answers at a moment in Paris time."""
    if _away(away_from, away_until, moment.date()):
        return False
    at = moment.strftime("%H:%M")
    return any(
        slot["weekday"] == moment.isoweekday() and slot["opens"][:5] <= at < slot["closes"][:5]
        for slot in hours
    )
