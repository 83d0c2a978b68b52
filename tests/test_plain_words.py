"""Walls, lines 23 and 27: the key of a first start, and commands whatever is typed and whoever listens."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex

import psycopg
import pytest

from api import startup
from tests.test_command import environment, epass
from tests.test_startup import KEY, refused


class TestOwnKey:
    """What `epass run` keeps beside its data, at the first start of whoever comes first."""

    def test_of_many_first_starts_one_makes_it_and_all_read_it_whole(self, tmp_path: Path) -> None:
        for number in range(30):
            path = tmp_path / str(number) / "secret-key"
            with ThreadPoolExecutor(8) as starts:
                keys = list(starts.map(lambda _, path=path: startup.own_key(path, token_hex), range(8)))
            assert len(set(keys)) == 1
            assert len(keys[0]) == 64
            assert [one.name for one in path.parent.iterdir()] == ["secret-key"]
            assert path.stat().st_mode & 0o777 == 0o600

    def test_one_that_was_killed_before_the_end_leaves_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "secret-key"
        with monkeypatch.context() as killed:
            killed.setattr("os.fsync", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                startup.own_key(path, token_hex)
        assert not path.exists()
        assert len(startup.own_key(path, token_hex)) == 64

    @pytest.mark.parametrize("kept", [b"", b" \n", b"\xff\xfe", None])
    def test_one_that_cannot_be_read_is_told_and_stays(self, tmp_path: Path, kept: bytes | None) -> None:
        path = tmp_path / "secret-key"
        if kept is None:
            path.mkdir()
        else:
            path.write_bytes(kept)
        with pytest.raises(startup.UnreadableKeyError, match="secret-key is empty or cannot be read") as told:
            startup.own_key(path, token_hex)
        assert startup.plain(told.value) == str(told.value)


class TestCommands:
    """Walls, line 23: whatever is typed, and wherever it is written to."""

    @pytest.mark.process
    def test_addresses_and_keys_that_are_none(self, tmp_path: Path, database_url: str) -> None:
        own = {"EPASS_DATABASE_URL": database_url, "EPASS_SECRET_KEY": KEY}
        for address in (f"http://{'a' * 70}.test/x", "http://xn--a/x", "http://127.0.0.1/\udcff"):
            done = epass("import", "agenda", address, cwd=tmp_path, **own)
            refused(done, "Rien n’a été importé", "Nothing was imported", status=(1,))
        refused(epass("lost-key", "\udcff", cwd=tmp_path, **own), "invalid", status=(2,))
        refused(epass("roles", "--passfile", ".", cwd=tmp_path, **own), "est vide ou illisible", status=(1,))
        away = {**own, "EPASS_DATABASE_URL": f"postgresql://u:p@{'a' * 70}.fr/x"}
        refused(epass("migrate", cwd=tmp_path, **away), "EPASS_DATABASE_URL", status=(2,))

    @pytest.mark.process
    @pytest.mark.parametrize(
        ("line", "status"),
        [
            ("openapi | head -1", 0),
            ("openapi > /dev/full", 1),
            ("audit verify >&-", 0),
            ("audit verify 2>&-", 0),
            ("audit verify --log sealed.log", 0),
        ],
    )
    def test_whoever_listens(self, tmp_path: Path, database_url: str, line: str, status: int) -> None:
        (tmp_path / "sealed.log").write_text(f"audit sealed 2026-99-99: 0 entries, {'a' * 64}\n")
        done = subprocess.run(
            ["sh", "-c", f"{sys.executable} -m api {line}"],
            cwd=tmp_path,
            env=environment(EPASS_DATABASE_URL=database_url, PYTHONIOENCODING="ascii", LC_ALL="C"),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr

    def test_a_role_that_may_not(self) -> None:
        told = startup.plain(psycopg.errors.InsufficientPrivilege("permission denied"))
        assert told is not None
        assert "may not do that" in told
