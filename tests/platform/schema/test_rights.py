"""Walls, line 25: an attacker who speaks to the database as the application's own role changes no proof."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from api.people.accounts.acts import ROLE_GRANTED
from api.people.privacy import queries as privacy
from api.platform.audit import queries as audit_queries
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.database import Database, connect
from api.platform.kit.postgres import OWNER, ROLES_SQL, RUNTIME, EmbeddedPostgres, as_role
from api.platform.kit.project import ROOT
from api.platform.schema import migrations, rights
from tests.databases import SERVER_VARIABLE
from tests.factories import Factory
from tests.test_command import epass

PROOFS = ("audit_entry", "audit_seal", "consent_decision")
ATTACKS = [
    *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in PROOFS),
    *(f"DROP TABLE {table}" for table in PROOFS),
    *(f"TRUNCATE {table}" for table in PROOFS),
    *(f"DELETE FROM {table}" for table in PROOFS),
    *(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE" for table in PROOFS),
    "UPDATE audit_entry SET action = 'nothing.happened'",
    "UPDATE audit_seal SET digest = ''",
    "UPDATE consent_decision SET answer = 'agreed'",
    "SELECT FROM audit_entry FOR UPDATE",
    # Neither another moment nor another number: what is added is added now.
    "INSERT INTO audit_entry (at, action) VALUES ('2020-01-01', 'role.granted')",
    "INSERT INTO audit_entry (id, action) OVERRIDING SYSTEM VALUE VALUES (1, 'role.granted')",
    "INSERT INTO audit_seal VALUES ('2020-01-01', 0, '', '', now())",
    "INSERT INTO consent_decision (id, account_id, purpose, party, answer, how, decided_at)"
    " VALUES (uuidv7(), uuidv7(), 'push', 'self', 'agreed', 'app', now())",
    "UPDATE guardian_request SET address_mark = ''",
    "UPDATE guardian_request SET account_id = uuidv7()",
    "SELECT epass_forget_audit(4)",
    "SELECT epass_forget_audit(NULL)",
    "SELECT epass_forget_audit(-10)",
    "SELECT epass_forget_consents(0)",
    "SET session_replication_role = replica",
    "SET ROLE epass_owner",
    "SET ROLE epass_retention",
    "SET ROLE epass",
    "SET SESSION AUTHORIZATION epass_owner",
    "GRANT epass_owner TO CURRENT_USER",
    "GRANT UPDATE ON audit_entry TO CURRENT_USER; UPDATE audit_entry SET action = ''",
    "ALTER ROLE epass_runtime SUPERUSER",
    "ALTER ROLE epass_runtime SET session_replication_role = replica",
    "ALTER FUNCTION epass_keep_audit() RENAME TO gone",
    "CREATE OR REPLACE FUNCTION epass_keep_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    "CREATE OR REPLACE FUNCTION epass_forget_audit(years integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION epass_seal_audit()",
    "DROP TRIGGER audit_entry_keep ON audit_entry",
    "CREATE TRIGGER mine BEFORE INSERT ON audit_entry EXECUTE FUNCTION epass_keep_audit()",
    "CREATE RULE mine AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
    "CREATE TABLE mine ()",
    "CREATE VIEW mine AS SELECT 1",
    "CREATE SEQUENCE mine",
    "CREATE TYPE mine AS ENUM ()",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE SCHEMA mine",
    "CREATE DATABASE mine",
    "CREATE ROLE mine",
    "CREATE EXTENSION dblink",
    "CREATE EXTENSION tablefunc",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION epass_keep_audit()",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "CREATE INDEX ON audit_entry (department)",
    "ALTER TABLE account ADD COLUMN mine int",
    "UPDATE alembic_version SET version_num = '0001'",
    "COPY audit_entry TO PROGRAM 'cat > /dev/null'",
    "COPY audit_entry TO '/tmp/audit-entry'",
    "COPY account FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_terminate_backend(pg_backend_pid()) FROM pg_authid",
    "ALTER SYSTEM SET fsync = off",
    "DROP DATABASE epass",
]

MANAGED = Path.cwd() / ".epass" / "tests" / f"managed-{os.getpid()}"


def refused(url: str, statement: str) -> bool:
    """Whether the database says that this role may not."""
    try:
        # Database-wide statements refuse a transaction before they look at rights.
        alone = statement.split(" ", 2)[:2] in (
            ["CREATE", "DATABASE"],
            ["ALTER", "SYSTEM"],
            ["DROP", "DATABASE"],
        )
        with connect(url, autocommit=alone) as connection:
            connection.execute(statement)
            if not alone:
                connection.rollback()
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


@pytest.mark.parametrize("statement", ATTACKS)
def test_the_runtime_changes_no_proof_and_makes_nothing(
    database_url: str, factory: Factory, statement: str
) -> None:
    factory.connection.execute("INSERT INTO audit_entry (action) VALUES ('role.granted')")
    factory.connection.execute(
        "INSERT INTO consent_decision (account_id, purpose, party, answer, how, decided_at)"
        " VALUES (uuidv7(), 'push', 'self', 'agreed', 'app', now())"
    )
    assert refused(database_url, statement)
    row = factory.connection.execute(
        "SELECT (SELECT count(*) FROM audit_entry), count(*) FROM consent_decision"
    )
    assert row.fetchone() == (1, 1)


def test_a_parent_s_answer_stays_as_it_was(database_url: str, factory: Factory) -> None:
    request = factory.connection.execute(
        "INSERT INTO guardian_request (account_id, address_mark, sent_at, expires_at, answered_at,"
        " first_name) VALUES (uuidv7(), 'mark', now(), now(), now(), 'Léa') RETURNING id"
    ).fetchone()
    assert request
    factory.connection.execute(
        "INSERT INTO consent_decision (account_id, purpose, party, answer, how, request_id, decided_at)"
        " VALUES (uuidv7(), 'push', 'parent', 'agreed', 'link', %s, now())",
        request,
    )
    for attack in (
        "UPDATE guardian_request SET answered_at = NULL",
        "UPDATE guardian_request SET answered_at = answered_at - interval '10 years'",
        "UPDATE guardian_request SET first_name = 'Tom'",
        "UPDATE guardian_request SET other_mark = 'other'",
        "DELETE FROM guardian_request",
    ):
        assert refused(database_url, attack), attack
    with connect(database_url) as connection:
        connection.execute(
            "UPDATE guardian_request SET closed_at = now(), first_name = '', sealed_address = NULL"
        )
    assert refused(database_url, "UPDATE guardian_request SET closed_at = NULL")


def test_a_decision_with_an_older_moment_ends_no_proof(database_url: str, factory: Factory) -> None:
    """It was added today: it ends today what it ends, and its retention period begins."""
    factory.connection.execute(
        "INSERT INTO consent_decision (id, account_id, purpose, party, answer, how, decided_at)"
        " VALUES (uuidv7(interval '-3 years'), uuidv7(), 'push', 'self', 'agreed', 'app',"
        " now() - interval '3 years')"
    )
    with connect(database_url, autocommit=True) as runtime:
        runtime.execute(
            "INSERT INTO consent_decision (account_id, purpose, party, answer, how, decided_at)"
            " SELECT account_id, purpose, party, answer, how, now() - interval '2 years'"
            " FROM consent_decision"
        )
        assert runtime.execute("SELECT epass_forget_consents(1)").fetchone() == (0,)


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_seal_is_made_of_what_is_there_now(database_url: str, level: str) -> None:
    """A transaction that began before a day's entries would have sealed the day without them."""
    assert refused(database_url, f"BEGIN ISOLATION LEVEL {level}; SELECT epass_seal_audit()")


