"""What every test of conversations begins with."""

import pytest
from pydantic import SecretStr

from api.platform.kit.database import Database
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.talk.conversations.world import World

VAPID_KEY = new_private_key()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where phones can be rung, at any hour."""
    return settings.model_copy(
        update={"vapid_private_key": SecretStr(VAPID_KEY), "quiet_hours": "", "school_hours": ""}
    )


@pytest.fixture
def world(
    factory: Factory, devices: Device, database: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> World:
    """Students and mentors."""
    factory.commune()
    factory.career()
    return World(factory, devices, database, settings, monkeypatch)
