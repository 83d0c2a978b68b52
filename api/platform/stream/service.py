"""Decisions about the per-person stream."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow
from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit import clock
from api.platform.kit.database import ENDINGS, Database, Reader, fetch
from api.platform.kit.listing import Found
from api.platform.kit.statements import run, run_each
from api.platform.stream import queries
from api.platform.stream.queries import telling as telling

WAKES_KEPT = timedelta(days=7)
"""How long what only wakes the app can be resumed from; notices are kept as long as the settings say."""
REPLAYED = 500
"""Events told again to a phone that was away; after more than that it asks anew."""


class _Told(NamedTuple):
    account_id: UUID
    kind: str
    data: dict[str, Any]
    notice: bool
    ring_at: datetime | None


class _Telling:
    """What one transaction tells, written down last of all in it."""

    def __init__(self) -> None:
        self.told: list[_Told] = []

    async def __call__(self, session: AsyncSession) -> tuple[str, Collection[str]]:
        if self.told:
            account_ids, kinds, data, notices, ring_at = zip(*self.told, strict=True)
            await run(
                session,
                queries.INSERT,
                {
                    "account_ids": list(account_ids),
                    "kinds": list(kinds),
                    "data": [json.dumps(one, default=str) for one in data],
                    "notices": list(notices),
                    "ring_at": list(ring_at),
                },
            )
        return queries.WAKES, {str(one.account_id) for one in self.told}


def _telling(session: AsyncSession) -> _Telling:
    telling: _Telling = session.info.setdefault(ENDINGS, {}).setdefault("stream", _Telling())
    return telling


def wake(database: Database, account_ids: Iterable[UUID]) -> None:
    """Wake the open streams of people whom a statement of its own (`telling`) told something."""
    database.doorbell.ring(queries.WAKES, {str(one) for one in account_ids})


async def tell(
    session: AsyncSession, account_id: UUID, kind: str, *, notice: bool = True, **data: Any
) -> None:
    """Tell a person something, if this transaction commits; it reaches their open streams then.

    A `notice` also stands among their notifications; what is none only wakes the app. `data` holds ids and
    dates, never what somebody wrote.
    """
    await tell_each(session, [account_id], kind, notice=notice, **data)


async def tell_each(
    session: AsyncSession, account_ids: Sequence[UUID], kind: str, *, notice: bool = True, **data: Any
) -> None:
    """Tell a few people the same."""
    _telling(session).told.extend(_Told(one, kind, data, notice, None) for one in account_ids)


async def tell_many(
    session: AsyncSession,
    kind: str,
    told: Mapping[UUID, Mapping[str, Any]],
    *,
    ring_at: Mapping[UUID, datetime] | None = None,
) -> None:
    """Give many people a notice of the same kind, each with their own data.

    `ring_at`: when somebody is to be told outside the app too, until `take_due`.
    """
    _telling(session).told.extend(
        _Told(one, kind, dict(data), True, (ring_at or {}).get(one)) for one, data in told.items()
    )


class Opening(NamedTuple):
    """With what a stream begins."""

    newest: int
    """Number of the person's event that it stands at after these; 0 before their first."""
    tag: str | None
    """That event's id."""
    events: list[tuple[str, str]]
    """Ids as phones know them, and JSON; the first says whether it resumes."""


async def opening(database: Database, account_id: UUID, seen: str | None) -> Opening:
    """Events of a person after the one with that id, which their phone saw last.

    Without one, where that event is not here (the database was set back since then, or the id is a number
    alone, which may be another event's since), where something since
    may have been deleted, or where too many followed, the stream begins now: then the phone asks anew for
    whatever it shows.
    """
    number, stamp, known_at = [*(seen or "").split("-"), "", ""][:3]
    after = int(number) if number else None
    moment = clock.now()
    [(last, tag, at, anchored)] = await database.hot.fetch(
        queries.OPENING,
        {
            "account_id": account_id,
            "after": after,
            "stamp": stamp or None,
            "known_at": _moment(known_at),
            "now": moment,
            "kept_since": moment - WAKES_KEPT,
        },
    )
    newest = last or 0
    if seen is not None and anchored:
        rows = await database.hot.fetch(
            queries.REPLAY,
            {"account_id": account_id, "after": after, "newest": newest, "limit": REPLAYED + 1},
        )
        if len(rows) <= REPLAYED:
            return Opening(newest, tag, [(seen, _open(resumed=True)), *((row[0], row[1]) for row in rows)])
    return Opening(newest, tag, [(f"{tag or '0-0'}-{at}", _open(resumed=False))])


def _moment(stamp: str) -> datetime | None:
    """What an id says of when its phone had everything; None for what is no time."""
    try:
        return datetime.fromtimestamp(int(stamp, 16) / 1_000_000, UTC) if stamp else None
    except (ValueError, OverflowError, OSError):
        return None


