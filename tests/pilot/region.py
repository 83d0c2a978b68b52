"""The region of the pilot: its machine, its people, and what one day leaves for the next."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from tests.pilot.machine import Machine, Stack
from tests.pilot.mailbox import Mailboxes
from tests.pilot.phone import Phone
from tests.pilot.story import Story
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import PushService


@dataclass
class Region:
    """Who and what there is. Phones are kept by who holds them: « admin », « pupil 1 »."""

    folder: Path
    boxes: Mailboxes
    pushes: PushService
    authority: Authority
    machine: Machine | Stack
    story: Story
    pupils: int = 30
    companies: int = 5
    phones: dict[str, Phone] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Of what was made, by what it is called here."""

    def person(self, name: str, email: str = "") -> Phone:
        """That person, who has signed in by mail; the first time, somebody new."""
        if name not in self.phones:
            address = email or f"{name.replace(' ', '')}@pilot.example"
            self.phones[name] = Phone(self.machine.site, self.boxes, self.pushes, address)
            self.phones[name].sign_in()
        return self.phones[name]

    def visitor(self) -> Phone:
        """A phone without an account."""
        if "visitor" not in self.phones:
            self.phones["visitor"] = Phone(self.machine.site, self.boxes, self.pushes)
        return self.phones["visitor"]

    def new_machine(self) -> Machine:
        """An empty one, at the same address."""
        assert isinstance(self.machine, Machine)
        folder = self.folder / f"machine-{secrets.token_hex(3)}"
        self.machine = Machine(folder, self.boxes, self.pushes, self.authority, self.machine.port)
        return self.machine

    def close(self) -> None:
        """Put the phones away."""
        for phone in self.phones.values():
            phone.client.close()
