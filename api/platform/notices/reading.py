"""The lines in the app: each with the name of its thing, as it is called now and by who may see it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.kit.language import Language
from api.platform.kit.listing import Found, last_seen
from api.platform.kit.wire import PageQuery
from api.platform.notices.kinds import BY_NAME
from api.platform.notices.letters import named
from api.platform.stream import service as stream

Names = Mapping[str, TextClause]
"""By the name of an id, a statement of id and name for `ids`, as `account_id` may read them in `language`."""


async def page(
    connection: AsyncConnection, names: Names, account_id: UUID, language: Language, query: PageQuery
) -> list[Found]:
    """Notifications as JSON, newest first; one more than asked tells of a next page."""
    rows = await stream.page(connection, account_id, before=last_seen(query.cursor), limit=query.limit)
    items = [json.loads(row.json) for row in rows]
    known = await names_of(connection, names, account_id, language, items)
    return [
        Found(row.order, row.id, json.dumps({**item, "about": about}, ensure_ascii=False))
        for row, item, about in zip(rows, items, known, strict=True)
    ]


def _thing(item: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which id names what it is about, and that id."""
    kind = BY_NAME.get(item["kind"])
    about = kind and kind.about
    if not about:
        return None
    try:
        return about, str(UUID(str(item["data"].get(about))))
    except ValueError:  # told by another version
        return None


async def names_of(
    connection: AsyncConnection,
    names: Names,
    account_id: UUID,
    language: Language,
    items: Sequence[Mapping[str, Any]],
) -> list[str | None]:
    """What each of these notices (`kind` and `data`) is about, as this person may read it now."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if thing := _thing(item):
            wanted[thing[0]].add(thing[1])
    known: dict[tuple[str, str] | None, str] = {}
    for about, ids in wanted.items():
        parameters = {"ids": sorted(ids), "account_id": account_id, "language": language}
        for row in await connection.execute(names[about], parameters):
            if row.name:
                known[about, str(row.id)] = row.name
    return [named(known.get(_thing(item)), item["data"], language) for item in items]
