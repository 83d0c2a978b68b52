"""Migrations: several replicas at once, and the way back."""

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

from api.platform.kit.database import connect
from api.platform.kit.project import ROOT
from api.platform.schema import migrations, revisions
from tests.databases import SERVER_VARIABLE, demonstration_database, migrated_database
from tests.processes import wait

pytestmark = pytest.mark.process
LIMIT_S = 300
"""Seconds of a migrator on a machine that does much else: an end, not a wait."""


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
    assert [replica.wait(timeout=LIMIT_S) for replica in replicas] == [0, 0, 0]
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
        assert waiting.wait(timeout=LIMIT_S) == 0
    assert "place" in tables(empty_database_url)


def test_every_migration_can_be_taken_back() -> None:
    """With rows in the tables: an empty one lets every constraint be."""
    with demonstration_database("back") as url:
        command.downgrade(migrations.alembic_config(url), "base")
        assert tables(url) == {"alembic_version"}
        migrations.migrate(url)
        migrations.check(url)


def test_the_newest_revision_is_the_one_that_alembic_knows() -> None:
    scripts = ScriptDirectory(str(migrations.ROOT / "alembic"))
    assert scripts.get_heads() == [revisions.newest_revision()]


def test_people_write_while_an_index_of_theirs_is_made(empty_database_url: str) -> None:
    """An ordinary CREATE INDEX waits for who writes, and everybody else who wants to write behind it."""
    migrations.migrate(empty_database_url)
    command.downgrade(migrations.alembic_config(empty_database_url), "0116")
    with connect(empty_database_url) as writer, connect(empty_database_url, autocommit=True) as other:
        write = (
            "INSERT INTO known_browser (token_digest, account_id, seen_at) SELECT %s, id, now() FROM account"
        )
        other.execute("INSERT INTO account DEFAULT VALUES")
        writer.execute(write, [b"1"])
        migrating = migrator(empty_database_url)
        waits = (
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INDEX%'"
        )

        def it_waits() -> bool:
            assert migrating.poll() is None, "it ended"
            return other.execute(waits).fetchone() == (1,)

        wait(it_waits)
        other.execute("SET lock_timeout = '2s'")
        other.execute(write, [b"2"])
        assert migrating.poll() is None
        writer.commit()
        assert migrating.wait(timeout=LIMIT_S) == 0
        unfit = "SELECT count(*) FROM pg_index WHERE NOT indisvalid"
        assert other.execute(unfit).fetchone() == (0,)


def test_a_vacuum_at_the_same_moment_is_in_no_circle_with_it() -> None:
    """One waits for the other's lock of a table, the other for the rights that the first has changed."""
    with (
        migrated_database("vacuumed") as url,
        connect(url) as vacuum,
        connect(url, autocommit=True) as other,
    ):
        vacuum.execute("LOCK TABLE alembic_version IN SHARE UPDATE EXCLUSIVE MODE")
        migrating = migrator(url)
        waits = (
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COMMENT %'"
        )
        wait(lambda: other.execute(waits).fetchone() == (1,))
        vacuum.execute("ANALYZE alembic_version")
        vacuum.commit()
        assert migrating.wait(timeout=LIMIT_S) == 0


_MADE = re.compile(
    r"create_index\(|CREATE\s+(?:UNIQUE\s+)?INDEX|add_column\((?:(?!op\.).)*?(?:index|unique)=True", re.DOTALL
)
_OWN = re.compile(r"create_table\(\s*\"(\w+)\"|CREATE TABLE (?:public\.)?(\w+)")


def indexes_of_others(script: str) -> list[str]:
    """What a migration makes an index with, unless the index is certainly one of a table of its own."""
    own = "|".join(one or other for one, other in _OWN.findall(script)) or "(?!)"
    certain = (
        rf"create_index\([^,]+,\s*\"(?:{own})\""
        rf"|CREATE (?:UNIQUE )?INDEX \w+ ON (?:public\.)?(?:{own})\b"
    )
    return _MADE.findall(re.sub(certain, "", script))


def test_an_index_of_a_table_that_is_there_is_made_beside_who_writes() -> None:
    """From 0117 on: through `api.platform.schema.indexes`."""
    scripts = {
        script.revision: Path(script.path).read_text()
        for script in ScriptDirectory(str(ROOT / "alembic")).walk_revisions()
    }
    newer = {revision for revision in scripts if revision >= "0117"}
    assert {revision for revision in newer if indexes_of_others(scripts[revision])} == set()
    assert indexes_of_others(scripts["0040"]) == ["create_index("] * 2
    assert indexes_of_others(scripts["0092"]) == ["CREATE INDEX"] * 3
    assert indexes_of_others(scripts["0114"]) == []
    assert indexes_of_others("CREATE INDEX IF NOT EXISTS a ON b") == ["CREATE INDEX"]
    assert indexes_of_others('op.add_column("a", sa.Column("b", sa.Text(), index=True))')
