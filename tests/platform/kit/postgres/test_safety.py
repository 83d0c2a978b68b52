"""Odd paths, private files and refused accounts of the embedded server."""

import os
import pwd
import socket
import stat
from pathlib import Path

import pytest

from tests.platform.kit.postgres.accounts import Account, StarterError, wait_for_end_of_server

pytestmark = pytest.mark.process


class TestPaths:
    @pytest.mark.parametrize(
        "name", ["dossier de l'élève", 'virgule, "guillemets" & +% #?=', "œuvre 日本", "x" * 120, "é" * 100]
    )
    def test_unusual(self, account: Account, name: str) -> None:
        project = account.project(f"{name}/project")
        starter = account.starter(project)
        starter.ask("start")
        assert starter.sql("SELECT current_database()") == [["epass"]]
        folder = starter.socket_folder
        starter.ask("stop")
        assert folder.is_relative_to(starter.home) or not folder.exists()

    def test_short_socket_folder_survives_a_kill_but_not_a_stranger(self, account: Account) -> None:
        project = account.project("x" * 150)
        first = account.starter(project)
        first.ask("start")
        folder = first.socket_folder
        if folder.is_relative_to(first.home):
            pytest.skip("root's socket has a short path by itself")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        first.kill()
        again = account.starter(project)
        again.ask("start")
        assert again.socket_folder == folder
        again.kill()
        wait_for_end_of_server(again.home)
        folder.chmod(0o755)
        last = account.starter(project)
        last.ask("start")
        assert last.socket_folder != folder
        last.ask("stop")
        folder.rmdir()


class TestPrivacy:
    def test_folders_are_private(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        starter.ask("start")
        for folder in (starter.home / "data", starter.socket_folder):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((starter.home / "postgres.log").stat().st_mode) == 0o600
        assert Path(f"/proc/{starter.server_pid}").stat().st_uid != 0

    def test_no_tcp(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        starter.ask("start")
        held = {str(entry.readlink()) for entry in Path(f"/proc/{starter.server_pid}/fd").iterdir()}
        listening = set()
        for table in ("tcp", "tcp6"):
            path = Path("/proc/net") / table
            if path.exists():
                listening |= {f"socket:[{line.split()[9]}]" for line in path.read_text().splitlines()[1:]}
        assert not held & listening
        assert any(name.startswith("socket:") for name in held)

    def test_another_account_is_refused_even_where_it_reaches_the_socket(self, account: Account) -> None:
        if os.geteuid() != 0:
            pytest.skip("needs a second account")
        starter = account.starter(account.used_project)
        starter.ask("start")
        path = starter.socket_folder / ".s.PGSQL.5432"
        other = pwd.getpwnam("games")
        assert "PermissionError" in connect_as(other.pw_uid, path)
        for folder in (path, *path.parents):
            if folder == Path("/tmp"):
                break
            folder.chmod(folder.stat().st_mode | 0o077)
        assert "Peer authentication failed" in connect_as(other.pw_uid, path)


class TestRefused:
    def test_other_version(self, account: Account) -> None:
        project = account.used_project
        starter = account.starter(project)
        starter.ask("start")
        starter.ask("stop")
        version = starter.home / "data" / "PG_VERSION"
        ours = version.read_text()
        version.write_text("17\n")
        with pytest.raises(StarterError, match=r"PostgreSQL 17, .*PostgreSQL 18") as caught:
            starter.ask("start")
        version.write_text(ours)
        assert caught.value.kind == "EmbeddedPostgresError"

    def test_folder_that_is_no_cluster(self, account: Account, fresh_project: Path) -> None:
        starter = account.starter(fresh_project)
        (starter.home / "data").mkdir(parents=True)
        for folder in (starter.home, starter.home / "data"):
            os.chown(folder, account.uid or os.geteuid(), account.gid or os.getegid())
        with pytest.raises(StarterError, match="is not a PostgreSQL database"):
            starter.ask("start")

    def test_log_is_quoted_and_the_lock_given_back(self, account: Account) -> None:
        project = account.used_project
        starter, other = account.starter(project), account.starter(project)
        starter.ask("start")
        starter.ask("stop")
        settings = starter.home / "data" / "postgresql.auto.conf"
        before = settings.read_text()
        settings.write_text("no_such_setting = 1\n")
        with pytest.raises(StarterError, match="no_such_setting"):
            starter.ask("start")
        settings.write_text(before)
        other.ask("start")

    def test_folder_of_another_account(self, account: Account, fresh_project: Path) -> None:
        if os.geteuid() != 0 or account.uid is None:
            pytest.skip("needs root to make a folder of another account")
        starter = account.starter(fresh_project)
        starter.home.mkdir()
        with pytest.raises(StarterError, match="belongs to another account"):
            starter.ask("start")


def connect_as(uid: int, path: Path) -> str:
    """What the server (or the kernel) answers to account `uid` at the socket `path`."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            # The startup message of PostgreSQL's protocol 3.0.
            body = (196608).to_bytes(4) + b"user\0epass\0database\0epass\0\0"
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(path))
                client.sendall((len(body) + 4).to_bytes(4) + body)
                os.write(write_end, client.recv(1000))
        except BaseException as error:
            os.write(write_end, repr(error).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as answer:
        return answer.read().decode(errors="replace")