def test_a_temporary_table_of_the_same_name_fools_no_function(database_url: str, factory: Factory) -> None:
    factory.connection.execute(
        "INSERT INTO audit_entry (at, action) VALUES (now() - interval '7 years', 'old'), (now(), 'new')"
    )
    with connect(database_url) as connection:
        connection.execute(
            "CREATE TEMP TABLE audit_entry (at timestamptz); CREATE TEMP TABLE audit_seal (day date)"
        )
        connection.execute("SELECT epass_forget_audit(6)")
    assert factory.connection.execute("SELECT action FROM audit_entry").fetchall() == [("new",)]


def test_nor_the_keeper_of_a_parent_s_answer(database_url: str, factory: Factory) -> None:
    """An empty table of decisions came first, in which nothing depends on the answer."""
    request = factory.connection.execute(
        "INSERT INTO guardian_request (account_id, address_mark, sent_at, expires_at, answered_at,"
        " first_name) VALUES (uuidv7(), 'mark', now(), now(), now(), 'Léa') RETURNING id"
    ).fetchone()
    factory.connection.execute(
        "INSERT INTO consent_decision (account_id, purpose, party, answer, how, request_id, decided_at)"
        " VALUES (uuidv7(), 'push', 'parent', 'agreed', 'link', %s, now())",
        request,
    )
    hidden = "CREATE TEMP TABLE consent_decision (request_id uuid); DELETE FROM guardian_request"
    assert refused(database_url, hidden)
    assert refused(database_url, f"SET search_path = pg_temp, public; {hidden}")


