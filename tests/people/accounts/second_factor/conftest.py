"""The app at an address for passkeys, devices signed in by mail only, and a clock to move."""

from collections.abc import AsyncIterator
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.people.accounts.second_factor import passkeys, service, totp
from api.platform.settings import Settings
from tests.conftest import Device
from tests.factories import Factory
from tests.people.accounts.second_factor.steps import (
    ORIGIN,
    Clock,
    Signed,
)


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    """The app at an address where browsers allow passkeys."""
    made = create_app(settings.model_copy(update={"public_url": ORIGIN}))
    yield made
    await made.state.database.close()


@pytest.fixture
def weak(devices: Device, factory: Factory) -> Signed:
    """A device that has signed in by mail only."""

    async def open_device(account: UUID, **values: object) -> httpx.AsyncClient:
        client = await devices(factory.session(account, strong=False, **values))
        client.headers["Origin"] = ORIGIN
        return client

    return open_device


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock to move."""
    made = Clock()
    for module in (passkeys, service, totp):
        monkeypatch.setattr(module, "now", made)
    monkeypatch.setattr("api.people.accounts.sessions.now", made)
    return made
