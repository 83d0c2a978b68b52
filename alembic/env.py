"""Alembic's environment: one migration at a time, and never behind a lock that stops readers for long."""

import importlib
from pathlib import Path

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlmodel import SQLModel

from api.kit.columns import Box, Point

PGDialect_psycopg.ischema_names["point"] = Point
PGDialect_psycopg.ischema_names["box"] = Box

ROOT = Path(__file__).parent.parent
for models in sorted(ROOT.glob("api/*/models.py")):
    importlib.import_module(f"api.{models.parent.name}.models")

MIGRATION_LOCK = 7_301_952
"""Key of the advisory lock that migrations take; any number, the same everywhere."""


def include_object(_object: object, name: str | None, kind: str, _reflected: bool, _compare: object) -> bool:
    """Leave procrastinate's own tables to its own schema file."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    # The wait for our own lock is the wait for another replica's migration: that one may take long.
    connection.execute(text("SET lock_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
    connection.execute(text("SET lock_timeout = '10s'"))
    connection.commit()
    try:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            include_object=include_object,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
engine.dispose()
