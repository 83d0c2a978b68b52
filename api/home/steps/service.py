"""A person's next steps, put together from what each room says is waiting."""

from collections.abc import Collection, Sequence, Set
from functools import cache
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.access import STAFF, Role, Viewer
from api.platform.feature.waiting import Waiting
from api.platform.kit.clock import now, today
from api.platform.settings import Settings
from api.safety.reach import ages

MOST = 20


async def mine(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, waiting: Sequence[Waiting]
) -> list[dict[str, Any]]:
    """What waits for the viewer: what has a day, the soonest, then `first`, then in the order of the rooms.

    Work of staff is told after a second factor only.
    """
    roles = acting(viewer)
    own = (one for one in waiting if one.roles is None or one.roles & roles)
    steps = sorted(own, key=lambda one: not one.first)
    if not steps:
        return []
    rows = await connection.execute(
        _statement(tuple(one.rows for one in steps)),
        {
            "account_id": viewer.account_id,
            "now": now(),
            "today": today(),
            "most": MOST,
            **viewer.reach,
            **ages(settings),
        },
    )
    return [
        {
            "kind": steps[row.number].kind,
            "page": _page(steps[row.number].page, row.id),
            "about": row.about,
            "count": row.count,
            "at": row.at,
        }
        for row in rows
    ]


def acting(viewer: Viewer) -> Set[Role]:
    """The roles in which the viewer may act on this device now."""
    return viewer.roles if viewer.strong else viewer.roles - STAFF


def _page(page: str, thing: str | None) -> str:
    """The thing's own page; of several things the list, one step up."""
    return page.removesuffix("/{id}") if thing is None else page.format(id=thing)


@cache
def _statement(parts: Collection[str]) -> TextClause:
    united = " UNION ALL ".join(
        f"SELECT {number} AS number, id::text, about::text, count::integer, at::timestamptz"
        f" FROM ({rows}) AS step(id, about, count, at)"
        for number, rows in enumerate(parts)
    )
    return text(f"SELECT * FROM ({united}) AS steps ORDER BY at NULLS LAST, number LIMIT :most")
