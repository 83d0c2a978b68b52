"""Whose report rings staff at once: anybody has many mailboxes, and a true cry must not drown in them.

Heard at once: whoever is part of what they report or cries for help; and whoever somebody answers for or is
known for a while, unless their reports were dismissed before. Each about a few people a day. All other voices
are quiet: those of a department ring a few times a day between them, join the open case of the same subject,
and else wait in the queue. Nothing that is told is lost.
"""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.people.moderation import queries
from api.people.moderation.telling import DANGER, GRAVE
from api.platform.kit.clock import now
from api.platform.kit.locks import one_at_a_time
from api.platform.settings import Settings

ALARMS_A_DAY = 3
"""People about whom one account rings staff within a day; and rings of all quiet voices of a department."""
_MOST_DISMISSED = 1
_DAY = timedelta(days=1)


class Weight(NamedTuple):
    """How much a report weighs."""

    gravity: int
    quiet: bool


async def weigh(
    connection: AsyncConnection,
    settings: Settings,
    reporter_id: UUID,
    gravity: int,
    *,
    heard: bool,
    about: UUID,
    department: str,
) -> Weight:
    """Weigh a report of that gravity about somebody, or something of nobody in particular; `heard`: whoever
    they are.
    """
    moment = now()
    parameters = {
        "reporter_id": reporter_id,
        "about": about,
        "department": department,
        "known_since": moment - timedelta(days=settings.offer_report_account_days),
        "day_ago": moment - _DAY,
        "danger": DANGER,
    }
    # What else they report at this very moment counts as well.
    await one_at_a_time(connection, b"reports of " + reporter_id.bytes)
    voice = (await connection.execute(queries.VOICE, parameters)).one()
    heard = heard or (voice.known and voice.dismissed <= _MOST_DISMISSED)
    if heard and voice.alarms < ALARMS_A_DAY:
        return Weight(gravity, quiet=False)
    if gravity >= DANGER:
        await one_at_a_time(connection, b"quiet alarms of " + department.encode())
        rung = (await connection.execute(queries.QUIET_ALARMS, parameters)).scalar_one()
        if rung >= ALARMS_A_DAY:
            gravity = GRAVE
    return Weight(gravity, quiet=True)


async def to_join(connection: AsyncConnection, kind: str, subject_id: UUID) -> UUID | None:
    """The open case of a subject, which stays open until this transaction ends; two that look for one at the
    same moment find the same.
    """
    await one_at_a_time(connection, b"reported " + subject_id.bytes)
    parameters = {"subject_kind": kind, "subject_id": subject_id}
    found: UUID | None = (await connection.execute(queries.OPEN_CASE_OF, parameters)).scalar()
    return found
