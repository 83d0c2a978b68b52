"""A machine with nothing on it, on which an operator starts a region: commands, api, worker, PostgreSQL."""

import json
import subprocess
import sys
from pathlib import Path

import httpx

from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from tests.pilot.mailbox import Mailboxes
from tests.pilot.story import UnexpectedError, wait
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import PushService
from tests.processes import COMMANDS
from tests.test_command import ROOT, environment, free_port


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
            "EPASS_PORT": str(self.port),
            "EPASS_PUBLIC_URL": self.site,
            "EPASS_SMTP_URL": f"smtp://127.0.0.1:{boxes.port}",
            "EPASS_MAIL_FROM": "E-pass <epass@region.example>",
            "EPASS_PUSH_SERVICES": json.dumps([pushes.name]),
            "EPASS_PUSH_AUTHORITY": str(authority.file),
            "EPASS_VAPID_SUBJECT": "mailto:contact@region.example",
            "EPASS_PWA_FOLDER": str(ROOT / "pwa" / "dist"),
            "EPASS_COMPANY_DIRECTORY_URL": "",
            "EPASS_DRAIN_SECONDS": "0",
            # The week is played at any hour.
            "EPASS_QUIET_HOURS": "",
            "EPASS_SCHOOL_HOURS": "",
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

    def epass(self, *words: object) -> str:
        """What the command says. Raises UnexpectedError where it does not end with 0."""
        done = subprocess.run(
            [sys.executable, "-m", "api", *map(str, words)],
            cwd=self.folder,
            env=environment(**self.settings),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if done.returncode != 0:
            raise UnexpectedError(f"epass {words[0]}: ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

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
        wait(f"{self.site} is ready", self.is_ready)

    def is_ready(self) -> bool:
        """Whether all that the api stands on is there."""
        for command, process in self._processes.items():
            if process.poll() is not None:
                raise UnexpectedError(f"epass {command} ended with {process.returncode}: {self.log()}")
        try:
            return httpx.get(f"{self.site}/api/v1/ready").status_code == 200
        except httpx.TransportError:
            return False

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
