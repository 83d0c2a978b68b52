"""What every test of applications begins with."""

import pytest

from tests.applications.world import World
from tests.conftest import Device
from tests.factories import Factory


@pytest.fixture
def world(factory: Factory, devices: Device) -> World:
    """Companies, offers, students."""
    return World(factory, devices)
