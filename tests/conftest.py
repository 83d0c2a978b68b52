"""What every test stands on: a real PostgreSQL, a migrated database of its own, a client of the real app.

One server serves all workers of a run; each worker has one database, emptied after each test, and the
connections to it last longer than a test (tests/databases.py). The app is
always the role `epass_runtime`, so that every test proves that its rights are enough; rows are made and
cleaned away by the superuser.
"""

import gc
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from api.app import create_app
from api.badges.openbadges import svg_picture
from api.platform.access import SESSION_COOKIE
from api.platform.kit import database as database_module
from api.platform.kit import silence
from api.platform.kit.cookies import cookie_name
from api.platform.kit.database import Database
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from api.platform.settings import Settings, get_settings
from tests.databases import SERVER_VARIABLE, Emptying, KeptConnection, KeptDatabases, migrated_database
from tests.factories import Factory
from tests.settings import ORIGIN, settings_of_tests

# The machines are shared: how long an example takes tells nothing of the code.
hypothesis_settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("shared")

Device = Callable[..., Awaitable[httpx.AsyncClient]]
"""Opens a client, given a session token or none."""


def pytest_configure(config: pytest.Config) -> None:
    """Start the server once, in the process that leads the run; workers find it by the environment."""
    gc.disable()
    if hasattr(config, "workerinput") or SERVER_VARIABLE in os.environ:
        return
    server = EmbeddedPostgres(Path.cwd() / ".epass" / "tests" / secrets.token_hex(4), durable=False)
    os.environ[SERVER_VARIABLE] = server.start()

    def remove() -> None:
        server.stop()
        shutil.rmtree(server.home)

    config.add_cleanup(remove)


def pytest_collection_finish() -> None:
    """Look for no garbage in what was loaded, as the api does (`api/running.py`): that takes a third of the
    loading, and later half a second of whichever test it falls into.
    """
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped for want of open data, so that nobody takes it for tested."""
    absent = [
        report.nodeid
        for report in terminalreporter.stats.get("skipped", [])
        if "EPASS_OPEN_DATA" in str(report.longrepr)
    ]
    if absent:
        terminalreporter.section(f"not run: {len(absent)} tests need the open data (EPASS_OPEN_DATA)")
        for nodeid in absent:
            terminalreporter.line(nodeid)


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """On a busy machine somebody else may hold a row for long, and a drawing take its time; the tests of what
    is too long set how long that is.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database_module, "LOCK_SECONDS", 30)
        patch.setattr(database_module, "POOL_SECONDS", 30)
        patch.setattr(silence, "SILENCE_SECONDS", 60)
        patch.setattr(svg_picture, "SECONDS", 60)
        yield


@pytest.fixture(scope="session")
def worker_database_url() -> Iterator[str]:
    """A migrated database of this worker's own, for the superuser."""
    with migrated_database("test") as url:
        yield url


@pytest.fixture(scope="session")
def empty_tables(worker_database_url: str) -> Iterator[Emptying]:
    """Empties this worker's database."""
    emptying = Emptying(worker_database_url)
    yield emptying
    emptying.close()


@pytest.fixture
def admin_database_url(worker_database_url: str, empty_tables: Emptying) -> Iterator[str]:
    """A migrated database, empty at the start of the test, for the superuser."""
    yield worker_database_url
    empty_tables()


@pytest.fixture
def database_url(admin_database_url: str) -> str:
    """The same for the role of the api and the worker."""
    return as_role(admin_database_url, RUNTIME)


@pytest.fixture(scope="session")
def kept_connection(worker_database_url: str) -> Iterator[KeptConnection]:
    """The connection of `factory`."""
    kept = KeptConnection(worker_database_url)
    yield kept
    kept.close()


@pytest.fixture(scope="session")
async def kept_databases(worker_database_url: str) -> AsyncIterator[KeptDatabases]:
    """The connections of `app` and `database`."""
    kept = KeptDatabases()
    yield kept
    await kept.close()


@pytest.fixture
def settings(database_url: str) -> Settings:
    """The app's settings in a test."""
    return settings_of_tests(database_url)


@pytest.fixture
async def database(settings: Settings, kept_databases: KeptDatabases) -> AsyncIterator[Database]:
    """The database as the app sees it."""
    assert settings.database_url
    opened = Database(settings.database_url, pool_size=4)
    async with kept_databases.lent_to(opened):
        yield opened


@pytest.fixture
def factory(admin_database_url: str, kept_connection: KeptConnection) -> Factory:
    """Makes rows, each with sensible values of its own; committed at once."""
    return Factory(kept_connection.open())


@pytest.fixture
async def app(settings: Settings, kept_databases: KeptDatabases) -> AsyncIterator[FastAPI]:
    """The real app."""
    made = create_app(settings)
    async with kept_databases.lent_to(made.state.database):
        yield made


@pytest.fixture
async def devices(app: FastAPI) -> AsyncIterator[Device]:
    """Makes clients of the app: each is a device of its own, signed in with a session token or not."""
    async with AsyncExitStack() as opened:

        async def device(token: str | None = None) -> httpx.AsyncClient:
            return await opened.enter_async_context(
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app, raise_app_exceptions=False),
                    base_url=ORIGIN,
                    headers={"Origin": ORIGIN},
                    cookies={cookie_name(app.state.settings, SESSION_COOKIE): token} if token else None,
                )
            )

        yield device


@pytest.fixture
async def client(devices: Device) -> httpx.AsyncClient:
    """A visitor's device."""
    return await devices()


@pytest.fixture(scope="session")
def open_data() -> Path:
    """The folder of the publishers' files; the test is skipped, and named at the end, where it is absent."""
    folder = get_settings().open_data
    if not folder.is_dir():
        pytest.skip("EPASS_OPEN_DATA names no folder")
    return folder
