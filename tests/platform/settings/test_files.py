"""Settings that stand in files: what counts, what is forgiven, what is told of a file that cannot be used."""

import os
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from api.platform.kit.database import conninfo
from api.platform.settings import Settings
from api.platform.settings.files import LARGEST, SettingFileError, variable
from tests.test_command import epass

KEY = "0123456789abcdef0123456789abcdef-ü"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EPASS_SECRET_KEY", raising=False)


def read(name: str) -> str:
    return getattr(Settings(), name).get_secret_value()


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_a_line_end_is_forgiven(end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_bytes((KEY + end).encode())
    monkeypatch.setenv("EPASS_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert read("secret_key") == KEY


def test_what_else_stands_in_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password may begin or end with a space."""
    (tmp_path / "password").write_text(" p@ss/w:rd “x \n")
    monkeypatch.setenv("EPASS_DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    assert read("database_password") == " p@ss/w:rd “x "


def test_the_file_counts_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text(KEY)
    monkeypatch.setenv("EPASS_SECRET_KEY", "another")
    monkeypatch.setenv("EPASS_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert read("secret_key") == KEY


def test_an_empty_file_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose cannot leave a secret out: what is not there yet is an empty file."""
    (tmp_path / "empty").write_text("\n")
    monkeypatch.setenv("EPASS_SMTP_URL_FILE", str(tmp_path / "empty"))
    assert Settings().smtp_url is None
    monkeypatch.setenv("EPASS_SMTP_URL", "smtp://mail.test")
    assert read("smtp_url") == "smtp://mail.test"


def test_the_file_may_be_named_in_the_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    (tmp_path / ".env").write_text(f"EPASS_SECRET_KEY_FILE={tmp_path / 'key'}\n")
    assert read("secret_key") == KEY


def test_lists_are_json_in_a_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "departments").write_text('["44"]\n')
    monkeypatch.setenv("EPASS_DEPARTMENTS_FILE", str(tmp_path / "departments"))
    assert Settings().departments == ["44"]


def test_a_credential_of_a_partner(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("secret\n")
    assert variable({"LBA_FILE": str(tmp_path / "token")}, "LBA") == "secret"
    assert variable({"LBA": "plain"}, "LBA") == "plain"
    assert variable({}, "LBA") == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "is no file"), (b"\xff\xfe", "UTF-8"), (b"k" * (LARGEST + 1), "too long")],
    ids=["none", "bytes", "long"],
)
def test_a_file_that_cannot_be_used(
    content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("EPASS_SECRET_KEY_FILE", str(path))
    with pytest.raises(SettingFileError, match=said) as refused:
        Settings()
    assert "EPASS_SECRET_KEY_FILE" in str(refused.value)
    assert "kkk" not in str(refused.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").touch(mode=0)
    monkeypatch.setenv("EPASS_SECRET_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(SettingFileError, match="cannot be read"):
        Settings()


@pytest.mark.process
def test_a_command_says_so_in_both_languages_and_does_not_begin(tmp_path: Path) -> None:
    done = epass("serve", cwd=tmp_path, EPASS_SECRET_KEY_FILE=str(tmp_path / "away"))
    assert done.returncode == 2
    assert done.stderr == (
        f"EPASS_SECRET_KEY_FILE nomme {tmp_path}/away, qui n’est pas un fichier.\n"
        f"EPASS_SECRET_KEY_FILE names {tmp_path}/away, which is no file.\n"
    )


class TestPasswordBesideTheAddress:
    @pytest.mark.parametrize("password", ["simple", 'p@ss/w:rd "x %25', "é#?"])
    def test_of_any_characters(self, password: str) -> None:
        made = Settings(
            database_url="postgresql://epass_runtime@h:5433/epass?sslmode=require",
            database_password=password,
            owner_database_url="postgresql://epass@h/epass",
            owner_database_password="other",
            _env_file=None,
        )
        read = conninfo_to_dict(conninfo(made.database_url))
        assert read == {
            "user": "epass_runtime",
            "password": password,
            "host": "h",
            "port": "5433",
            "dbname": "epass",
            "sslmode": "require",
        }
        assert conninfo_to_dict(conninfo(made.owner_database_url))["password"] == "other"

    def test_one_that_stands_in_the_address_stays(self) -> None:
        made = Settings(database_url="postgresql://a:b@h/d", database_password="c", _env_file=None)
        assert made.database_url == "postgresql://a:b@h/d"
