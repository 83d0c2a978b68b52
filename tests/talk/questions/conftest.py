"""What every test of questions begins with."""

import pytest

from api.platform.kit.database import Database
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.talk.questions.world import World


@pytest.fixture
def world(factory: Factory, devices: Device, database: Database, settings: Settings) -> World:
    """Students, mentors, advisers; communes and careers that they name."""
    factory.commune("44109", "Nantes")
    factory.commune("44143", "Rezé", at=(47.1833, -1.55))
    factory.commune("49007", "Angers", at=(47.4736, -0.5541))
    for code, parent in (("A1202", None), ("A1203", "A1202"), ("A1205", None), ("A1301", None)):
        factory.career(code, f"Métier {code}", parent_code=parent)
    return World(factory, devices, database, settings)
