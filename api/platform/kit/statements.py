"""Static statements of a session's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlmodel.ext.asyncio.session import AsyncSession

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
"""By name; of several rounds of a statement a list."""


async def run(
    session: AsyncSession, statement: Executable, parameters: Parameters = None
) -> CursorResult[Any]:
    """Run a statement in the session's transaction."""
    return await (await session.connection()).execute(statement, parameters)
