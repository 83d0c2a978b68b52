"""What every test of badges begins with."""

import pytest
from fastapi import FastAPI

from tests.badges.issuing.world import World
from tests.conftest import Device
from tests.factories import Factory


@pytest.fixture
def world(app: FastAPI, factory: Factory, devices: Device) -> World:
    """Issuers, achievements, awards, students."""
    return World(app, factory, devices)
