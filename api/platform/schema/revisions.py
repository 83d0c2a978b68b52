"""Which shape the database has, and which one this code wants; without Alembic, which is slow to load."""

import psycopg

from api.platform.kit.database import connect
from api.platform.kit.project import ROOT

VERSIONS = ROOT / "alembic" / "versions"


def newest_revision() -> str:
    """The revision that this code wants: migrations are numbered in their file names."""
    return max(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def current_revision(url: str) -> str | None:
    """The revision that the database has; null before the first migration."""
    with connect(url) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except psycopg.errors.UndefinedTable:
            return None
    return row[0] if row else None
