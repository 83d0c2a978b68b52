"""The compose stack, as an operator has it: secrets in files, a `.env`, two of each, Caddy with its https.

All of it stands on the host's network, since mailboxes and the push service are on this loopback; what the
networks of docker-compose.yml keep apart is asked by `tests.deployment.check`, not here.
"""

import secrets
import socket
from pathlib import Path
from typing import Any

from tests.deployment.trial import PORTS, Trial, build, environment, has_engine
from tests.pilot.machine import Machine, World, run
from tests.pilot.older import THIS, Release
from tests.pilot.story import UnexpectedError, wait

PROJECT = "epasspilot"
KEYS = {"EPASS_SECRET_KEY": "secret_key", "EPASS_VAPID_PRIVATE_KEY": "vapid_private_key"}
"""Of a backup, and the files of `secrets` in which the stack has them."""
ROOT_CERTIFICATE = "/data/caddy/pki/authorities/local/root.crt"
"""Of Caddy, which is its own authority for a name that is nobody's."""
RESTORE = (
    "epass restore {file} --passphrase /run/secrets/backup_passphrase --keys /tmp/keys.env >&2"
    " && cat /tmp/keys.env"
)


def why_not() -> str:
    """What keeps the stack from being played here; empty where nothing does."""
    if not has_engine():
        return "no Docker engine answers here (tests/deployment/engine.sh up starts one)"
    taken = [str(port) for port in PORTS if _is_taken(port)]
    return f"something listens here already at {', '.join(taken)}" if taken else ""


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Stack(Machine):
    """A folder and a project of Compose; what it keeps is in the project's volumes."""

    site = "https://localhost"
    rolls = True

    def __init__(self, world: World) -> None:
        super().__init__(world)
        name = f"{PROJECT}{secrets.token_hex(3)}"
        self.trial = Trial(
            folder=world.folder.parent / name,
            project=name,
            settings={**world.settings, "SITE": self.site},
            on_host=True,
            secrets={"smtp_url": world.smtp_url, "backup_passphrase": world.passphrase},
            mounts=[world.folder],
        )

    def install(self) -> None:
        self._take(self.world.older)
        _, _, key = self._run("run", "--rm", "--no-deps", "-T", "files", "epass", "keys").partition("=")
        self.trial.keep("vapid_private_key", key.strip())
        self._run("run", "--rm", "-T", "migrate")

    def start(self) -> None:
        self._run("up", "-d", "--no-build")
        self._trust()
        wait(f"{self.site} is ready", self.is_ready)

    def upgrade(self) -> None:
        self._take(THIS)
        for once in ("files", "migrate"):
            self._run("run", "--rm", "--no-deps", "-T", once)
        for service in ("worker", "worker2", "api", "api2"):
            self._run("up", "-d", "--no-build", "--no-deps", "--wait", service)

    def epass(self, *words: object) -> str:
        return self._run("run", "--rm", "--no-deps", "-T", "worker", "epass", *map(str, words))

    def backup(self, file: Path) -> None:
        self._run("run", "--rm", "--no-deps", "-T", "backup")
        with file.open("wb") as copy:
            self._run("run", "--rm", "--no-deps", "-T", "backup", "sh", "-c", "cat /backups/*", stdout=copy)

    def lose(self) -> None:
        if self.trial.folder.exists():
            self._run("--profile", "*", "down", "--volumes", "--timeout", "20")

    def another(self) -> "Stack":
        return Stack(self.world)

    def restore(self, file: Path) -> None:
        for secret in KEYS.values():
            self.trial.secrets[secret] = ""
        self._take(THIS)
        keys = self._run("run", "--rm", "-T", "backup", "sh", "-c", RESTORE.format(file=file))
        for line in keys.splitlines():
            name, _, key = line.partition("=")
            self.trial.keep(KEYS[name], key)

    def sql(self, statement: str) -> str:
        return self.trial.sql(statement)

    def log(self) -> str:
        return self.trial.compose("logs", "--no-color", "--tail", "20").stdout

    def _take(self, release: Release) -> None:
        """Its image, and its files for Compose, which reads them at the next command."""
        image = f"{PROJECT}:{'this' if release.is_this else 'older'}"
        if not build(image, tree=release.tree):
            raise UnexpectedError(f"{release.name}: its image cannot be built")
        self.trial.settings["EPASS_IMAGE"] = image
        self.trial.prepare(release.tree)

    def _run(self, *words: str, **how: Any) -> str:
        return run(self.trial.command(*words), cwd=self.trial.folder, env=environment(), **how)

    def _trust(self) -> None:
        """Let phones believe this Caddy's authority; one that is lost had another."""
        file = self.trial.folder / "root.crt"

        def is_there() -> bool:
            copied = self.trial.compose("cp", f"caddy:{ROOT_CERTIFICATE}", str(file))
            return copied.returncode == 0

        wait("Caddy's certificate", is_there)
        self.world.trust.load_verify_locations(file)