async def test_nor_does_it_take_what_the_app_writes_or_reads(database: Database, factory: Factory) -> None:
    """The app goes on with the connection in which somebody made them."""
    account = factory.account("student")
    async with database.transaction() as session:
        connection = await session.connection()
        for table in (*PROOFS, "guardian_request"):
            await connection.execute(text(f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL)"))
        await connection.execute(text("SET search_path = pg_temp, public"))
        await audit.note(session, ROLE_GRANTED, account_id=account)
        await connection.execute(
            privacy.INSERT_DECISION,
            {
                "account_id": account,
                "purpose": "push",
                "party": "self",
                "answer": "agreed",
                "how": "app",
                "request_id": None,
                "wording": None,
                "now": now(),
            },
        )
        found = await connection.execute(audit_queries.ABOUT, {"account_id": account})
        assert [row.action for row in found] == ["role.granted"]
    kept = factory.connection.execute(
        "SELECT (SELECT count(*) FROM audit_entry WHERE account_id = %(id)s),"
        " (SELECT count(*) FROM consent_decision WHERE account_id = %(id)s)",
        {"id": account},
    ).fetchone()
    assert kept == (1, 1)


def test_every_statement_names_proofs_with_their_schema() -> None:
    """Also those that are not tried above."""
    unnamed = re.compile(
        rf"\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE|ONLY)\s+(?:{'|'.join(PROOFS)}|guardian_request)\b"
    )
    sources = [path.read_text() for path in (ROOT / "api").rglob("*.py")]
    assert sum(source.count("public.guardian_request") for source in sources) > 10
    assert [found for source in sources for found in unnamed.findall(source)] == []


def test_every_keeper_and_function_of_proofs_looks_at_temporary_tables_last(factory: Factory) -> None:
    rows = factory.connection.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND (prosecdef OR prorettype = 'trigger'::regtype) AND proname LIKE 'epass\\_%%'"
        " AND NOT coalesce('search_path=pg_catalog, public, pg_temp' = ANY(proconfig), false)"
    ).fetchall()
    assert rows == []


def test_every_table_is_the_owners_and_only_the_proofs_are_closed(factory: Factory) -> None:
    """A new table that is only added to is named in alembic/rights.sql, and here."""
    rows = factory.connection.execute(
        """
        SELECT relname,
            relowner = 'epass_owner'::regrole AND has_table_privilege('epass_runtime', oid, 'SELECT'),
            has_table_privilege('epass_runtime', oid, 'INSERT')
                AND has_table_privilege('epass_runtime', oid, 'UPDATE')
                AND has_table_privilege('epass_runtime', oid, 'DELETE')
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        """
    ).fetchall()
    assert [name for name, usable, _ in rows if not usable] == []
    closed = {name for name, _, writable in rows if not writable}
    assert closed == {*PROOFS, "guardian_request", "alembic_version"}


@pytest.fixture
def old_database_url() -> Iterator[str]:
    """A database in which one superuser did everything, as before."""
    server = os.environ[SERVER_VARIABLE]
    with connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE before_roles")
    url = make_url(server).set(database="before_roles").render_as_string(hide_password=False)
    yield url
    with connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE before_roles WITH (FORCE)")


