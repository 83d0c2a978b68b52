"""Processes of this machine: commands, one api, one worker, an embedded PostgreSQL.

Of the older release runs the code of its commit, on the libraries of this tree and with its app.
"""

import secrets
import subprocess
import sys
from pathlib import Path

from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from tests.pilot.machine import Machine, World, run
from tests.pilot.older import THIS
from tests.pilot.story import UnexpectedError, expect, wait
from tests.processes import COMMANDS
from tests.test_command import ROOT, environment, free_port


class Processes(Machine):
    """A folder, and what runs there. The port is given where another machine had it before."""

    rolls = False

    def __init__(self, world: World, port: int = 0) -> None:
        super().__init__(world)
        self.folder = world.folder.parent / f"machine-{secrets.token_hex(3)}"
        self.folder.mkdir()
        self.port = port or free_port()
        self.site = f"http://127.0.0.1:{self.port}"
        self._tree = THIS.tree
        self._postgres = EmbeddedPostgres(self.folder, durable=False)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._passphrase = self.folder / "passphrase"
        self._passphrase.write_text(world.passphrase)
        self._passphrase.chmod(0o600)
        self.settings = {
            **world.settings,
            "EPASS_SMTP_URL": world.smtp_url,
            "EPASS_PORT": str(self.port),
            "EPASS_PUBLIC_URL": self.site,
            "EPASS_PWA_FOLDER": str(ROOT / "pwa" / "dist"),
            "EPASS_DRAIN_SECONDS": "0",
        }

    def install(self) -> None:
        self._tree = self.world.older.tree
        self._link_built()
        self._open_database()
        name, _, key = self.epass("keys").strip().partition("=")
        self.settings |= {name: key, "EPASS_SECRET_KEY": secrets.token_hex(32)}
        self.epass("roles")
        self.epass("migrate")

    def start(self) -> None:
        for command in COMMANDS:
            if command not in self._processes:
                self._start(command)
        wait(f"{self.site} is ready", self.is_ready)

    def upgrade(self) -> None:
        self._tree = THIS.tree
        self.epass("migrate")
        expect("the older api, on the newer database", self.is_ready())
        for command in COMMANDS:
            self._stop(command)
            self._start(command)

    def epass(self, *words: object) -> str:
        return run(self._command(*map(str, words)), cwd=self.folder, env=self._environment())

    def backup(self, file: Path) -> None:
        self.epass("backup", file, "--passphrase", self._passphrase)

    def lose(self) -> None:
        for command in list(self._processes):
            self._stop(command)
        self._postgres.stop()
        if self._postgres.home.exists():
            subprocess.run(["rm", "-rf", str(self._postgres.home)], check=True)

    def another(self) -> "Processes":
        return Processes(self.world, self.port)

    def restore(self, file: Path) -> None:
        self._open_database()
        keys = self.folder / "keys.env"
        self.epass("restore", file, "--passphrase", self._passphrase, "--keys", keys)
        self.settings |= dict(line.split("=", 1) for line in keys.read_text().splitlines())
        keys.unlink()
        self.epass("roles")
        self.epass("migrate")

    def sql(self, statement: str) -> str:
        with connect(self.settings["EPASS_OWNER_DATABASE_URL"], autocommit=True) as rows:
            cursor = rows.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
        return str(row[0]) if row else ""

    def log(self) -> str:
        log = self.folder / "log"
        return log.read_text()[-3000:] if log.exists() else ""

    def is_ready(self) -> bool:
        for command, process in self._processes.items():
            if process.poll() is not None:
                raise UnexpectedError(f"epass {command} ended with {process.returncode}: {self.log()}")
        return super().is_ready()

    def _link_built(self) -> None:
        """What the build made is in no commit."""
        if not (self._tree / "build").exists():
            (self._tree / "build").symlink_to(ROOT / "build")

    def _open_database(self) -> None:
        url = self._postgres.start()
        self.settings |= {"EPASS_DATABASE_URL": as_role(url, RUNTIME), "EPASS_OWNER_DATABASE_URL": url}

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "api", *words]

    def _environment(self, **other: str) -> dict[str, str]:
        return environment(**self.settings | other) | {"PYTHONPATH": str(self._tree)}

    def _start(self, command: str) -> None:
        # As a server has it: neither the api nor the worker knows the owner of the tables.
        its_own = self._environment(EPASS_OWNER_DATABASE_URL="")
        with (self.folder / "log").open("ab") as log:
            self._processes[command] = subprocess.Popen(
                self._command(command), cwd=self.folder, env=its_own, stderr=log
            )

    def _stop(self, command: str) -> None:
        process = self._processes.pop(command)
        process.terminate()
        process.wait(60)
