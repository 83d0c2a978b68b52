"""Importing open data, and crediting it."""

from datetime import timedelta

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.kit.clock import now
from api.kit.sources import Credit
from api.opendata.errors import BrokenFileError
from api.opendata.pipeline import run_import
from api.opendata.report import ImportReport
from api.opendata.sources import SOURCES

__all__ = ["CREDITS", "BrokenFileError", "ImportReport", "delete_old_runs", "run_import"]

CREDITS: dict[str, Credit] = {name: source.credit for name, source in SOURCES.items()}
"""How each source is credited, by its name."""


async def delete_old_runs(session: AsyncSession, days: int) -> None:
    """Delete import reports older than that, except each source's last, which tells when it was imported."""
    await session.execute(
        text(
            "DELETE FROM import_run r WHERE finished_at < :before AND EXISTS ("
            "SELECT FROM import_run newer WHERE newer.source = r.source AND newer.dataset = r.dataset"
            " AND newer.id > r.id)"
        ),
        {"before": now() - timedelta(days=days)},
    )
