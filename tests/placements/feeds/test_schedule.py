"""The worker imports each feed every hour; one that fails leaves the others alone."""

import json
from pathlib import Path

from api.placements.feeds.jobs import blueprint
from api.platform.settings import Settings
from api.platform.settings.shapes import OfferFeed
from api.worker import work
from tests.factories import Factory
from tests.placements.feeds.conftest import Feeds, lba, lba_job
from tests.test_worker import run_due


async def hour(settings: Settings, factory: Factory) -> None:
    """What an hour does; imports take turns, so that a worker that does not wait comes back for them."""
    await run_due(settings, ("feeds:import_feeds", {"timestamp": 0}))
    for _ in range(10):
        left = factory.connection.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'")
        if left.fetchone() == (0,):
            break
        await work(settings, wait=False)


async def test_every_hour_each_feed_is_imported_whatever_became_of_the_others(
    feeds: Feeds, settings: Settings, factory: Factory, tmp_path: Path
) -> None:
    path = tmp_path / "lba.json"
    path.write_text(json.dumps(lba(lba_job("1"), lba_job("2"))), encoding="utf-8")
    scheduled = settings.model_copy(
        update={
            "offer_feeds": [
                OfferFeed(partner="offres-hellowork", address=str(tmp_path / "absent.xml")),
                OfferFeed(partner="offres-lba", address=str(path)),
            ]
        }
    )
    await hour(scheduled, factory)
    assert set(feeds.states().values()) == {"published"}
    assert len(feeds.states()) == 2
    path.write_text(json.dumps(lba(lba_job("2"))), encoding="utf-8")
    await hour(scheduled, factory)
    assert sorted(feeds.states().values()) == ["published", "withdrawn"], "expired with the source"
    failed = factory.connection.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"
    ).fetchone()
    assert failed == (0,), "a list that cannot be used is told in the log; the next hour tries again"


def test_the_hour_and_the_night_are_in_the_worker_s_calendar() -> None:
    planned = {one.task.name: one.cron for one in blueprint.periodic_registry.periodic_tasks.values()}
    assert planned["feeds:import_feeds"].split()[1:] == ["*"] * 4, "every hour"
    assert "feeds:delete_old_offers" in planned
