"""Alembic's environment: one migration at a time, and never behind a lock that stops readers for long.

Where the roles are three (api/platform/kit/postgres/roles.sql) the owner makes the tables, whoever signed in,
and rights.sql gives the others their rights in the same transaction.
"""

import importlib
from pathlib import Path

from alembic import context
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlmodel import SQLModel

from api.platform.kit.columns import Box, Point

PGDialect_psycopg.ischema_names["point"] = Point
PGDialect_psycopg.ischema_names["box"] = Box

ROOT = Path(__file__).parent.parent
RIGHTS = Path(__file__).with_name("rights.sql").read_text().replace("%", "%%")
for models in sorted(ROOT.glob("api/*/*/*models.py")):
    importlib.import_module(".".join(models.relative_to(ROOT).with_suffix("").parts))

MIGRATION_LOCK = 7_301_952
"""Key of the advisory lock that migrations take; any number, the same everywhere."""


def include_object(_object: object, name: str | None, kind: str, _reflected: bool, _compare: object) -> bool:
    """Leave procrastinate's own tables to its own schema file."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


def become_owner(connection: Connection) -> None:
    """In a database that belongs to the owner, work as the owner."""
    owned = connection.scalar(
        text(
            """
            SELECT pg_has_role(datdba, 'SET') FROM pg_database
            WHERE datname = current_database() AND datdba = to_regrole('epass_owner')
            """
        )
    )
    if owned:
        connection.execute(text("SET ROLE epass_owner"))


def give_rights(connection: Connection) -> None:
    """Give the runtime and the retention role what they may do with the tables there are."""
    connection.exec_driver_sql(RIGHTS)


engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    # The wait for our own lock is the wait for another replica's migration: that one may take long.
    connection.execute(text("SET lock_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
    connection.execute(text("SET lock_timeout = '10s'"))
    become_owner(connection)
    connection.commit()
    try:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            include_object=include_object,
            compare_type=True,
            transaction_per_migration=True,
            on_version_apply=lambda ctx, **_: give_rights(ctx.connection),
        )
        with context.begin_transaction():
            context.run_migrations()
        # Also where no migration was missing: the roles may be newer than the tables.
        give_rights(connection)
        connection.commit()
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
engine.dispose()
