"""When somebody may be rung: nobody at night, and nobody who is in class."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.kit.hours import free_from
from api.notices import queries
from api.reach import is_protected
from api.settings import Settings

_AT_SCHOOL = frozenset({"middle_school", "high_school", "vocational"})
"""Levels of those who sit in class whatever their age."""


def goes_to_school(person: Row[Any]) -> bool:
    """Whether school hours hold for a row of `PEOPLE` or `HOURS`: students under 18 or of unknown age, and
    pupils of any age.
    """
    if person.birth_date is None and not person.is_student:
        return False  # staff and professionals say no birth date
    return is_protected(person.birth_date) or (person.is_student and person.level in _AT_SCHOOL)


def free_for(settings: Settings, person: Row[Any], moment: datetime) -> datetime:
    """The first moment from then on at which that person may be rung."""
    return free_from(moment, settings, pupil=goes_to_school(person))


async def free_moments(
    connection: AsyncConnection, settings: Settings, wanted: Mapping[UUID, datetime]
) -> dict[UUID, datetime]:
    """For each account the first moment from the wanted one on at which it may be rung."""
    bound = {
        account_id: moment
        for account_id, moment in wanted.items()
        if free_from(moment, settings, pupil=True) != moment
    }
    if not bound:
        return dict(wanted)
    rows = await connection.execute(queries.HOURS, {"account_ids": list(bound)})
    free = {row.id: free_for(settings, row, bound[row.id]) for row in rows}
    return {**wanted, **free}


async def busy(
    connection: AsyncConnection, settings: Settings, account_ids: Collection[UUID], moment: datetime
) -> dict[UUID, datetime]:
    """Those who must not be rung at that moment, and when they may be."""
    free = await free_moments(connection, settings, dict.fromkeys(account_ids, moment))
    return {account_id: at for account_id, at in free.items() if at > moment}
