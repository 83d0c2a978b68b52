"""What the week is played on: a machine with nothing on it, on which an operator starts a region.

There are two, behind one interface: processes of this tree (`processes.py`), and the compose stack where a
Docker engine runs (`stack.py`).
"""

import json
import ssl
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.pilot.mailbox import Mailboxes
from tests.pilot.older import Release
from tests.pilot.story import UnexpectedError
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import PushService

SECONDS = 600
"""Of one command, an image's build apart; for a machine that has much else to do."""


@dataclass
class World:
    """What is around a machine, and outlives it."""

    folder: Path
    """Seen by machines under the same name; its parent is seen by nobody else."""
    boxes: Mailboxes
    pushes: PushService
    authority: Authority
    older: Release
    """Which release the region is opened with."""
    passphrase: str
    """Of its backups."""
    trust: ssl.SSLContext
    """Whose certificates phones believe."""

    @property
    def settings(self) -> dict[str, str]:
        """What leads to these mailboxes and this push service, at whatever hour it is; what was written is
        read at once.
        """
        return {
            "EPASS_CACHE_SECONDS": "0",
            "EPASS_MAIL_FROM": "E-pass <epass@region.example>",
            "EPASS_PUSH_SERVICES": json.dumps([self.pushes.name]),
            "EPASS_PUSH_AUTHORITY": str(self.authority.file),
            "EPASS_VAPID_SUBJECT": "mailto:contact@region.example",
            "EPASS_COMPANY_DIRECTORY_URL": "",
            "EPASS_QUIET_HOURS": "",
            "EPASS_SCHOOL_HOURS": "",
        }

    @property
    def smtp_url(self) -> str:
        """Where mails go."""
        return f"smtp://127.0.0.1:{self.boxes.port}"


class Machine(ABC):
    """Each of these raises UnexpectedError where a command does not end as it should."""

    site: str
    """Where people reach the app."""
    rolls: bool
    """Whether two of each are replaced one after the other, so that an upgrade loses no request."""

    def __init__(self, world: World) -> None:
        self.world = world

    @abstractmethod
    def install(self) -> None:
        """What docs/operating.md says, command by command, with the older release; nothing is served yet."""

    @abstractmethod
    def start(self) -> None:
        """Start what does not run, and wait until the region answers."""

    @abstractmethod
    def upgrade(self) -> None:
        """From the older release to this one, in the order of docs/upgrades.md, up to the last api."""

    @abstractmethod
    def epass(self, *words: object) -> str:
        """What that command says."""

    @abstractmethod
    def backup(self, file: Path) -> None:
        """An encrypted file, tried out, outside of the machine."""

    @abstractmethod
    def lose(self) -> None:
        """Everything is gone, its disk too."""

    @abstractmethod
    def another(self) -> "Machine":
        """One with nothing on it, at the same address."""

    @abstractmethod
    def restore(self, file: Path) -> None:
        """The order of docs/backups.md, with this release; the keys come out of the backup."""

    @abstractmethod
    def sql(self, statement: str) -> str:
        """What the database answers, past the product: nothing is written so but time (`clock.py`)."""

    @abstractmethod
    def log(self) -> str:
        """The last lines of what api and worker noted."""

    def close(self) -> None:
        """Leave nothing of it."""
        self.lose()

    def is_ready(self) -> bool:
        """Whether all that the api stands on is there."""
        try:
            address = f"{self.site}/api/v1/ready"
            return httpx.get(address, verify=self.world.trust, timeout=60).status_code == 200
        except httpx.TransportError:
            return False


def run(command: list[str], **how: Any) -> str:
    """What it says. Raises UnexpectedError where it does not end with 0."""
    done = subprocess.run(
        command, **({"stdout": subprocess.PIPE} | how), stderr=subprocess.PIPE, timeout=SECONDS, check=False
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace")[-2000:]
        raise UnexpectedError(f"{' '.join(command)}: ended with {done.returncode}: {said}")
    return (done.stdout or b"").decode()