async def holds(database: Database, tag: str) -> bool:
    """Whether the event with that id is here: where it is not, the database may have been set back."""
    number, _, stamp = tag.partition("-")
    [(there,)] = await database.hot.fetch(queries.HOLDS, {"id": int(number), "stamp": stamp})
    return bool(there)


def _open(*, resumed: bool) -> str:
    return json.dumps({"kind": "stream.open", "notice": False, "data": {"resumed": resumed}})


async def news(database: Database, after: Mapping[UUID, int], limit: int) -> list[TupleRow]:
    """Account, number, id and JSON of what happened to these people after their ids, at most `limit` each."""
    return await database.hot.fetch(
        queries.NEWS, {"account_ids": list(after), "after": list(after.values()), "limit": limit}
    )


async def page(
    connection: AsyncConnection, account_id: UUID, *, before: int | None, limit: int
) -> list[Found]:
    """Notifications as JSON, newest first; one more than asked tells of a next page."""
    rows = await connection.execute(
        queries.PAGE, {"account_id": account_id, "before": before, "limit": limit + 1}
    )
    return [Found(float(row.id), "", row.json) for row in rows]


async def unseen(connection: AsyncConnection, account_id: UUID) -> int:
    """How many notifications the person has not seen."""
    return int((await connection.execute(queries.UNSEEN, {"account_id": account_id})).scalar_one())


async def unseen_of(reader: Reader, account_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many notifications each of these people has not seen; who has seen all is left out."""
    if not account_ids:
        return {}
    rows = await fetch(reader, queries.UNSEEN_OF, {"account_ids": list(account_ids)})
    return dict(rows)


async def unseen_among(
    session: AsyncSession, kind: str, asked: Mapping[UUID, Mapping[str, Any]]
) -> set[UUID]:
    """Those who have not seen yet that something of this kind happened, each with these data."""
    parameters = {
        "kind": kind,
        "account_ids": list(asked),
        "data": [json.dumps(data, default=str) for data in asked.values()],
    }
    known = {row.account_id for row in await run(session, queries.UNSEEN_AMONG, parameters)}
    # Also in this transaction.
    return known | {
        one.account_id
        for one in _telling(session).told
        if one.kind == kind and one.account_id in asked and asked[one.account_id].items() <= one.data.items()
    }


async def latest(connection: AsyncConnection, account_id: UUID, kind: str, limit: int) -> Sequence[Row[Any]]:
    """A person's last notices of a kind, the newest first: data, seen."""
    parameters = {"account_id": account_id, "kind": kind, "limit": limit}
    return (await connection.execute(queries.LATEST, parameters)).all()


async def take_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Row[Any]]:
    """Notices whose time to ring has come, each for one caller: id, account_id, kind, data, seen."""
    return (await run(session, queries.TAKE_DUE, {"now": now, "limit": limit})).all()


async def put_off(session: AsyncSession, later: Collection[tuple[int, datetime]]) -> None:
    """Have these notices (their ids) ring at another moment."""
    if later:
        ids, moments = zip(*later, strict=True)
        await run(session, queries.PUT_OFF, {"ids": list(ids), "moments": list(moments)})


async def mark_seen_about(
    session: AsyncSession, kinds: Collection[str], about: Collection[tuple[UUID, Mapping[str, Any]]]
) -> None:
    """People need not open notifications of these kinds any more, each of those with these data."""
    parameters = {
        "kinds": list(kinds),
        "account_ids": [account_id for account_id, _ in about],
        "data": [json.dumps(data, default=str) for _, data in about],
        "now": clock.now(),
    }
    await run(session, queries.MARK_SEEN_ABOUT, parameters)


async def mark_seen(session: AsyncSession, account_id: UUID, last: int) -> None:
    """The person saw their notifications up to that one."""
    await run(session, queries.MARK_SEEN, {"account_id": account_id, "last": last, "now": clock.now()})


async def put_away(session: AsyncSession, account_id: UUID, ids: Collection[int], *, away: bool) -> None:
    """Take these of the person's notifications off their list, or back on it."""
    mine = {"account_id": account_id, "ids": list(ids)}
    if away:
        await run(session, queries.PUT_AWAY, {**mine, "now": clock.now()})
    else:
        await run(session, queries.TAKE_BACK, mine)


async def delete_old(session: AsyncSession, now: datetime, days: int) -> int:
    """Delete a batch of notifications older than that, and one of older wake-ups; how many of the larger."""
    moments = {"notices_since": now - timedelta(days=days), "kept_since": now - WAKES_KEPT}
    return await run_each(session, queries.DELETE_OLD, moments)
