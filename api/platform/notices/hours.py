"""When somebody may be rung: nobody at night, and nobody who is in class."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.access import is_protected
from api.platform.kit.hours import free_from
from api.platform.notices import queries
from api.platform.settings import Settings

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


def everybody_is_free(settings: Settings, moment: datetime) -> bool:
    """Whether pupils may be rung then: so may all others."""
    return free_from(moment, settings, pupil=True) == moment


async def free_moments(
    connection: AsyncConnection, settings: Settings, wanted: Sequence[tuple[UUID, datetime]]
) -> list[datetime]:
    """For each account and moment, the first moment from that one on at which it may be rung."""
    # Most ask for the same moment.
    kept = {at for at in {at for _, at in wanted} if not everybody_is_free(settings, at)}
    bound = {account_id for account_id, at in wanted if at in kept}
    if not bound:
        return [at for _, at in wanted]
    rows = await connection.execute(queries.HOURS, {"account_ids": list(bound)})
    people = {row.id: row for row in rows}
    return [
        free_for(settings, person, at) if (person := people.get(account_id)) else at
        for account_id, at in wanted
    ]
