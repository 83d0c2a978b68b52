"""Migrations: several replicas at once, and the way back."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

from api.home.demo.load import load_demo
from api.platform.kit.database import connect
from api.platform.schema import migrations, revisions
from api.platform.settings import Settings
from tests.databases import SERVER_VARIABLE

pytestmark = pytest.mark.process


@pytest.fixture
def empty_database_url() -> Iterator[str]:
    """A database without any table."""
    server = make_url(os.environ[SERVER_VARIABLE])
    name = f"test_{secrets.token_hex(4)}"
    with connect(str(server), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    with connect(str(server), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def migrator(url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "api", "migrate"], env={**os.environ, "EPASS_DATABASE_URL": url}
    )


def tables(url: str) -> set[str]:
    with connect(url) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {row[0] for row in rows}


def test_replicas_that_start_together_migrate_once(empty_database_url: str) -> None:
    replicas = [migrator(empty_database_url) for _ in range(3)]
    assert [replica.wait(timeout=60) for replica in replicas] == [0, 0, 0]
    with connect(empty_database_url) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (revisions.newest_revision(),)
        ]


def test_a_migrator_waits_for_the_one_at_work(empty_database_url: str) -> None:
    with connect(empty_database_url, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(7301952)")
        waiting = migrator(empty_database_url)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=2.5)
        assert "place" not in tables(empty_database_url)
        other.execute("SELECT pg_advisory_unlock(7301952)")
        assert waiting.wait(timeout=60) == 0
    assert "place" in tables(empty_database_url)


def test_every_migration_can_be_taken_back(empty_database_url: str) -> None:
    """With rows in the tables: an empty one lets every constraint be."""
    migrations.migrate(empty_database_url)
    load_demo(empty_database_url, Settings(secret_key="a key of this run, 32 characters or more"))
    command.downgrade(migrations.alembic_config(empty_database_url), "base")
    assert tables(empty_database_url) == {"alembic_version"}
    migrations.migrate(empty_database_url)
    migrations.check(empty_database_url)


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    scripts = ScriptDirectory(str(migrations.ROOT / "alembic"))
    assert scripts.get_heads() == [revisions.newest_revision()]
