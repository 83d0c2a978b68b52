"""A machine with nothing on it, on which an operator starts a region: commands, api, worker, PostgreSQL."""

import json
import os
import secrets
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from tests.pilot.mailbox import Mailboxes
from tests.pilot.story import UnexpectedError, say, wait
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import PushService
from tests.processes import COMMANDS
from tests.test_command import ROOT, environment, free_port


def around(boxes: Mailboxes, pushes: PushService, authority: Authority) -> dict[str, str]:
    """The settings that lead to these mailboxes and this push service, at whatever hour it is; what was
    written is read at once.
    """
    return {
        "EPASS_CACHE_SECONDS": "0",
        "EPASS_SMTP_URL": f"smtp://127.0.0.1:{boxes.port}",
        "EPASS_MAIL_FROM": "E-pass <epass@region.example>",
        "EPASS_PUSH_SERVICES": json.dumps([pushes.name]),
        "EPASS_PUSH_AUTHORITY": str(authority.file),
        "EPASS_VAPID_SUBJECT": "mailto:contact@region.example",
        "EPASS_COMPANY_DIRECTORY_URL": "",
        "EPASS_QUIET_HOURS": "",
        "EPASS_SCHOOL_HOURS": "",
    }


def run(program: list[str], words: tuple[object, ...], **how: Any) -> str:
    """What an `epass` command says. Raises UnexpectedError where it does not end with 0."""
    done = subprocess.run(
        [*program, *map(str, words)], capture_output=True, text=True, timeout=300, check=False, **how
    )
    if done.returncode != 0:
        raise UnexpectedError(f"epass {words[0]}: ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def is_ready(site: str) -> bool:
    """Whether all that the api there stands on is there."""
    try:
        return httpx.get(f"{site}/api/v1/ready").status_code == 200
    except httpx.TransportError:
        return False


class Machine:
    """A folder, and what runs there. The port is given where another machine had it before."""

    def __init__(
        self, folder: Path, boxes: Mailboxes, pushes: PushService, authority: Authority, port: int = 0
    ) -> None:
        folder.mkdir()
        self.folder = folder
        self.port = port or free_port()
        self._postgres = EmbeddedPostgres(folder, durable=False)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.settings = {
            **around(boxes, pushes, authority),
            "EPASS_PORT": str(self.port),
            "EPASS_PUBLIC_URL": self.site,
            "EPASS_PWA_FOLDER": str(ROOT / "pwa" / "dist"),
            "EPASS_DRAIN_SECONDS": "0",
        }

    @property
    def site(self) -> str:
        """Where people reach the app."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def owner_url(self) -> str:
        """The database, for the superuser."""
        return self.settings["EPASS_OWNER_DATABASE_URL"]

    def open_database(self) -> None:
        """A PostgreSQL server, empty."""
        url = self._postgres.start()
        self.settings |= {"EPASS_DATABASE_URL": as_role(url, RUNTIME), "EPASS_OWNER_DATABASE_URL": url}

    def install(self) -> None:
        """What docs/operating.md says, command by command."""
        self.open_database()
        name, _, key = self.epass("keys").strip().partition("=")
        self.settings |= {name: key, "EPASS_SECRET_KEY": secrets.token_hex(32)}
        self.epass("roles")
        self.epass("migrate")

    def restore(self, file: Path, passphrase: Path) -> None:
        """The order of docs/backups.md; the keys come out of the backup."""
        self.open_database()
        keys = self.folder / "keys.env"
        self.epass("restore", file, "--passphrase", passphrase, "--keys", keys)
        self.settings |= dict(line.split("=", 1) for line in keys.read_text().splitlines())
        keys.unlink()
        self.epass("roles")
        self.epass("migrate")

    def epass(self, *words: object) -> str:
        """What the command says. Raises UnexpectedError where it does not end with 0."""
        return run([sys.executable, "-m", "api"], words, cwd=self.folder, env=environment(**self.settings))

    def start(self) -> None:
        """Start api and worker, and wait until the region answers."""
        # As a server has it: neither the api nor the worker knows the owner of the tables.
        settings = {**self.settings, "EPASS_OWNER_DATABASE_URL": ""}
        with (self.folder / "log").open("ab") as log:
            for command in COMMANDS:
                self._processes[command] = subprocess.Popen(
                    [sys.executable, "-m", "api", command],
                    cwd=self.folder,
                    env=environment(**settings),
                    stderr=log,
                )
        wait(f"{self.site} is ready", self._is_ready)

    def _is_ready(self) -> bool:
        for command, process in self._processes.items():
            if process.poll() is not None:
                raise UnexpectedError(f"epass {command} ended with {process.returncode}: {self.log()}")
        return is_ready(self.site)

    def log(self) -> str:
        """The last lines of what api and worker noted."""
        log = self.folder / "log"
        return log.read_text()[-3000:] if log.exists() else ""

    def stop(self) -> None:
        """Tell api and worker to end, and wait for it."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.wait(60)
        self._processes.clear()

    def lose_database(self) -> None:
        """The disk of the database is gone."""
        self._postgres.stop()
        if self._postgres.home.exists():
            subprocess.run(["rm", "-rf", str(self._postgres.home)], check=True)

    def close(self) -> None:
        """Leave nothing of it."""
        self.stop()
        self.lose_database()


class Stack:
    """A region that was started elsewhere, at `EPASS_PILOT_URL`: it is told what it needs, and waited for.

    `EPASS_PILOT_EPASS` is how its commands are called (`docker compose exec -T api epass`). It must see the
    folder of the pilot, `EPASS_PILOT_FOLDER`, under the same name, and this machine's loopback as its own.
    For https with an authority of its own, name that in `SSL_CERT_FILE`.
    """

    def __init__(self, settings: dict[str, str]) -> None:
        self.site = os.environ["EPASS_PILOT_URL"].rstrip("/")
        self._epass = shlex.split(os.environ.get("EPASS_PILOT_EPASS", "epass"))
        self._settings = settings

    def install(self) -> None:
        """Say what that stack must be set to."""
        for name, value in self._settings.items():
            say(f"{name}={value}")
        self.start()

    def start(self) -> None:
        """Wait until the region answers."""
        wait(f"{self.site} is ready with these settings", lambda: is_ready(self.site), 600)

    def epass(self, *words: object) -> str:
        """What the command says there. Raises UnexpectedError where it does not end with 0."""
        return run(self._epass, words)

    def log(self) -> str:
        """It is read there."""
        return ""

    def close(self) -> None:
        """It goes on."""
