"""What every test of applications begins with."""

import pytest

from tests.conftest import Device
from tests.factories import Factory
from tests.placements.applications.world import World


@pytest.fixture
def world(factory: Factory, devices: Device) -> World:
    """Companies, offers, students."""
    return World(factory, devices)
