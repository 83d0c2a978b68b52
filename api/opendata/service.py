"""Importing open data, and crediting it."""

from sqlmodel.ext.asyncio.session import AsyncSession

from api.kit.sources import Credit
from api.opendata import queries
from api.opendata.errors import BrokenFileError
from api.opendata.pipeline import run_import
from api.opendata.report import ImportReport
from api.opendata.sources import SOURCES

__all__ = ["CREDITS", "BrokenFileError", "ImportReport", "delete_old_runs", "run_import"]

CREDITS: dict[str, Credit] = {name: source.credit for name, source in SOURCES.items()}
"""How each source is credited, by its name."""


async def delete_old_runs(session: AsyncSession, days: int) -> None:
    """Delete import reports older than that, except each source's last, which tells when it was imported."""
    await (await session.connection()).execute(queries.DELETE_OLD, {"days": days})
