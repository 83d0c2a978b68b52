"""A region on a database of its own, whose processes may be killed or frozen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import Factory
from tests.processes import Region, opened_region

SCHEDULED = "scheduled.csv"


def scheduled(region: Region) -> Path:
    """The file that the region's night job imports."""
    assert region.log
    return region.log.with_name(SCHEDULED)


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """One for all faults after which everything goes on: each test has its own people there."""
    folder = tmp_path_factory.mktemp("faults")
    schedule = [{"source": "lieux", "address": str(folder / SCHEDULED)}]
    with opened_region(folder, EPASS_IMPORT_SCHEDULE=json.dumps(schedule)) as opened:
        Factory(opened.rows).commune("44109")
        yield opened
