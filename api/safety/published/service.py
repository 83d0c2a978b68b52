"""What one person publishes, read as others read it: beside each other, whenever each part was saved.

« zéro six, bref, trente-neuf » in one field and « quatre-vingt-dix-huit… » in another are one number, also in
another offer or a day later. It stands below every feature that publishes, since each asks the same of the
tables of all: a mentor's page, an organisation's name, its offers, its issuer page and its badges.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from pydantic_core import PydanticCustomError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import InvalidInputError
from api.platform.kit.threads import read_text
from api.safety.published import queries
from api.safety.safeguarding.schemas import require_beside, require_whole
from api.safety.safeguarding.service import Run, parts_of_numbers

Page = Literal["account", "organisation", "mentor", "offer", "issuer", "achievement"]

_BESIDE: dict[Page, set[Page]] = {
    "account": {"mentor"},
    "organisation": {"mentor", "offer", "issuer", "achievement"},
    "mentor": {"account", "organisation"},
    "offer": {"organisation"},
    "issuer": {"organisation", "achievement"},
    "achievement": {"organisation", "issuer"},
}
"""Pages that show each other's texts; numbers are put together over all of them."""

_NEWEST = {"offer": queries.NEWEST_OFFERS, "achievement": queries.NEWEST_ACHIEVEMENTS}
_LONG = ("description", "presentation")
"""Fields where an error is said, if they are among those written."""

_UNREAD_AT_ONCE = 100


async def require(
    session: AsyncSession,
    account_id: UUID,
    page: Page,
    page_id: UUID,
    texts: Mapping[str, str | None],
    *,
    said_to_minors: bool = False,
) -> None:
    """The fields that somebody saves now, with what stands beside them: their page, and whatever else they or
    their organisations publish. Call it first, before rows are locked: two who save halves wait for each
    other here.

    `page`, `page_id`: what is written, by the name and id of `queries.FEW` (of what is not there yet, an id
    that none of its kind has); fields that `texts` does not name stay. Raises InvalidInputError: a contact
    detail that runs over two of them, an advance to minors.
    """
    new = {field: words.strip() for field, words in texts.items() if words and words.strip()}
    connection = await session.connection()
    if not new:
        if page in queries.FORGET:
            await connection.execute(queries.FORGET[page], {"id": page_id})
        return
    mine = {"account_id": account_id, "page": page, "page_id": page_id}
    scope = await connection.execute(queries.SCOPE, mine)
    for one in scope.scalars().all():
        await one_at_a_time(connection, b"published " + UUID(str(one)).bytes)
    rows = (await connection.execute(queries.FEW, mine)).all()
    kept = [row.texts for row in rows if (row.page, row.id) == (page, page_id)]
    here = {field: words or "" for part in (*kept, texts) for field, words in part.items()}
    others = [row for row in rows if (row.page, row.id) != (page, page_id)]
    near = [words for row in others if row.page in _BESIDE[page] for words in row.texts.values() if words]
    for shown_beside, newest in _NEWEST.items():
        if shown_beside in _BESIDE[page]:
            found = await connection.execute(newest, mine)
            near += [words for row in found for words in row.texts.values() if words]
    every = [words for row in others for words in row.texts.values() if words]
    runs = parts_of_numbers(here.values())
    # Most saves hold no part of a number, and need nothing else.
    told = await _told_elsewhere(connection, mine) if runs else {}
    try:
        await read_text(_require, list(here.values()), near, every, told, said_to_minors=said_to_minors)
    except PydanticCustomError as error:
        field = next((one for one in _LONG if one in new), list(new)[-1])
        said = (error.context or {}).get("said", "")
        raise InvalidInputError(field, error.type, said=said) from None
    if page in queries.KEEP:
        await connection.execute(queries.KEEP[page], {"id": page_id, "runs": list(map(_written, runs))})


def _require(
    texts: Sequence[str],
    near: Sequence[str],
    every: Sequence[str],
    told: Mapping[Run, int],
    *,
    said_to_minors: bool,
) -> None:
    require_whole(*texts, said_to_minors=said_to_minors)
    require_beside(texts, near, every, told)


async def _told_elsewhere(connection: AsyncConnection, mine: Mapping[str, object]) -> Counter[Run]:
    """Parts of numbers in all offers and badges but the one that is written; each of them is read once."""
    while unread := (await connection.execute(queries.UNREAD, {**mine, "limit": _UNREAD_AT_ONCE})).all():
        for row in unread:
            runs = parts_of_numbers(words for words in row.texts.values() if words)
            values = {"id": row.id, "runs": list(map(_written, runs))}
            await connection.execute(queries.KEEP[row.page], values)
    found = await connection.execute(queries.RUNS, mine)
    return Counter({_read(row.run): row.times for row in found})


def _written(run: Run) -> int:
    """A run as the tables keep it: its length, and what it may be."""
    return run.length << 2 | run.begins << 1 | run.goes_on


def _read(kept: int) -> Run:
    return Run(kept >> 2, bool(kept & 2), bool(kept & 1))
