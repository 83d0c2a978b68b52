"""Metrics as Prometheus reads them: from a port of their own, of real requests, jobs and rows."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.features import MEASURED
from api.platform.kit import metrics
from api.platform.kit.clock import now
from api.platform.metrics import gauges
from api.platform.metrics.port import told
from api.platform.settings import Settings
from tests.factories import Factory
from tests.platform.kit.test_request_ids import read_only
from tests.test_command import free_port
from tests.test_worker import run_due

Samples = dict[tuple[str, str], float]


async def samples(port: int) -> Samples:
    """Each sample by its name and its labels' values."""
    async with httpx.AsyncClient() as asking:
        answer = await asking.get(f"http://127.0.0.1:{port}/metrics", timeout=20)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    found = [
        ((sample.name, " ".join(sample.labels.values())), sample.value)
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    ]
    assert len(found) == len(dict(found)), "a line comes twice"
    return dict(found)


@pytest.fixture
async def port(settings: Settings, database_url: str) -> AsyncIterator[int]:
    watched = settings.model_copy(update={"metrics_port": free_port()})
    async with told(watched, database_url, MEASURED) as found:
        assert found is not None
        yield found


@pytest.fixture
def always_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gauges, "KEPT_SECONDS", 0)


class TestRequests:
    async def test_are_counted_by_pattern_and_never_by_path(
        self, client: httpx.AsyncClient, port: int
    ) -> None:
        key = "a-key-that-opens".ljust(43, "x")
        before = await samples(port)
        for path in (f"/api/v1/badges/shared/{key}", f"/api/v1/{key}", f"/{key}", f"/api/v1/places?q={key}"):
            await client.get(path)
            await client.head(path)
        for method in ("FOO", key.upper()):
            await client.request(method, "/api/v1/nothing")
        after = await samples(port)
        grown = {
            labels: value - before.get((name, labels), 0)
            for (name, labels), value in after.items()
            if name == "epass_http_requests_total" and value > before.get((name, labels), 0)
        }
        assert grown["GET /api/v1/badges/shared/{token} 404"] == 2
        assert grown["GET /api/v1/places 200"] == 2
        assert grown["OTHER (no route) 404"] == 2
        assert not [name for name in after if key.lower() in str(name).lower()]
        assert after["epass_http_request_seconds_count", "GET /api/v1/places"] >= 2

    async def test_that_are_put_off_are_counted_by_cause(
        self, settings: Settings, factory: Factory, port: int
    ) -> None:
        before = (await samples(port)).get(("epass_unavailable_total", "database is read only"), 0)
        async with read_only(settings, factory) as client:
            await client.post("/api/v1/sign-in/code", json={"email": "lea@example.org"})
        assert (await samples(port))["epass_unavailable_total", "database is read only"] == before + 1


class TestJobs:
    async def test_are_counted_by_task_and_outcome(self, settings: Settings, port: int) -> None:
        before = await samples(port)
        broken = "mail:deliver", {"mail_id": "x"}
        await run_due(settings, ("mail:delete_old_mails", {"timestamp": 0}), broken)
        after = await samples(port)

        def grown(labels: str) -> float:
            key = "epass_jobs_total", labels
            return after.get(key, 0) - before.get(key, 0)

        assert grown("done mail:delete_old_mails") == 1
        assert grown("failed mail:deliver") == 1
        assert after["epass_job_seconds_count", "mail:delete_old_mails"] >= 1

    @pytest.mark.usefixtures("always_new")
    async def test_that_wait_show_how_long(self, factory: Factory, port: int) -> None:
        assert (await samples(port))["epass_queue_lag_seconds", ""] == 0
        for status, planned in (("todo", None), ("todo", "1 hour"), ("todo", "-2 hours"), ("failed", None)):
            factory.connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at) VALUES"
                " ('default', 'mail:deliver', %s, now() + %s::interval)",
                [status, planned],
            )
        found = await samples(port)
        assert 7200 <= found["epass_queue_lag_seconds", ""] < 7300
        assert [found["epass_queue_jobs", status] for status in ("due", "planned", "failed")] == [2, 1, 1]
        assert found["epass_queue_failed_jobs", "mail:deliver"] == 1


