"""`epass backup` and `epass restore`: a second machine gives the same answers, or nothing is restored."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from api import __main__ as command
from api import startup
from api.commands import archive, backup
from api.opening import Addresses
from api.platform.kit import age
from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, as_role
from api.platform.kit.secrets import Secrets
from api.platform.push.vapid import new_private_key
from api.platform.schema import migrations, revisions, rights
from api.platform.server_key import service as server_key
from api.platform.settings import get_settings
from api.startup import OperatorError
from tests.databases import SERVER_VARIABLE, migrated_database
from tests.factories import Factory

pytestmark = pytest.mark.process

KEY = "the key of this database, 32 characters or more"
VAPID = new_private_key()
PASSPHRASE = "a passphrase of this test"

Epass = Callable[..., str]


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "_WORK", 10)


@pytest.fixture
def url() -> Iterator[str]:
    """A database that may be replaced, for the superuser; what took or gave its name goes with it."""
    with migrated_database("backup") as url:
        yield url
        name = make_url(url).database
        with connect(os.environ[SERVER_VARIABLE], autocommit=True) as server:
            for (former,) in databases(server, f"{name}_before_%"):
                server.execute(f"DROP DATABASE {former} WITH (FORCE)")


def databases(server: psycopg.Connection, like: str) -> list[tuple[str]]:
    return server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like]).fetchall()


@pytest.fixture
def epass(
    url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Epass]:
    """The command on that database: what it said."""
    monkeypatch.setenv("EPASS_DATABASE_URL", as_role(url, RUNTIME))
    monkeypatch.setenv("EPASS_OWNER_DATABASE_URL", url)
    monkeypatch.setenv("EPASS_SECRET_KEY", KEY)
    monkeypatch.setenv("EPASS_VAPID_PRIVATE_KEY", VAPID)
    get_settings.cache_clear()
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")

    def run(*arguments: object) -> str:
        parsed = command.parser().parse_args(
            [*map(str, arguments), "--passphrase", str(tmp_path / "passphrase")]
        )
        capfd.readouterr()
        parsed.run(parsed)
        return capfd.readouterr().out

    yield run
    get_settings.cache_clear()


def filled(url: str) -> None:
    """Some of everything that a dump could lose: rows, a secret, a seal, a job, a moment."""
    server_key.accept(url, KEY)
    with connect(url, autocommit=True) as rows:
        factory = Factory(rows)
        factory.place()
        account = factory.account()
        sealed = Secrets(KEY).seal("JBSWY3DPEHPK3PXP")
        rows.execute(
            "INSERT INTO totp (account_id, sealed_secret, last_step, failures) VALUES (%s, %s, 0, 0)",
            [account, sealed],
        )
        rows.execute("INSERT INTO audit_entry (at, action) VALUES (now() - interval '2 days', 'old')")
        rows.execute("SELECT epass_seal_audit()")
        rows.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'a:b')")


def content(url: str) -> dict[str, list[str]]:
    with connect(url) as rows:
        return {
            name: sorted(row[0] for row in rows.execute(f'SELECT t::text FROM public."{name}" AS t'))
            for name in archive.rows_of(rows)
        }


def test_a_lost_database_comes_back_as_it_was(epass: Epass, url: str, tmp_path: Path) -> None:
    filled(url)
    before = content(url)
    said = epass("backup", tmp_path / "b.age")
    assert "restored on trial" in said
    file = tmp_path / "b.age"
    assert file.stat().st_mode & 0o777 == 0o600
    assert not any(word in file.read_bytes() for word in (b"PGDMP", KEY.encode(), b"audit_entry"))

    with connect(url, autocommit=True) as rows:
        rows.execute("TRUNCATE account CASCADE")
    assert content(url) != before
    with pytest.raises(OperatorError, match="not empty"):
        epass("restore", file)
    epass("restore", file, "--replace", "--keys", tmp_path / "keys.env")

    assert content(url) == before
    assert revisions.shape(url).fits
    migrations.check(url)
    # Owners and rights too: the runtime works, and still changes no proof.
    runtime = as_role(url, RUNTIME)
    assert not rights.may_change_proofs(runtime)
    with connect(runtime) as rows:
        assert rows.execute("SELECT epass_forget_audit(5)").fetchone() == (0,)
    server_key.check(runtime, server_key.Keys(KEY), startup.SEALED, begun=startup.BEGUN)
    assert (tmp_path / "keys.env").read_text().splitlines() == [
        f"EPASS_SECRET_KEY={KEY}",
        f"EPASS_VAPID_PRIVATE_KEY={VAPID}",
    ]
    assert (tmp_path / "keys.env").stat().st_mode & 0o777 == 0o600
    # What was there is kept; nothing of the trial is.
    with connect(url) as rows:
        assert len(databases(rows, f"{make_url(url).database}_before_%")) == 1
        assert databases(rows, f"{make_url(url).database}_restoring_%") == []


def test_a_backup_is_of_one_moment(
    epass: Epass, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes while it is made."""
    counted = archive.rows_of

    def and_meanwhile(connection: psycopg.Connection) -> dict[str, int]:
        found = counted(connection)
        with connect(url, autocommit=True) as rows:
            Factory(rows).account()
        return found

    monkeypatch.setattr(archive, "rows_of", and_meanwhile)
    epass("backup", tmp_path / "b.age", "--no-verify")
    monkeypatch.undo()
    with (tmp_path / "b.age").open("rb") as file:
        manifest, _ = archive.opened(PASSPHRASE, file)
    assert manifest.tables["account"] == 0


