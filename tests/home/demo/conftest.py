"""A device in a demonstration."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.platform.settings import Settings
from tests.conftest import ORIGIN


@pytest.fixture
async def demo(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A device in a demonstration."""
    app = create_app(settings.model_copy(update={"demo": True}))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=ORIGIN, headers={"Origin": ORIGIN}
    ) as client:
        yield client
    await app.state.database.close()
