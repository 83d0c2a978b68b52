"""What every test of moderation begins with."""

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.platform.kit.database import Database
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.moderation.world import World
from tests.talk.conversations.world import World as Talks

VAPID_KEY = new_private_key()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where devices can be rung."""
    return settings.model_copy(update={"vapid_private_key": SecretStr(VAPID_KEY)})


@pytest.fixture
def talks(
    factory: Factory, devices: Device, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Talks:
    """Students and mentors who really write to each other."""
    factory.commune()
    factory.career()
    return Talks(factory, devices, database, settings, monkeypatch)


@pytest.fixture
def world(app: FastAPI, factory: Factory, devices: Device, database: Database, settings: Settings) -> World:
    """A pupil and a mentor who write to each other, referents, and an admin."""
    made = World(factory, devices, database, settings)
    app.state.reportables = made.reportables
    return made