def test_what_differs_from_what_was_dumped_is_told(
    epass: Epass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "dumped", lambda *_: iter([b"no dump"]))
    with pytest.raises(OperatorError, match="pg_restore failed"):
        epass("backup", tmp_path / "b.age")
    # Nothing that is no backup has the name of one.
    assert [path.name for path in tmp_path.iterdir()] == ["passphrase"]


def test_rows_that_are_missing_are_told(
    epass: Epass, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = archive.rows_of
    told = iter([1, 0])
    monkeypatch.setattr(archive, "rows_of", lambda connection: {**counted(connection), "account": next(told)})
    with pytest.raises(OperatorError, match="not what was backed up: account"):
        epass("backup", tmp_path / "b.age")
    assert not (tmp_path / "b.age").exists()


@pytest.mark.parametrize("another", ["EPASS_SECRET_KEY_PREVIOUS", "EPASS_SECRET_KEY"])
def test_no_key_is_lost_where_the_embedded_server_has_no_place_for_it(
    epass: Epass, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, another: str
) -> None:
    """A backup of the moment at which a key is replaced holds two; a machine that has run has its own."""
    filled(url)
    if another == backup.PREVIOUS_KEY:
        monkeypatch.setenv(another, "another that follows, 32 characters or more")
        get_settings.cache_clear()
    epass("backup", tmp_path / "b.age", "--no-verify")

    @contextmanager
    def embedded(_: object) -> Iterator[Addresses]:
        yield Addresses(as_role(url, RUNTIME), url, url)

    monkeypatch.setattr(backup, "database", embedded)
    monkeypatch.chdir(tmp_path)
    for name in ("EPASS_DATABASE_URL", "EPASS_SECRET_KEY", "EPASS_SECRET_KEY_PREVIOUS"):
        monkeypatch.delenv(name, raising=False)
    get_settings.cache_clear()
    if another == backup.SECRET_KEY:
        (tmp_path / ".epass").mkdir()
        (tmp_path / ".epass" / "secret-key").write_text("a key that this machine made by itself")
    before = content(url)
    with pytest.raises(OperatorError, match=rf"would not keep {another} of"):
        epass("restore", tmp_path / "b.age", "--replace")
    assert content(url) == before
    epass("restore", tmp_path / "b.age", "--replace", "--keys", tmp_path / "keys.env")
    assert f"{another}=" in (tmp_path / "keys.env").read_text()


@pytest.mark.parametrize("process", ["api reads", "worker queue"])
def test_it_takes_the_database_from_under_nobody(
    epass: Epass, url: str, tmp_path: Path, process: str
) -> None:
    filled(url)
    epass("backup", tmp_path / "b.age", "--no-verify")
    with connect(url, application_name=f"epass {process}") as at_work:
        with pytest.raises(OperatorError, match="Stop api and worker first"):
            epass("restore", tmp_path / "b.age", "--replace")
        assert at_work.execute("SELECT 1").fetchone() == (1,)
    with connect(url, autocommit=True) as rows:
        rows.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    with pytest.raises(OperatorError, match="Stop api and worker first"):
        epass("restore", tmp_path / "b.age", "--replace")


def test_a_damaged_one_restores_nothing(epass: Epass, url: str, tmp_path: Path) -> None:
    filled(url)
    before = content(url)
    epass("backup", tmp_path / "b.age", "--no-verify")
    whole = (tmp_path / "b.age").read_bytes()
    for damaged in (whole[:-1], whole[: -age.CHUNK], whole + b"x", b"PGDMP", b""):
        (tmp_path / "b.age").write_bytes(damaged)
        with pytest.raises(OperatorError, match="cannot be read"):
            epass("restore", tmp_path / "b.age", "--replace")
    (tmp_path / "b.age").write_bytes(whole)
    (tmp_path / "passphrase").write_text("another passphrase, also long")
    with pytest.raises(OperatorError, match="another passphrase"):
        epass("restore", tmp_path / "b.age", "--check")
    assert content(url) == before
    with connect(url) as rows:
        assert databases(rows, f"{make_url(url).database}_restoring_%") == []


def test_what_is_there_is_not_written_over(epass: Epass, tmp_path: Path) -> None:
    (tmp_path / "b.age").write_text("another one")
    with pytest.raises(FileExistsError):
        epass("backup", tmp_path / "b.age")
    (tmp_path / "passphrase").write_text("short")
    with pytest.raises(OperatorError, match="at least 20"):
        epass("backup", tmp_path / "c.age")
