"""Alembic's environment: one migration at a time, and never behind a lock that stops readers for long.

Where the roles are three (api/platform/kit/postgres/roles.sql) the owner makes the tables, whoever signed in,
and rights.sql gives the others their rights in the same transaction.
"""

import importlib
import time
from collections.abc import Collection
from pathlib import Path

from alembic import context
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlmodel import SQLModel

from api.platform.kit.columns import Box, Point
from api.platform.kit.database import sqlalchemy_url
from api.platform.schema.revisions import OLDEST
from api.platform.settings import get_settings

PGDialect_psycopg.ischema_names["point"] = Point
PGDialect_psycopg.ischema_names["box"] = Box

ROOT = Path(__file__).parent.parent
RIGHTS = Path(__file__).with_name("rights.sql").read_text().replace("%", "%%")
for models in sorted(ROOT.glob("api/*/*/*models.py")):
    importlib.import_module(".".join(models.relative_to(ROOT).with_suffix("").parts))

MIGRATION_LOCK = 7_301_952
"""Key of the advisory lock that migrations take; any number, the same everywhere."""

ASK_AGAIN_S = 0.2
"""Seconds between two looks whether another replica's migration has ended: it may take long."""


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


def note_oldest_code(connection: Connection, revision: str | None) -> None:
    """Keep beside the revision which one code must know to run here: the last that any migration asks for."""
    if revision is None:
        return
    oldest = max(
        getattr(script.module, "oldest_code", script.revision)
        for script in context.script.iterate_revisions(revision, "base")
    )
    connection.exec_driver_sql(f"COMMENT ON TABLE public.alembic_version IS '{OLDEST}{oldest}'")


def settle(connection: Connection, revision: str | None) -> None:
    """What stands beside that revision, in the transaction that reaches it."""
    # The comment first, as it locks its table: a vacuum that holds the lock waits for whoever changes rights.
    note_oldest_code(connection, revision)
    give_rights(connection)


def applied(ctx: MigrationContext, heads: Collection[str], **_: object) -> None:
    """In the transaction of each migration, up or down."""
    assert ctx.connection is not None
    settle(ctx.connection, max(heads, default=None))


def address() -> str:
    """The database: what our code hands over, or the settings', for who types `alembic downgrade`."""
    if (url := context.config.attributes.get("url")) is not None:
        return str(url)
    settings = get_settings()
    configured = settings.owner_database_url or settings.database_url
    if configured is None:
        raise SystemExit("EPASS_OWNER_DATABASE_URL is not set: alembic does not know which database")
    return sqlalchemy_url(configured)


engine = create_engine(address())
with engine.connect() as connection:
    # Asked again and again: whoever waited in a transaction would be waited for by an index that the other
    # replica makes CONCURRENTLY, and both for ever.
    while not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": MIGRATION_LOCK}):
        connection.commit()
        time.sleep(ASK_AGAIN_S)
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
            on_version_apply=applied,
        )
        with context.begin_transaction():
            context.run_migrations()
        # Also where no migration was missing: the roles may be newer than the tables.
        settle(connection, context.get_context().get_current_revision())
        connection.commit()
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
engine.dispose()
