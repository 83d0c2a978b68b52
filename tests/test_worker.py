"""The worker: jobs run, and run on time."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from api.platform.kit.database import Database
from api.platform.settings import Settings
from api.platform.settings.shapes import ImportSchedule
from api.worker import _QUEUE, _take_over, _taking_over, opened_queue, work
from tests.factories import Factory


async def run_due(settings: Settings, *tasks: tuple[str, dict[str, object]]) -> None:
    assert settings.database_url
    async with opened_queue(settings.database_url) as queue:
        for name, arguments in tasks:
            await queue.configure_task(name).defer_async(**arguments)
        # A worker that does not wait leaves jobs whose lock another one holds to the next round.
        for _ in range(10):
            await work(settings, wait=False)
            now = datetime.now(UTC)
            waiting = await queue.job_manager.list_jobs_async(status="todo")
            if all(job.scheduled_at and job.scheduled_at > now for job in waiting):
                break


async def test_the_retention_job_deletes_old_reports(
    settings: Settings, factory: Factory, database: Database
) -> None:
    factory.connection.execute(
        "INSERT INTO error_report (id, subject, subject_id, topic, message, created_at)"
        " VALUES (gen_random_uuid(), 'place', gen_random_uuid(), 'other', '', now() - interval '2 years')"
    )
    await run_due(settings, ("feedback:delete_old_error_reports", {"timestamp": 0}))
    async with database.reads.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM error_report"))).scalar() == 0


async def test_the_nightly_job_imports_what_the_schedule_says(
    settings: Settings, factory: Factory, tmp_path: Path
) -> None:
    file = tmp_path / "departements.json"
    file.write_text('[{"code": "53", "nom": "Mayenne", "region": "52", "chefLieu": "53130"}]')
    schedule = [
        ImportSchedule(source="annuaire", address=str(tmp_path / "missing.csv")),
        ImportSchedule(source="departements", address=str(file)),
    ]
    scheduled = settings.model_copy(update={"import_schedule": schedule})
    await run_due(scheduled, ("opendata:import_all", {"timestamp": 0}))
    rows = factory.connection.execute("SELECT code, name FROM department").fetchall()
    assert rows == [("53", "Mayenne")]


async def test_jobs_that_run_twice_have_no_second_effect(settings: Settings, factory: Factory) -> None:
    for timestamp in (0, 1):
        await run_due(settings, ("opendata:delete_old_imports", {"timestamp": timestamp}))
    left = factory.connection.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE status <> 'succeeded'"
    ).fetchone()
    assert left == (0,)


class TestAJobOfANewerRelease:
    """An older worker works beside the newer one for a while."""

    async def test_waits_for_a_worker_that_knows_it(
        self, settings: Settings, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        defer = """
            SELECT procrastinate_defer_jobs_v1(ARRAY[
                ROW('default', %s, 0, %s, NULL, '{"timestamp": 0}', NULL)::procrastinate_job_to_defer_v1
            ])
        """
        factory.connection.execute(defer, ("later:invented", "row"))
        factory.connection.execute(defer, ("opendata:delete_old_imports", "row"))
        factory.connection.execute(defer, ("opendata:delete_old_imports", None))
        await run_due(settings)
        # Neither failed nor tried; what comes after it under the same lock keeps its turn.
        rows = "SELECT task_name, status::text, attempts FROM procrastinate_jobs ORDER BY id"
        assert factory.connection.execute(rows).fetchall() == [
            ("later:invented", "todo", 0),
            ("opendata:delete_old_imports", "todo", 0),
        ]

        monkeypatch.setitem(_QUEUE.tasks, "later:invented", _QUEUE.tasks["opendata:delete_old_imports"])
        await run_due(settings)
        assert factory.connection.execute(rows).fetchall() == []


async def test_a_health_check_sees_that_the_database_answers(database_url: str, tmp_path: Path) -> None:
    """Compose looks at the age of that file (docker-compose.yml)."""
    sign = tmp_path / "worker"
    async with opened_queue(database_url):
        async with asyncio.timeout(60), _taking_over(0.04, sign):
            while not sign.exists():  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0.01)
        sign.unlink()
    # The queue is closed: nothing answers any more.
    async with _taking_over(0.04, sign):
        await asyncio.sleep(0.3)
    assert not sign.exists()


class TestSilentWorkers:
    """A dead worker's jobs begin anew; whoever stood still is not dead."""

    async def test_whoever_finds_itself_silent_does_nothing_twice(
        self, settings: Settings, factory: Factory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It looks for dead workers before it gives a sign of life: phones rang twice."""
        begun = 0

        async def job(*_: object, timestamp: int) -> None:
            nonlocal begun
            begun += 1
            factory.connection.execute("UPDATE procrastinate_workers SET last_heartbeat = '-infinity'")
            if begun == 1:
                await _take_over(60)

        monkeypatch.setattr(_QUEUE.tasks["opendata:delete_old_imports"], "func", job)
        await run_due(settings, ("opendata:delete_old_imports", {"timestamp": 0}))
        assert begun == 1

    async def test_what_a_dead_one_was_doing_is_done(self, settings: Settings, factory: Factory) -> None:
        assert settings.database_url
        async with opened_queue(settings.database_url) as queue:
            await queue.configure_task("opendata:delete_old_imports").defer_async(timestamp=0)
            factory.connection.execute(
                "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES ('-infinity')"
                " RETURNING id) UPDATE procrastinate_jobs SET status = 'doing', worker_id = dead.id FROM dead"
            )
            await _take_over(60)
        await run_due(settings)
        assert factory.connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() == (0,)
