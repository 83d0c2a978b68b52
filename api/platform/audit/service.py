"""Decisions about the audit: it is only ever added to."""

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.audit import acts, queries
from api.platform.feature.act import Act
from api.platform.kit.language import Language, Words
from api.platform.kit.listing import Found
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.statements import run


async def note(
    session: AsyncSession,
    action: Act,
    *,
    actor: UUID | None = None,
    account_id: UUID | None = None,
    department: str | None = None,
    **detail: Any,
) -> None:
    """Write an act down, in the transaction that does it. `detail` holds no name, address or message.

    Raises TooManyRequestsError where its actor did it too often today: it is then not done, but for an act
    that goes on.
    """
    own = actor is not None and actor == account_id
    limit = action.limit(own=own)
    if limit is not None and actor is not None:
        # One after the other: of many at once each would see what was done before them.
        await one_at_a_time(await session.connection(), f"{action.name} {actor}".encode())
        # What staff do to others is none of what they do to themselves.
        counted = {"actor": actor, "action": action.name, "own": action.a_day is None}
        done = (await run(session, queries.DONE_TODAY, counted)).one()
        if done.times >= limit:
            if action.goes_on:
                return
            raise TooManyRequestsError(max(1, math.ceil(done.free_in)))
    await run(
        session,
        queries.INSERT,
        {
            "actor": actor,
            "action": action.name,
            "account_id": account_id,
            "department": department,
            "detail": json.dumps(detail, default=str),
        },
    )


LookUp = Literal[
    "accounts",
    "appeals",
    "audit",
    "birth_date_reviews",
    "candidacies",
    "candidacy",
    "cases",
    "oppositions",
    "questions",
]
"""What staff looked at."""


async def note_look_up(
    connection: AsyncConnection,
    actor: UUID,
    what: LookUp,
    *,
    people: Iterable[UUID] = (),
    records: Iterable[object] = (),
) -> None:
    """Write down whom a member of staff saw, or which records; before they are shown."""
    detail = {"what": what, "people": list(people), "records": list(records)}
    await connection.execute(
        queries.INSERT,
        {
            "actor": actor,
            "action": acts.PEOPLE_LOOKED_UP.name,
            "account_id": None,
            "department": None,
            "detail": json.dumps({key: value for key, value in detail.items() if value}, default=str),
        },
    )


async def page(
    connection: AsyncConnection,
    *,
    before: int | None,
    action: str | None,
    account_id: UUID | None,
    limit: int,
    titles: Mapping[str, Words],
    language: Language,
) -> list[Found]:
    """Entries as JSON, newest first; one more than asked tells that there is a next page."""
    rows = await connection.execute(
        queries.PAGE,
        {
            "before": before,
            "action": action,
            "account_id": account_id,
            "limit": limit + 1,
            "titles": json.dumps({act: words[language] for act, words in titles.items()}),
        },
    )
    return [Found(float(row.id), "", row.json) for row in rows]


async def delete_old(session: AsyncSession, years: int) -> int:
    """Delete the days that are older than the retention period; how many entries.

    The database keeps the time, and refuses less than five years.
    """
    deleted = await run(session, queries.DELETE_OLD, {"years": years})
    return int(deleted.scalar_one())


async def seal(session: AsyncSession) -> list[tuple[date, int, str]]:
    """Seal each day (UTC) that is over: day, number of entries, digest. Waits for entries being written."""
    rows = await run(session, queries.SEAL)
    return [(row.day, row.entries, row.digest.hex()) for row in rows]
