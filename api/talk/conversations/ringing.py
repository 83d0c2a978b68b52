"""How somebody is told outside the app that words wait for them: that there are some, never which, nor whose.

Whoever looks at the conversation within a few seconds is not rung. Then the phone rings, or where none can be
rung a mail goes: once in so many minutes for a conversation, a mail once until it is looked at. Nights,
school, and a mentor's own hours and holidays only postpone it. Channels are those chosen for `conversations`.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.jobs.queue import defer
from api.platform.kit import clock
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.talk.conversations import queries
from api.talk.conversations.kinds import MESSAGE_WAITING
from api.talk.conversations.models import Side

DELAY = timedelta(seconds=15)
"""For whoever has the conversation before them, or is about to."""
_WEEK = 8
"""Days after which a mentor's hours, once a week at least, have come round."""


def receiver(side: Side) -> Side:
    """Who reads what this side writes."""
    return Side.MENTOR if side == Side.STUDENT else Side.STUDENT


def planned(settings: Settings, row: Row[Any], side: Side, moment: datetime) -> datetime | None:
    """When the other one is to be rung for what `side` writes now; None where that is planned already."""
    last = row.mentor_ring_at if side == Side.STUDENT else row.student_ring_at
    gap = timedelta(minutes=settings.conversation_ring_minutes)
    if last is not None and last > moment:
        return None
    soon = moment + DELAY
    return soon if last is None else max(soon, last + gap)


def columns(side: Side, ring: datetime | None) -> dict[str, datetime | None]:
    """The same for a statement; null leaves what is planned."""
    return {
        "student_ring_at": ring if side == Side.MENTOR else None,
        "mentor_ring_at": ring if side == Side.STUDENT else None,
    }


async def plan(session: AsyncSession, conversation_id: UUID, side: Side, at: datetime) -> None:
    """Have `side` rung then, in the caller's transaction."""
    await defer(
        session,
        "conversations:ring",
        at=at,
        lock=f"conversation:{conversation_id}",
        conversation_id=str(conversation_id),
        side=side,
        planned=at.isoformat(),
    )


async def ring(
    session: AsyncSession, settings: Settings, conversation_id: UUID, side: Side, planned_at: datetime
) -> None:
    """Ring one side if words still wait for it, now or when it may be rung; once for each time planned."""
    mine = {"id": conversation_id, "side": side}
    await run(session, queries.LOCK_PEOPLE, mine)
    row = (await run(session, queries.TO_RING, mine)).first()
    moment = clock.now()
    if row is None or row.ring_at != planned_at:
        return
    if not row.unread or not row.active:
        await run(session, queries.RING_AT, {**mine, "ring_at": None})
        return
    at = await _free(session, settings, row, moment)
    await run(session, queries.RING_AT, {**mine, "ring_at": at})
    if at > moment:
        await plan(session, conversation_id, side, at)
        return
    await notices.notify(
        session, settings, [row.account_id], MESSAGE_WAITING, conversation_id=conversation_id
    )


async def _free(session: AsyncSession, settings: Settings, row: Row[Any], moment: datetime) -> datetime:
    """When this person may be rung: at that moment, or the first time afterwards."""
    connection = await session.connection()
    at = moment
    for _ in range(_WEEK):  # out of the night into hours that are not theirs, and the other way round
        [free] = await notices.free_moments(connection, settings, [(row.account_id, at)])
        later = hours_from(free, row.hours, row.away_from, row.away_until)
        if later == at:
            break
        at = later
    return at


def hours_from(
    moment: datetime,
    hours: list[dict[str, Any]] | None,
    away_from: date | None,
    away_until: date | None,
) -> datetime:
    """The first moment from then on within a mentor's own hours (none: always) and outside their holidays."""
    local = moment.astimezone(clock.PARIS)
    if away_from is not None and away_until is not None and away_from <= local.date() <= away_until:
        local = datetime.combine(away_until + timedelta(days=1), time.min, clock.PARIS)
    if hours:
        local = min(
            (
                begins
                for ahead in range(_WEEK)
                for slot in hours
                if (begins := _in_slot(local, local.date() + timedelta(days=ahead), slot)) is not None
            ),
            default=local,
        )
    return local.astimezone(moment.tzinfo)


def _in_slot(local: datetime, day: date, slot: dict[str, Any]) -> datetime | None:
    """The first moment of that slot on that day which is not over."""
    if slot["weekday"] != day.isoweekday():
        return None
    begins, ends = (
        datetime.combine(day, time.fromisoformat(slot[edge]), clock.PARIS) for edge in ("from", "to")
    )
    return max(begins, local) if local < ends else None
