"""The lines in the app: each with the name of its thing, as it is called now and by who may see it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.platform.kit.language import Language
from api.platform.kit.listing import Found, last_seen
from api.platform.kit.wire import PageQuery
from api.platform.notices.letters import named
from api.platform.notices.registry import Registry
from api.platform.stream import service as stream


async def page(
    connection: AsyncConnection, registry: Registry, account_id: UUID, language: Language, query: PageQuery
) -> list[Found]:
    """Notifications as JSON, newest first; one more than asked tells of a next page."""
    rows = await stream.page(connection, account_id, before=last_seen(query.cursor), limit=query.limit)
    items = [json.loads(row.json) for row in rows]
    known = await names_of(connection, registry, account_id, language, items)
    return [
        Found(row.order, row.id, json.dumps({**item, "about": about}, ensure_ascii=False))
        for row, item, about in zip(rows, items, known, strict=True)
    ]


def _thing(registry: Registry, item: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which id names what it is about, and that id."""
    kind = registry.kinds.get(item["kind"])
    about = kind and kind.about
    if not about:
        return None
    try:
        return about, str(UUID(str(item["data"].get(about))))
    except ValueError:  # told by another version
        return None


async def names_of(
    connection: AsyncConnection,
    registry: Registry,
    account_id: UUID,
    language: Language,
    items: Sequence[Mapping[str, Any]],
) -> list[str | None]:
    """What each of these notices (`kind` and `data`) is about, as this person may read it now."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if thing := _thing(registry, item):
            wanted[thing[0]].add(thing[1])
    known: dict[tuple[str, str] | None, str] = {}
    for about, ids in wanted.items():
        parameters = {"ids": sorted(ids), "account_id": account_id, "language": language}
        for row in await connection.execute(registry.names[about], parameters):
            if row.name:
                known[about, str(row.id)] = row.name
    return [named(known.get(_thing(registry, item)), item["data"], language) for item in items]
