"""Kill -9 in the middle of an import: what was there is served, and the list can be imported again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from api.platform.kit.database import connect
from tests.faults.conftest import scheduled
from tests.faults.phones import opened_phone
from tests.guide.opendata.test_closing import places
from tests.processes import POSTGRES, SECONDS, Region

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("faults")]

CHANGED = 1
"""Of forty places, the first: its opening hours."""
NEW = "Mo-Fr 08:00-18:00"

_HOURS = "SELECT count(*) FILTER (WHERE opening_hours = %s), count(*) FROM place WHERE kind = 'cio'"
_WAITS = """
    SELECT count(*) > 0 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name LIKE 'epass%'
"""


@pytest.fixture
def newer(region: Region) -> Path:
    """A list, of which an earlier issue was imported; the night's job imports it, too."""
    file = scheduled(region)
    file.write_text(places())
    assert ended(region, file)
    file.write_text(places(CHANGED, opening_hours=NEW))
    return file


def ended(region: Region, file: Path) -> bool:
    """Whether importing it came to its end."""
    return region.run("import", "lieux", str(file)).wait(SECONDS) == 0


@contextmanager
def stuck(region: Region) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Meanwhile an import comes as far as the first row that it changes, and no farther."""
    assert region.postgres
    with connect(region.postgres.start()) as holding:
        holding.execute("SELECT FROM place WHERE name = 'Lieu 0' FOR UPDATE")
        yield holding


def hours(region: Region) -> tuple[int, int]:
    """How many places have the new ones, of how many."""
    new, count = region.rows.execute(_HOURS, [NEW]).fetchone() or (0, 0)
    return new, count


@pytest.mark.parametrize("what", ["import", POSTGRES])
def test_the_command(region: Region, newer: Path, what: str) -> None:
    since = len(region.written())
    with opened_phone(region.site) as phone, stuck(region) as holding:
        importing = region.run("import", "lieux", str(newer))
        try:
            region.wait_until(_WAITS, (True,))
            if what == POSTGRES:
                region.kill(POSTGRES)
                region.start()
                assert importing.wait(SECONDS) == 1
            else:
                importing.kill()
                importing.wait(SECONDS)
        finally:
            importing.kill()
        region.wait_for(lambda: phone.client.get("/places", params={"kind": "cio"}).is_success)
        assert hours(region) == (0, 40)
        holding.close()
    assert hours(region) == (0, 40)
    assert ended(region, newer)
    assert hours(region) == (CHANGED, 40)
    assert "Traceback" not in region.written(since)


@pytest.mark.usefixtures("newer")
def test_the_night_s_job(region: Region) -> None:
    with stuck(region) as holding:
        region.do("opendata:import_all")
        region.wait_until(_WAITS, (True,))
        region.kill("work")
        assert hours(region) == (0, 40)
        region.start()
        holding.close()
    region.wait_for(lambda: hours(region) == (CHANGED, 40))
    left = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'opendata:import_source'"
    region.wait_until(left, (0,))
