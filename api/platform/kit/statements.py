"""Static statements of a session's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row, TextClause, text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.problems import UnauthorizedError

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
"""By name; of several rounds of a statement a list."""

BATCH = 5_000
"""Rows that one transaction deletes of what is over."""


async def run(
    session: AsyncSession, statement: Executable, parameters: Parameters = None
) -> CursorResult[Any]:
    """Run a statement in the session's transaction."""
    return await (await session.connection()).execute(statement, parameters)


def old_rows(table: str, condition: str, age: str) -> TextClause:
    """Deletes a batch of a table's rows that fulfil a condition, those first that come first by `age`.

    An index on `age` finds them without a look at the others. What another transaction holds, or changes
    meanwhile, stays for the next time.
    """
    return text(
        f"""
        WITH old AS MATERIALIZED (
            SELECT ctid FROM {table} WHERE {condition} ORDER BY {age} LIMIT :batch FOR UPDATE SKIP LOCKED
        )
        DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM old))
        """  # noqa: S608 (constants of queries)
    )


async def run_each(
    session: AsyncSession, statements: Sequence[TextClause], parameters: Mapping[str, Any]
) -> int:
    """Run statements of `old_rows`; how many rows the one deleted that deleted most."""
    given = {**parameters, "batch": BATCH}
    return max([(await run(session, one, given)).rowcount for one in statements])


def of_who_asks(found: CursorResult[Any]) -> Row[Any]:
    """The row of the account that asks. Raises UnauthorizedError: erased since its request began."""
    row = found.first()
    if row is None:
        raise UnauthorizedError
    return row
