"""Walls, line 22: an import of the schedule that is refused is told to the admins."""

from pathlib import Path
from typing import Any

import psycopg
import pytest

from api.platform.access import Role
from api.platform.settings import Settings
from api.platform.settings.shapes import ImportSchedule, OfferFeed
from tests.factories import NANTES, Factory
from tests.guide.opendata.lists import LISTS
from tests.test_worker import run_due

MANY = range(1, 41)


@pytest.fixture
def people(database_url: str, factory: Factory) -> Factory:
    factory.commune("44109", "Nantes", at=NANTES, postcodes=["44000"])
    return factory


async def night(settings: Settings, path: Path, rows: psycopg.Connection[Any]) -> None:
    schedule = [ImportSchedule(source="agenda", address=str(path))]
    scheduled = settings.model_copy(update={"import_schedule": schedule})
    await run_due(scheduled, ("opendata:import_all", {"timestamp": 0}))
    for _ in range(10):
        if rows.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'").fetchone() == (0,):
            break
        await run_due(scheduled)


async def test_admins_are_told_of_a_refusal_once_and_nothing_changes(
    settings: Settings, people: Factory, tmp_path: Path
) -> None:
    admin = people.account(Role.ADMIN, email="admin@example.org")
    people.account(email="somebody@example.org")
    path = tmp_path / "agenda.csv"
    path.write_bytes(LISTS["agenda"](MANY))
    await night(settings, path, people.connection)
    told = "SELECT account_id, kind, data->>'code' FROM stream_event WHERE kind = 'import.refused'"
    assert people.connection.execute(told).fetchall() == []
    path.write_bytes(LISTS["agenda"](MANY[:1]))
    for _ in range(2):
        await night(settings, path, people.connection)
    assert people.connection.execute(told).fetchall() == [(admin, "import.refused", "many_gone")]
    letters = people.connection.execute("SELECT recipient, letter FROM mail").fetchall()
    assert [recipient for recipient, _letter in letters] == ["admin@example.org"]
    assert "39 / 40" in str(letters[0][1]["paragraphs"])
    assert "--force" in str(letters[0][1]["paragraphs"])
    scheduled = people.connection.execute("SELECT count(*) FROM event WHERE status = 'scheduled'")
    assert scheduled.fetchone() == (40,)


async def test_no_address_stands_in_the_queue_nor_in_a_log(
    settings: Settings, people: Factory, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Walls, line 27: it may hold a key."""
    caplog.set_level("DEBUG")
    path = tmp_path / "apikey=secret-123.csv"
    for numbers in (MANY, MANY[:1]):
        path.write_bytes(LISTS["agenda"](numbers))
        await night(settings, path, people.connection)
    assert people.connection.execute("SELECT count(*) FROM event").fetchone() == (40,)
    # What the queue keeps of a job is what its worker says of it.
    assert "import_source" in caplog.text
    assert "secret-123" not in caplog.text


async def test_after_a_good_night_the_next_refusal_is_told_again(
    settings: Settings, people: Factory, tmp_path: Path
) -> None:
    people.account(Role.ADMIN, email="admin@example.org")
    path = tmp_path / "agenda.csv"
    for numbers in (MANY, MANY[:1], MANY, MANY[:1]):
        path.write_bytes(LISTS["agenda"](numbers))
        await night(settings, path, people.connection)
    told = "SELECT count(*) FROM stream_event WHERE kind = 'import.refused'"
    assert people.connection.execute(told).fetchone() == (2,)


async def test_a_partner_s_list_is_told_too(settings: Settings, people: Factory, tmp_path: Path) -> None:
    admin = people.account(Role.ADMIN, email="admin@example.org")
    path = tmp_path / "lba.json"
    feeds = settings.model_copy(update={"offer_feeds": [OfferFeed(partner="offres-lba", address=str(path))]})
    for numbers in (MANY, MANY[:5]):
        path.write_bytes(LISTS["offres-lba"](numbers))
        await run_due(feeds, ("feeds:import_feed", {"number": 0}))
    told = "SELECT account_id, data FROM stream_event WHERE kind = 'import.refused'"
    assert people.connection.execute(told).fetchall() == [
        (admin, {"source": "offres-lba", "code": "many_gone"})
    ]
