"""The region of the pilot: its machine, its people, and what one day leaves for the next."""

from dataclasses import dataclass, field

from tests.pilot.machine import Machine, World
from tests.pilot.phone import Phone
from tests.pilot.story import Story


@dataclass
class Region:
    """Who and what there is. Phones are kept by who holds them: « admin », « pupil 1 »."""

    world: World
    machine: Machine
    story: Story
    pupils: int = 30
    companies: int = 5
    phones: dict[str, Phone] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Of what was made, by what it is called here."""

    def person(self, name: str, email: str = "") -> Phone:
        """That person, who has signed in by mail; the first time, somebody new."""
        if name not in self.phones:
            self.phones[name] = self._phone(email or f"{name.replace(' ', '')}@pilot.example")
            self.phones[name].sign_in()
        return self.phones[name]

    def visitor(self) -> Phone:
        """A phone without an account."""
        if "visitor" not in self.phones:
            self.phones["visitor"] = self._phone()
        return self.phones["visitor"]

    def _phone(self, email: str = "") -> Phone:
        world = self.world
        return Phone(self.machine.site, world.trust, world.boxes, world.pushes, email)

    def close(self) -> None:
        """Put the phones away."""
        for phone in self.phones.values():
            phone.client.close()
