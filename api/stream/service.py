"""Decisions about the per-person stream."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from psycopg.rows import TupleRow
from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.kit import clock
from api.kit.database import Database, Reader, fetch
from api.kit.holders import Holder
from api.kit.listing import Found
from api.stream import queries
from api.stream.queries import telling as telling
from api.stream.queries import waking as waking

WAKES_KEPT = timedelta(days=7)
"""How long what only wakes the app can be resumed from; notices are kept as long as the settings say."""
REPLAYED = 500
"""Events told again to a phone that was away; after more than that it asks anew."""
IDS_PER_WAKE = 200
"""PostgreSQL carries 8,000 bytes at once."""


async def tell(
    session: AsyncSession, account_id: UUID, kind: str, *, notice: bool = True, **data: Any
) -> None:
    """Tell a person something, in the transaction that makes it true; call it last, it makes others wait.

    It reaches their open streams when the transaction commits. A `notice` also stands among their
    notifications; what is none only wakes the app. `data` holds ids and dates, never what somebody wrote.
    """
    await tell_each(session, [account_id], kind, notice=notice, **data)


async def tell_each(
    session: AsyncSession, account_ids: Sequence[UUID], kind: str, *, notice: bool = True, **data: Any
) -> None:
    """Tell a few people the same at once: between two statements others would wait. Call it last."""
    await (await session.connection()).execute(
        queries.INSERT,
        {
            "account_ids": account_ids,
            "kind": kind,
            "data": json.dumps(data, default=str),
            "notice": notice,
        },
    )


async def tell_many(
    session: AsyncSession,
    kind: str,
    told: Mapping[UUID, Mapping[str, Any]],
    *,
    ring_at: Mapping[UUID, datetime] | None = None,
) -> None:
    """Give many people a notice of the same kind at once, each with their own data; call it last.

    `ring_at`: when somebody is to be told outside the app too, until `take_due`.
    """
    if not told:
        return
    connection = await session.connection()
    people = list(told)
    await connection.execute(
        queries.INSERT_MANY,
        {
            "account_ids": people,
            "kind": kind,
            "data": [json.dumps(data, default=str) for data in told.values()],
            "ring_at": [(ring_at or {}).get(account_id) for account_id in people],
        },
    )
    ids = [str(account_id) for account_id in people]
    wakes = [" ".join(ids[at : at + IDS_PER_WAKE]) for at in range(0, len(ids), IDS_PER_WAKE)]
    await connection.execute(queries.WAKE, {"wakes": wakes})


class Opening(NamedTuple):
    """With what a stream begins."""

    newest: int
    """Number of the event that it stands at after these."""
    tag: str
    """That event's id."""
    events: list[tuple[str, str]]
    """Ids as phones know them, and JSON; the first says whether it resumes."""


async def opening(database: Database, account_id: UUID, seen: str | None) -> Opening:
    """Events of a person after the one with that id, which their phone saw last.

    Without one, where that event is not here (it is too old, or the database was set back since then), or
    where too many followed, the stream begins now: then the phone asks anew for whatever it shows.
    """
    number, _, stamp = (seen or "").partition("-")
    after = int(number) if seen else None
    [(last, tag, anchored)] = await database.hot.fetch(
        queries.OPENING, {"after": after, "stamp": stamp or None, "kept_since": clock.now() - WAKES_KEPT}
    )
    newest = last or 0
    if seen is not None and (anchored or after == newest == 0):
        rows = await database.hot.fetch(
            queries.REPLAY,
            {"account_id": account_id, "after": after, "newest": newest, "limit": REPLAYED + 1},
        )
        if len(rows) <= REPLAYED:
            return Opening(
                newest, tag or "0", [(seen, _open(resumed=True)), *((row[0], row[1]) for row in rows)]
            )
    return Opening(newest, tag or "0", [(tag or "0", _open(resumed=False))])


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
    connection: AsyncConnection, kind: str, asked: Mapping[UUID, Mapping[str, Any]]
) -> set[UUID]:
    """Those who have not seen yet that something of this kind happened, each with these data."""
    parameters = {
        "kind": kind,
        "account_ids": list(asked),
        "data": [json.dumps(data, default=str) for data in asked.values()],
    }
    return {row.account_id for row in await connection.execute(queries.UNSEEN_AMONG, parameters)}


async def latest(connection: AsyncConnection, account_id: UUID, kind: str, limit: int) -> Sequence[Row[Any]]:
    """A person's last notices of a kind, the newest first: data, seen."""
    parameters = {"account_id": account_id, "kind": kind, "limit": limit}
    return (await connection.execute(queries.LATEST, parameters)).all()


async def take_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Row[Any]]:
    """Notices whose time to ring has come, each for one caller: id, account_id, kind, data, seen."""
    connection = await session.connection()
    return (await connection.execute(queries.TAKE_DUE, {"now": now, "limit": limit})).all()


async def put_off(session: AsyncSession, later: Collection[tuple[int, datetime]]) -> None:
    """Have these notices (their ids) ring at another moment."""
    if later:
        ids, moments = zip(*later, strict=True)
        await (await session.connection()).execute(
            queries.PUT_OFF, {"ids": list(ids), "moments": list(moments)}
        )


async def settle(session: AsyncSession, account_id: UUID, kind: str, **data: Any) -> None:
    """The person saw what these notifications are about, without having opened them."""
    parameters = {"account_id": account_id, "kind": kind, "data": json.dumps(data, default=str)}
    await (await session.connection()).execute(queries.SETTLE, {**parameters, "now": clock.now()})


async def mark_seen(session: AsyncSession, account_id: UUID, last: int) -> None:
    """The person saw their notifications up to that one."""
    await (await session.connection()).execute(
        queries.MARK_SEEN, {"account_id": account_id, "last": last, "now": clock.now()}
    )


async def delete_old(session: AsyncSession, now: datetime, days: int) -> int:
    """Delete notifications older than that, and older wake-ups; how many."""
    connection = await session.connection()
    moments = {"notices_since": now - timedelta(days=days), "kept_since": now - WAKES_KEPT}
    return (await connection.execute(queries.DELETE_OLD, moments)).rowcount


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await (await session.connection()).execute(queries.EVERYTHING, {"account_id": account_id})
    return {"notifications": [dict(row._mapping) for row in rows]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await (await session.connection()).execute(queries.ERASE, {"account_id": account_id})


HOLDER = Holder("stream", {"fr": "Notifications", "en": "Notifications"}, export=_export, erase=_erase)
