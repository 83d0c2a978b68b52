"""A region on a database of its own, whose processes may be killed, frozen, or told another hour."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from api.platform.schema.migrations import migrate
from tests.factories import Factory
from tests.processes import Region

SCHEDULED = "scheduled.csv"


def scheduled(region: Region) -> Path:
    """The file that the region's night job imports."""
    assert region.log
    return region.log.with_name(SCHEDULED)


@contextmanager
def opened_region(folder: Path, **settings: str) -> Iterator[Region]:
    """The api and a worker on a server that keeps what it has confirmed; one that notices soon that a worker
    is dead, writes to people at night, and shows what is read at once.
    """
    with EmbeddedPostgres(folder) as postgres:
        url = postgres.start()
        migrate(url)
        with Region(
            connect(url, autocommit=True),
            postgres=postgres,
            log=folder / "log",
            EPASS_DATABASE_URL=as_role(url, RUNTIME),
            EPASS_SECRET_KEY="the key of this test, 32 characters or more",
            EPASS_WORKER_SILENCE_SECONDS="5",
            EPASS_CACHE_SECONDS="0",
            EPASS_QUIET_HOURS="",
            EPASS_SCHOOL_HOURS="",
            EPASS_COMPANY_DIRECTORY_URL="",
            EPASS_IMPORT_SCHEDULE=json.dumps([{"source": "lieux", "address": str(folder / SCHEDULED)}]),
            EPASS_PUBLIC_WRITES_PER_HOUR="100000",
            EPASS_WRITES_PER_MINUTE="100000",
            **settings,
        ) as region:
            try:
                region.start()
                region.wait_for_api()
                yield region
            finally:
                region.rows.close()


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """One for all faults after which everything goes on: each test has its own people there."""
    with opened_region(tmp_path_factory.mktemp("faults")) as opened:
        Factory(opened.rows).commune("44109")
        yield opened
