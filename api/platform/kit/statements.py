"""Static statements of a session's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row, TextClause, text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.problems import UnauthorizedError

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
"""By name; of several rounds of a statement a list."""

BATCH = 5_000
"""Rows that one transaction deletes of what is over, those that go with them included, about."""


async def run(
    session: AsyncSession, statement: Executable, parameters: Parameters = None
) -> CursorResult[Any]:
    """Run a statement in the session's transaction."""
    return await (await session.connection()).execute(statement, parameters)


def old_rows(table: str, condition: str, age: str, *, hanging: int = 1) -> TextClause:
    """Deletes a batch of a table's rows that fulfil a condition, those first that come first by `age`.

    An index on `age` finds them without a look at the others. What another transaction holds, or changes
    meanwhile, stays for the next time. `hanging`: how many rows, or pieces of a large value, go with each,
    about: a batch is so many times smaller.
    """
    return _batch(f"DELETE FROM {table}", table, condition, age, hanging)  # noqa: S608 (constants of queries)


def old_words(table: str, condition: str, age: str, forget: str) -> TextClause:
    """The same for rows that stay, and forget what they say: `forget` stands behind SET.

    The condition must not hold of a row that has forgotten it, or there is no end.
    """
    return _batch(f"UPDATE {table} SET {forget}", table, condition, age)  # noqa: S608 (the same)


def _batch(act: str, table: str, condition: str, age: str, hanging: int = 1) -> TextClause:
    return text(
        f"""
        WITH old AS MATERIALIZED (
            SELECT ctid FROM {table} WHERE {condition}
            ORDER BY {age} LIMIT greatest(1, :batch / {hanging}) FOR UPDATE SKIP LOCKED
        )
        {act} WHERE ctid = ANY(ARRAY(SELECT ctid FROM old))
        """  # noqa: S608 (constants of queries)
    )


async def run_each(
    session: AsyncSession, statements: Sequence[TextClause], parameters: Mapping[str, Any]
) -> int:
    """Run statements of `old_rows` and `old_words`; how many rows in all."""
    given = {**parameters, "batch": BATCH}
    return sum([(await run(session, one, given)).rowcount for one in statements])


def of_who_asks(found: CursorResult[Any]) -> Row[Any]:
    """The row of the account that asks. Raises UnauthorizedError: erased since its request began."""
    row = found.first()
    if row is None:
        raise UnauthorizedError
    return row
