"""`epass subject`: a copy and an erasure for who wrote to the operator."""

import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from api import __main__ as command
from api.platform.access import Role
from api.platform.settings import Settings, get_settings
from api.startup import OperatorError
from tests.factories import Factory

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def epass(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """The command on the database of the test, with the rights of the runtime: status and what it said."""
    assert settings.database_url
    monkeypatch.setenv("EPASS_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("EPASS_SECRET_KEY", settings.secret_key.get_secret_value())
    get_settings.cache_clear()

    def run(*arguments: object) -> tuple[int, str]:
        parsed = command.parser().parse_args([*map(str, arguments)])
        capsys.readouterr()
        return parsed.run(parsed) or 0, capsys.readouterr().out

    yield run
    get_settings.cache_clear()


@pytest.fixture
def person(factory: Factory) -> UUID:
    """Somebody with an address and an open session."""
    account = factory.account(Role.STUDENT, age=16, first_name="Prénom", email="moi@example.org")
    factory.session(account)
    return account


def left(factory: Factory, account: UUID) -> list[str]:
    rows = factory.connection.execute("SELECT status FROM account WHERE id = %s", [account]).fetchall()
    return [status for (status,) in rows]


def acts(factory: Factory, account: UUID) -> list[tuple[str, UUID | None]]:
    return factory.connection.execute(
        "SELECT action, actor FROM audit_entry WHERE account_id = %s ORDER BY id", [account]
    ).fetchall()


@pytest.mark.parametrize("by", ["address", "id"])
def test_a_copy_is_what_the_person_would_have_had(
    epass: Run, factory: Factory, person: UUID, tmp_path: Path, by: str
) -> None:
    file = tmp_path / "copy.zip"
    assert epass("subject", "export", "Moi@Example.org" if by == "address" else person, file)[0] == 0
    with zipfile.ZipFile(file) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".json")]
        data = json.loads(archive.read(name))
    assert "moi@example.org" in json.dumps(data)
    assert file.stat().st_mode & 0o777 == 0o600
    assert acts(factory, person) == [("export.fetched", None)]
    with pytest.raises(FileExistsError):
        epass("subject", "export", person, file)


def test_a_copy_goes_to_standard_output(
    epass: Run, person: UUID, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", piped)
    arguments = command.parser().parse_args(["subject", "export", str(person), "-"])
    arguments.run(arguments)
    size = len(piped.buffer.getvalue())  # type: ignore[attr-defined]
    with zipfile.ZipFile(piped.buffer) as archive:
        assert archive.testzip() is None
    assert f"{size} bytes" in capsys.readouterr().err


def test_nobody_is_erased_unless_it_is_meant(epass: Run, factory: Factory, person: UUID) -> None:
    done, said = epass("subject", "erase", "moi@example.org")
    assert (done, str(person) in said, "moi@" in said) == (1, True, False)
    assert left(factory, person) == ["active"]
    assert acts(factory, person) == []


@pytest.mark.parametrize("status", ["active", "leaving"])
def test_an_erasure_is_at_once(epass: Run, factory: Factory, person: UUID, status: str) -> None:
    """Also where the grace period has begun."""
    factory.connection.execute(
        "UPDATE account SET status = %(status)s,"
        " leaving_at = CASE WHEN %(status)s = 'leaving' THEN now() + interval '30 days' END"
        " WHERE id = %(id)s",
        {"status": status, "id": person},
    )
    done, said = epass("subject", "erase", person, "--for-good")
    assert (done, str(person) in said) == (0, True)
    assert left(factory, person) == []
    assert acts(factory, person) == [("account.leaving", None), ("account.erased", None)]
    assert factory.connection.execute("SELECT FROM session WHERE account_id = %s", [person]).fetchall() == []
    with pytest.raises(OperatorError, match="No such account"):
        epass("subject", "erase", person, "--for-good")


def test_who_is_banned_is_decided_on_first(epass: Run, factory: Factory, person: UUID) -> None:
    factory.connection.execute("UPDATE account SET status = 'banned' WHERE id = %s", [person])
    with pytest.raises(OperatorError, match="banned"):
        epass("subject", "erase", person, "--for-good")
    assert left(factory, person) == ["banned"]


def test_the_last_admin_stays(epass: Run, factory: Factory) -> None:
    admin = factory.account(Role.ADMIN)
    with pytest.raises(OperatorError, match="last admin"):
        epass("subject", "erase", admin, "--for-good")
    assert left(factory, admin) == ["active"]


NOBODY = ["nobody@example.org", "01900000-0000-7000-8000-000000000000", "Prénom", "a@b@c", "'; --"]


@pytest.mark.parametrize("who", NOBODY)
def test_nobody_of_that_name(epass: Run, factory: Factory, person: UUID, tmp_path: Path, who: str) -> None:
    with pytest.raises(OperatorError, match="No such account"):
        epass("subject", "export", who, tmp_path / "copy.zip")
    # No empty file that looks like a copy.
    assert list(tmp_path.iterdir()) == []
