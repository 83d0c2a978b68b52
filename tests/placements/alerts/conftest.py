"""What every test of alerts begins with."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from api.platform.kit.clock import today
from api.platform.kit.database import Database
from api.platform.push.vapid import new_private_key
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import ANGERS, LAVAL, Factory
from tests.placements.alerts.world import World

VAPID_KEY = new_private_key()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The app's settings where phones can be rung, with the hours that come with the product."""
    hours = {name: Settings.model_fields[name].default for name in ("quiet_hours", "school_hours")}
    return settings.model_copy(update={"vapid_private_key": SecretStr(VAPID_KEY), **hours})


@pytest.fixture
def world(
    factory: Factory,
    devices: Device,
    database: Database,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """Tomorrow at half past six in the evening, with three towns and a few careers."""
    factory.commune("44109", "Nantes")
    factory.commune("49007", "Angers", at=ANGERS)
    factory.commune("53130", "Laval", at=LAVAL)
    factory.career("A1202", "Jardinier / Jardinière")
    factory.career("A1203", "Maçon / Maçonne du paysage")
    factory.career("D1102", "Boulanger / Boulangère")
    made = World(factory, devices, database, settings, monkeypatch)
    made.at(today() + timedelta(days=1), 18, 30)
    return made
