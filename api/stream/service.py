"""Decisions about the per-person stream."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.kit import clock
from api.kit.holders import Holder
from api.kit.listing import Found
from api.stream import queries


async def tell(session: AsyncSession, account_id: UUID, kind: str, **data: Any) -> None:
    """Tell a person something, in the transaction that makes it true; call it last, it makes others wait."""
    connection = await session.connection()
    await connection.execute(queries.IN_COMMIT_ORDER)
    await connection.execute(
        queries.INSERT,
        {"account_id": account_id, "kind": kind, "data": json.dumps(data, default=str)},
    )


async def tell_many(session: AsyncSession, kind: str, told: Mapping[UUID, dict[str, Any]]) -> None:
    """Tell many people something of the same kind at once, each with their own data; call it last."""
    if not told:
        return
    connection = await session.connection()
    await connection.execute(queries.IN_COMMIT_ORDER)
    await connection.execute(
        queries.INSERT_MANY,
        {
            "account_ids": list(told),
            "kind": kind,
            "data": [json.dumps(data, default=str) for data in told.values()],
        },
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


async def unseen_of(connection: AsyncConnection, account_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many notifications each of these people has not seen; who has seen all is left out."""
    if not account_ids:
        return {}
    rows = await connection.execute(queries.UNSEEN_OF, {"account_ids": list(account_ids)})
    return {row.account_id: row.unseen for row in rows}


async def unseen_like(connection: AsyncConnection, account_id: UUID, kind: str, **data: Any) -> bool:
    """Whether the person has not seen yet that something of this kind happened, with these data."""
    parameters = {"account_id": account_id, "kind": kind, "data": json.dumps(data, default=str)}
    return bool((await connection.execute(queries.UNSEEN_LIKE, parameters)).scalar_one())


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
    """Delete notifications older than that; how many."""
    connection = await session.connection()
    return (await connection.execute(queries.DELETE_OLD, {"now": now, "days": days})).rowcount


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows = await (await session.connection()).execute(queries.EVERYTHING, {"account_id": account_id})
    return {"notifications": [dict(row._mapping) for row in rows]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    await (await session.connection()).execute(queries.ERASE, {"account_id": account_id})


HOLDER = Holder("stream", {"fr": "Notifications", "en": "Notifications"}, export=_export, erase=_erase)
