"""Every test here has a demonstration that was loaded today, and a device in it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from api.app import create_app
from api.platform.kit.database import connect
from api.platform.settings import Settings
from tests.databases import KeptDatabases, demonstration_database
from tests.factories import Factory
from tests.settings import ORIGIN


@pytest.fixture
def admin_database_url() -> Iterator[str]:
    """A database of this test alone, with the demonstration in it, for the superuser."""
    with demonstration_database("demo") as url:
        yield url


@pytest.fixture
def factory(admin_database_url: str) -> Iterator[Factory]:
    """Makes rows there."""
    with connect(admin_database_url, autocommit=True) as connection:
        yield Factory(connection)


@pytest.fixture
async def kept_databases(admin_database_url: str) -> AsyncIterator[KeptDatabases]:
    """The app's connections to it: they end before it does."""
    kept = KeptDatabases()
    yield kept
    await kept.close()


@pytest.fixture
async def demo(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A device in a demonstration."""
    app = create_app(settings.model_copy(update={"demo": True}))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=ORIGIN, headers={"Origin": ORIGIN}
    ) as client:
        yield client
    await app.state.database.close()