@pytest.mark.usefixtures("always_new")
class TestRows:
    async def test_of_each_room_are_told(self, factory: Factory, port: int) -> None:
        factory.connection.execute(
            "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated,"
            " unchanged, rejected, closed, started_at, finished_at)"
            " VALUES ('onisep', '', 'x', '', 1, 1, 0, 0, 0, 0, %s, %s)",
            [now() - timedelta(days=2)] * 2,
        )
        factory.connection.execute(
            "INSERT INTO mail (recipient, letter, created_at) VALUES ('lea@example.org', '{}', %s)",
            [now() - timedelta(hours=1)],
        )
        factory.connection.execute(
            "INSERT INTO moderation_case (origin, subject_kind, subject_id, gravity, department, opened_at)"
            " VALUES ('report', 'message', uuidv7(), 3, '44', %s)",
            [now() - timedelta(hours=3)],
        )
        found = await samples(port)
        assert found["epass_database_up", ""] == 1
        assert found["epass_import_age_seconds", "onisep"] == pytest.approx(172_800, abs=60)
        assert found["epass_mails_waiting", ""] == 1
        assert found["epass_mails_waiting_seconds", ""] == pytest.approx(3600, abs=60)
        assert found["epass_moderation_waiting", "3"] == 1
        assert found["epass_moderation_waiting_seconds", "3"] == pytest.approx(10_800, abs=60)
        assert found["epass_database_size_bytes", ""] > 1_000_000
        assert not [name for name in found if "lea@" in str(name)]

    async def test_are_asked_by_cheap_statements(self, factory: Factory) -> None:
        """Of nothing that grows with people without an index: a crowd of jobs, mails and cases waits."""
        factory.connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name) SELECT 'default', 'mail:deliver'"
            " FROM generate_series(1, 50000)"
        )
        began = asyncio.get_running_loop().time()
        for one in [*gauges.DATABASE, *MEASURED]:
            factory.connection.execute(gauges.driver_sql(one.rows))
        assert asyncio.get_running_loop().time() - began < 1.5

    async def test_are_asked_once_however_often_somebody_looks(
        self, port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(gauges, "KEPT_SECONDS", 60)
        asked = 0
        ask = gauges.DatabaseGauges._ask

        async def counted(self: gauges.DatabaseGauges) -> object:
            nonlocal asked
            asked += 1
            return await ask(self)

        monkeypatch.setattr(gauges.DatabaseGauges, "_ask", counted)
        await asyncio.gather(*(samples(port) for _ in range(8)))
        assert asked == 1


class TestDisks:
    async def test_their_room_is_told_and_one_that_is_away_hides_no_other(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        folders = [tmp_path, tmp_path / "gone", Path("\0"), Path(), tmp_path]
        watched = settings.model_copy(update={"metrics_port": free_port(), "metrics_folders": folders})
        async with told(watched, "postgresql:///x?host=/nowhere", MEASURED) as port:
            assert port is not None
            found = await samples(port)
        told_of = {labels for name, labels in found if name == "epass_disk_free_bytes"}
        assert told_of == {str(tmp_path), str(Path.cwd())}
        usage = shutil.disk_usage(tmp_path)
        assert found["epass_disk_free_bytes", str(tmp_path)] == pytest.approx(usage.free, rel=0.1)
        size = found["epass_disk_size_bytes", str(tmp_path)]
        assert found["epass_disk_free_bytes", str(tmp_path)] < size <= usage.total


class TestAway:
    async def test_a_database_that_is_away_is_told_and_keeps_nobody_waiting(self, settings: Settings) -> None:
        watched = settings.model_copy(update={"metrics_port": free_port()})
        async with told(watched, "postgresql:///x?host=/nowhere", MEASURED) as port:
            assert port is not None
            found = await samples(port)
        assert found["epass_database_up", ""] == 0
        assert not [name for name in found if name[0] == "epass_queue_lag_seconds"]

    async def test_a_database_that_says_nothing_is_not_waited_for(self, settings: Settings) -> None:
        """It takes the connection and is silent: frozen, or behind a cut network."""
        silent = socket.create_server(("127.0.0.1", 0))
        address = f"postgresql://x@127.0.0.1:{silent.getsockname()[1]}/x"
        watched = settings.model_copy(update={"metrics_port": free_port()})
        with silent:
            async with told(watched, address, MEASURED) as port:
                assert port is not None
                began = asyncio.get_running_loop().time()
                assert (await samples(port))["epass_database_up", ""] == 0
                assert asyncio.get_running_loop().time() - began < 10


class TestPort:
    async def test_is_shut_unless_it_is_set(self, settings: Settings, database_url: str) -> None:
        assert settings.metrics_port is None
        async with told(settings, database_url, MEASURED) as port:
            assert port is None

    async def test_is_this_machines_unless_it_is_set(self) -> None:
        assert Settings.model_fields["metrics_host"].default == "127.0.0.1"

    async def test_that_is_taken_gives_the_next(self, settings: Settings, database_url: str) -> None:
        watched = settings.model_copy(update={"metrics_port": free_port()})
        async with told(watched, database_url, ()) as one, told(watched, database_url, ()) as other:
            assert one is not None
            assert other is not None
            assert other > one
            assert ("epass_database_up", "") in await samples(one)
            assert ("epass_database_up", "") in await samples(other)

    async def test_of_the_app_tells_nothing(self, client: httpx.AsyncClient) -> None:
        answer = await client.get("/metrics")
        assert "epass_http" not in answer.text

    async def test_that_cannot_be_had_stops_nobody(self, settings: Settings, database_url: str) -> None:
        watched = settings.model_copy(update={"metrics_port": 9, "metrics_host": "192.0.2.1"})
        async with told(watched, database_url, ()) as port:
            assert port is None


def test_each_gauge_has_a_name_and_a_help() -> None:
    named = [one.name for one in [*gauges.DATABASE, *MEASURED]]
    assert len(set(named)) == len(named)
    assert all(name.startswith("epass_") for name in named)
    assert all(one.help for one in MEASURED)
    assert metrics.COUNTED is not None
    assert Path("api/platform/metrics").is_dir()
