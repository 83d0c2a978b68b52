"""Static statements of a session's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.problems import UnauthorizedError

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
"""By name; of several rounds of a statement a list."""


async def run(
    session: AsyncSession, statement: Executable, parameters: Parameters = None
) -> CursorResult[Any]:
    """Run a statement in the session's transaction."""
    return await (await session.connection()).execute(statement, parameters)


def of_who_asks(found: CursorResult[Any]) -> Row[Any]:
    """The row of the account that asks. Raises UnauthorizedError: erased since its request began."""
    row = found.first()
    if row is None:
        raise UnauthorizedError
    return row
