"""`epass queue`: what waits and what failed, why, and trying it again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from api import __main__ as command
from api.platform.settings import get_settings
from tests.factories import Factory

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def epass(database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on the database of the test, with the rights of the runtime: status and what it said."""
    monkeypatch.setenv("EPASS_DATABASE_URL", database_url)
    get_settings.cache_clear()

    def run(*arguments: str) -> tuple[int, str]:
        parsed = command.parser().parse_args(arguments)
        capsys.readouterr()
        return parsed.run(parsed), capsys.readouterr().out

    yield run
    get_settings.cache_clear()


def job(
    factory: Factory, status: str = "todo", task: str = "feedback:delete_old_error_reports", **more: object
) -> int:
    columns = {
        "queue_name": "default",
        "task_name": task,
        "status": status,
        "args": '{"secret": "x1"}',
        **more,
    }
    row = factory.connection.execute(
        f"INSERT INTO procrastinate_jobs ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        " RETURNING id",
        list(columns.values()),
    ).fetchone()
    assert row
    return int(row[0])


def status(factory: Factory, number: int) -> tuple[str, int]:
    row = factory.connection.execute(
        "SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [number]
    ).fetchone()
    assert row
    return row


def test_the_list_counts_by_task_and_shows_no_argument(epass: Run, factory: Factory) -> None:
    job(factory)
    job(factory, scheduled_at="2999-01-01T00:00:00Z")
    failed = job(factory, "failed", attempts=3)
    job(factory, task="later:invented")
    _, said = epass("queue", "list")
    lines = {line.split()[4]: line for line in said.splitlines()[2:]}
    assert lines["feedback:delete_old_error_reports"].split()[:4] == ["1", "1", "0", "1"]
    assert "unknown to this release" in lines["later:invented"]
    _, said = epass("queue", "list", "feedback:delete_old_error_reports")
    assert [line.split()[:3] for line in said.splitlines()][-1] == [str(failed), "failed", "3×"]
    assert "x1" not in said


def test_why_says_what_a_job_waits_for(epass: Run, factory: Factory) -> None:
    first = job(factory, lock="row")
    waits = {
        "No worker is at work": first,
        f"waits for the end of job: {first}": job(factory, lock="row"),
        "waits until: 2999": job(factory, scheduled_at="2999-01-01T12:00:00Z"),
        "Unknown to this release": job(factory, task="later:invented"),
        "running": job(factory, "doing"),
        "Failed: its cause": job(factory, "failed"),
    }
    for words, number in waits.items():
        done, said = epass("queue", "why", str(number))
        assert (done, words in said) == (0, True), said
    factory.connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert "Waits for its turn" in epass("queue", "why", str(first))[1]
    assert epass("queue", "why", "999999999")[0] == 1


def test_why_finds_the_cause_in_a_log(epass: Run, factory: Factory, tmp_path: Path) -> None:
    number = job(factory, "failed")
    told = {"time": "2026-11-30T21:00:00Z", "cause": "disk full", "errors": [{"type": "DiskFull"}]}
    lines = [
        "not JSON {",
        json.dumps({"job": number + 1, "cause": "another", "errors": []}),
        f"worker-1  | {json.dumps({'job': number, **told})}",
        "[]",
    ]
    (tmp_path / "log").write_text("\n".join(lines))
    _, said = epass("queue", "why", str(number), "--log", str(tmp_path / "log"))
    assert json.loads(said.splitlines()[-1]) == told


def test_what_failed_is_tried_again_once(epass: Run, factory: Factory) -> None:
    failed = [job(factory, "failed", attempts=5) for _ in range(2)]
    other = job(factory, "failed", task="opendata:delete_old_imports")
    running = job(factory, "doing")
    done, said = epass("queue", "retry", "--failed", "feedback:delete_old_error_reports")
    assert (done, "2 put back, of 2" in said) == (0, True)
    assert [status(factory, one) for one in failed] == [("todo", 0)] * 2
    assert status(factory, other) == ("failed", 0)
    # What runs is never started twice.
    assert epass("queue", "retry", str(running))[0] == 1
    assert status(factory, running) == ("doing", 0)


def test_what_waits_for_its_next_try_is_brought_forward(epass: Run, factory: Factory) -> None:
    later = "2999-01-01T00:00:00Z"
    failed = job(factory, "failed", "mail:deliver", attempts=8)
    waiting = [job(factory, task="mail:deliver", attempts=3, scheduled_at=later) for _ in range(2)]
    planned = job(factory, task="mail:deliver", scheduled_at=later)
    done, said = epass("queue", "retry", "--failed", "mail:deliver")
    assert (done, "Failed for good: 1; waiting for another try: 2." in said) == (0, True), said
    assert "3 put back, of 3" in said
    assert [status(factory, one) for one in (failed, *waiting)] == [("todo", 0)] * 3
    due = "SELECT count(*) FROM procrastinate_jobs WHERE coalesce(scheduled_at, now()) <= now()"
    assert factory.connection.execute(due).fetchone() == (3,)
    # What never failed keeps its hour.
    hour = "SELECT scheduled_at > now() FROM procrastinate_jobs WHERE id = %s"
    assert factory.connection.execute(hour, [planned]).fetchone() == (True,)


@pytest.mark.parametrize("asked", [("list",), ("retry", "--failed")])
def test_a_task_that_nobody_knows_is_an_error(epass: Run, factory: Factory, asked: tuple[str, ...]) -> None:
    assert epass("queue", *asked, "mail:deliver")[0] == 0
    job(factory, "failed", task="later:invented")
    assert epass("queue", *asked, "later:invented")[0] == 0
    assert epass("queue", *asked, "mail:delivery")[0] == 2


def test_no_second_one_of_a_kind_that_waits_once(epass: Run, factory: Factory) -> None:
    job(factory, queueing_lock="nightly")
    failed = job(factory, "failed", queueing_lock="nightly")
    done, said = epass("queue", "retry", str(failed))
    assert (done, "another one like it waits already" in said) == (1, True)
    assert status(factory, failed) == ("failed", 0)