@pytest.mark.process
def test_one_role_is_told_how_to_make_three_and_can(old_database_url: str, tmp_path: Path) -> None:
    migrated = epass("migrate", cwd=tmp_path, EPASS_DATABASE_URL=old_database_url)
    assert migrated.returncode == 0, migrated.stderr
    assert "docs/database-roles.md" in migrated.stderr
    assert rights.may_change_proofs(old_database_url)

    made = epass("roles", cwd=tmp_path, EPASS_OWNER_DATABASE_URL=old_database_url)
    assert made.returncode == 0, made.stderr
    separated = {
        "EPASS_DATABASE_URL": as_role(old_database_url, RUNTIME),
        "EPASS_OWNER_DATABASE_URL": as_role(old_database_url, OWNER),
    }
    migrated = epass("migrate", "--check", cwd=tmp_path, **separated)
    assert migrated.returncode == 0, migrated.stderr
    assert "docs/database-roles.md" not in migrated.stderr
    for attack in ATTACKS:
        assert refused(separated["EPASS_DATABASE_URL"], attack), attack
    # Only whoever imports makes temporary tables.
    with connect(old_database_url) as connection:
        makes = "SELECT has_database_privilege(%s, current_database(), 'TEMPORARY')"
        may = [connection.execute(makes, [role]).fetchone() for role in (RUNTIME, "epass_retention")]
    assert may == [(True,), (False,)]
    alone = epass("migrate", cwd=tmp_path, EPASS_DATABASE_URL=separated["EPASS_DATABASE_URL"])
    assert alone.returncode == 1
    assert "EPASS_OWNER_DATABASE_URL" in alone.stderr


@pytest.fixture(scope="module")
def managed_server() -> Iterator[str]:
    """A server of which one is no superuser: an admin role may make roles and databases."""
    server = EmbeddedPostgres(MANAGED, durable=False)
    try:
        url = server.start()
        data = server.home / "data"
        (data / "pg_hba.conf").write_text("local all all peer map=epass\n")
        ident = (data / "pg_ident.conf").read_text()
        (data / "pg_ident.conf").write_text(ident + ident.replace(" epass\n", " all\n"))
        with connect(url, autocommit=True) as connection:
            for role in ("owner", "runtime", "retention"):
                connection.execute(f"ALTER ROLE epass_{role} RENAME TO other_{role}")
            connection.execute("CREATE ROLE epass_admin LOGIN CREATEROLE CREATEDB")
            connection.execute("CREATE DATABASE region OWNER epass_admin")
            connection.execute("SELECT pg_reload_conf()")
        yield make_url(url).set(database="region").render_as_string(hide_password=False)
    finally:
        server.stop()
        shutil.rmtree(server.home)


@pytest.mark.process
@pytest.mark.parametrize("began", ["with one role", "with three roles"])
def test_the_documented_sql_makes_the_roles_of_a_managed_server(managed_server: str, began: str) -> None:
    """The very file of docs/database-roles.md, by the admin of a managed server, who is no superuser."""
    admin = as_role(managed_server, "epass_admin")
    if began == "with one role":
        migrations.migrate(admin)
    for _ in range(2):
        with connect(admin) as connection:
            connection.execute(ROLES_SQL)
    owner, runtime = as_role(managed_server, OWNER), as_role(managed_server, RUNTIME)
    migrations.migrate(owner)
    migrations.check(owner)
    assert rights.may_change_proofs(admin)
    assert not rights.may_change_proofs(runtime)
    for attack in ATTACKS:
        if attack != "SET ROLE epass":
            assert refused(runtime, attack), attack
    with connect(runtime) as connection:
        connection.execute("INSERT INTO audit_entry (action) VALUES ('role.granted')")
        assert connection.execute("SELECT epass_forget_audit(5), epass_forget_consents(1)").fetchone() == (
            0,
            0,
        )
    with connect(admin, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")


@pytest.mark.process
def test_the_runtime_s_password_is_made_once_and_kept_in_a_passfile(
    managed_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As compose does it; a password of any characters works beside the address."""
    data = EmbeddedPostgres(MANAGED).home / "data"
    rules = (data / "pg_hba.conf").read_text()
    (data / "pg_hba.conf").write_text(f"local all epass_runtime scram-sha-256\n{rules}")
    admin, runtime = as_role(managed_server, "epass_admin"), as_role(managed_server, RUNTIME)
    with connect(managed_server) as connection:
        connection.execute("SELECT pg_reload_conf()")
    passfile = tmp_path / "passwords" / "runtime.pgpass"
    for _ in range(2):
        made = epass("roles", "--passfile", str(passfile), cwd=tmp_path, EPASS_OWNER_DATABASE_URL=admin)
        assert made.returncode == 0, made.stderr
    assert passfile.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("PGPASSFILE", str(passfile))
    connect(runtime).close()

    odd = "p@ss/w:rd \"x' %é\\"
    rights.make_roles(admin, odd)
    with pytest.raises(psycopg.OperationalError):
        connect(runtime)
    monkeypatch.setenv("PGPASSWORD", odd)
    connect(runtime).close()
    monkeypatch.delenv("PGPASSWORD")
    connect(make_url(runtime).set(password=odd).render_as_string(hide_password=False)).close()
