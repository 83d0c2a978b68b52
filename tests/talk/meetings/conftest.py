"""What every test of meetings begins with."""

import pytest

from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.talk.meetings.world import World


@pytest.fixture
def world(factory: Factory, devices: Device, database: Database, settings: Settings) -> World:
    """Students, mentors, staff; the commune and the careers that they name."""
    factory.commune("44109", "Nantes")
    for code in ("A1202", "A1203"):
        factory.career(code, f"Métier {code}")
    return World(factory, devices, database, settings)
