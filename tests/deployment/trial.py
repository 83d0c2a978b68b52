"""The compose stack as an operator has it, brought up on trial: a folder and a project of its own.

It is a copy with secrets of its own; those of the tree are never read. On the host's network, for want of a
bridge or because what it talks to is on this loopback, the ports of `PORTS` must be free.
"""

import json
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PORTS = (80, 443, 2019, 5432, 6432, 8000, 8001)
"""Which containers on the host's network listen at."""
HOSTS = ("postgres", "pgbouncer", "api", "api2")
AWKWARD_PASSWORD = 'p@ss/w:rd "x'
"""As an operator's."""


def environment() -> dict[str, str]:
    """This process', without what Compose would take out of it instead of the trial's `.env`."""
    ours = ("EPASS_", "COMPOSE_", "POOLER_", "SITE", "TRUSTED_PROXIES")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def run(*command: str, cwd: Path | None = None, quiet: bool = True) -> subprocess.CompletedProcess[str]:
    """A command's end, whatever it was."""
    return subprocess.run(
        command, cwd=cwd, env=environment(), capture_output=quiet, text=True, errors="replace", check=False
    )


def docker(*words: str) -> str:
    """What that says; empty where it fails."""
    return run("docker", *words).stdout.strip()


def has_engine() -> bool:
    """Whether a Docker engine answers."""
    return bool(shutil.which("docker")) and run("docker", "version").returncode == 0


def has_bridge() -> bool:
    """Whether that engine makes networks of its own."""
    return run("docker", "network", "inspect", "bridge").returncode == 0


def build(image: str, target: str = "product", tree: Path = ROOT) -> bool:
    """Whether that image could be built; its output is shown."""
    command = ("docker", "build", "--network", "host", "--target", target, "-t", image, str(tree))
    return run(*command, quiet=False).returncode == 0


@dataclass
class Trial:
    """A folder with what Compose reads, and the project that it is called."""

    folder: Path
    project: str
    settings: dict[str, str]
    """Lines of `.env`: `SITE`, `EPASS_IMAGE`, what the product is told."""
    on_host: bool
    """Whether all containers share the host's network."""
    secrets: dict[str, str] = field(default_factory=dict)
    """Instead of those that are made up."""
    mounts: Iterable[Path] = ()
    """Folders that the product's containers see under the same name."""

    def prepare(self, tree: Path = ROOT) -> None:
        """The files of that tree, beside secrets that are made up once and then stay."""
        self.folder.mkdir(exist_ok=True)
        shutil.copy(tree / "docker-compose.yml", self.folder)
        shutil.copytree(tree / "deploy", self.folder / "deploy", dirs_exist_ok=True)
        made = {
            "postgres_password": AWKWARD_PASSWORD,
            "secret_key": secrets.token_hex(32),
            "backup_passphrase": secrets.token_hex(32),
        } | self.secrets
        (self.folder / "secrets").mkdir(mode=0o700, exist_ok=True)
        for name in re.findall(r"file: secrets/(\w+)", (tree / "docker-compose.yml").read_text()):
            if not (self.folder / "secrets" / name).exists():
                self.keep(name, made.get(name, ""))
        # Between single quotes, as docs/operating.md says: nothing in them means anything.
        lines = [f"{name}='{value}'\n" for name, value in self.settings.items()]
        (self.folder / ".env").write_text("".join(lines))
        self._override({})
        services = self.compose("--profile", "*", "config", "--services").stdout.split()
        self._override({name: self._changed(name) for name in services})

    def keep(self, secret: str, text: str) -> None:
        """Let that file of `secrets` hold that."""
        file = self.folder / "secrets" / secret
        file.unlink(missing_ok=True)
        file.write_text(f"{text}\n")
        file.chmod(0o444)

    def compose(self, *words: str, quiet: bool = True) -> subprocess.CompletedProcess[str]:
        """A command's end, whatever it was."""
        return run(*self.command(*words), cwd=self.folder, quiet=quiet)

    def command(self, *words: str) -> list[str]:
        """How that is typed in the folder."""
        program = ["docker-compose"] if shutil.which("docker-compose") else ["docker", "compose"]
        files = ["-f", "docker-compose.yml", "-f", "override.yml"]
        return [*program, "-p", self.project, *files, *words]

    def container(self, service: str) -> str:
        """Its name."""
        return f"{self.project}-{service}-1"

    def sql(self, statement: str) -> str:
        """What the database answers the superuser."""
        asked = ("psql", "-h", "127.0.0.1", "-U", "epass", "-qAtc", statement)
        return docker("exec", self.container("postgres"), *asked)

    def _override(self, services: dict[str, dict[str, Any]]) -> None:
        # JSON is YAML, but for the word that takes away.
        text = json.dumps({"services": services}, indent=1).replace('"!reset"', "!reset []")
        (self.folder / "override.yml").write_text(text)

    def _changed(self, name: str) -> dict[str, Any]:
        """How a service stands otherwise than in the file."""
        changed: dict[str, Any] = {}
        if name not in {"postgres", "archive", "caddy", "pgbouncer"}:
            changed["volumes"] = [f"{folder}:{folder}" for folder in self.mounts]
        if not self.on_host:
            return changed
        changed |= {"network_mode": "host", "networks": "!reset"}
        if name != "archive":
            changed["extra_hosts"] = [f"{host}:127.0.0.1" for host in HOSTS]
        if name == "caddy":
            changed |= {"ports": "!reset", "environment": {"API": "api:8000 api2:8001"}}
        if name == "api2":
            changed["environment"] = {"EPASS_PORT": "8001"}
        return changed
