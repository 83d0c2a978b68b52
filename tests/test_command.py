"""The `epass` command as people type it, in processes of its own."""

import base64
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.platform.kit.postgres import EmbeddedPostgres
from api.platform.push.vapid import public_key

pytestmark = pytest.mark.process

ROOT = Path(__file__).parent.parent


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("EPASS_", "PORT"))}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def epass(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str, seconds: float = 180) -> httpx.Response:
    end = time.monotonic() + seconds
    while True:
        try:
            response = httpx.get(url)
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
        else:
            if response.status_code == 200 or time.monotonic() > end:
                return response
        time.sleep(0.1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the command has never run, for the first test that asks for it."""
    folder = tmp_path_factory.mktemp("project")
    yield folder
    home = EmbeddedPostgres(folder).home
    if home.exists():
        subprocess.run(["rm", "-rf", str(home)], check=True)


@pytest.mark.xdist_group("command-run")
class TestRun:
    def test_starts_everything_and_leaves_nothing_behind(self, project: Path) -> None:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "run", "--no-demo"], cwd=project, env=environment(PORT=str(port))
        )
        try:
            ready = answers(f"http://127.0.0.1:{port}/api/v1/ready")
            assert ready.json() == dict.fromkeys(
                ("database", "migrations", "queue", "serving", "writes"), True
            )
            joined = epass("import", "departements", "nowhere.json", cwd=project)
            assert joined.returncode == 1
            assert "Fichier introuvable" in joined.stderr + joined.stdout
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=120)
        assert EmbeddedPostgres(project).running_url() is None
        with pytest.raises(httpx.TransportError):
            httpx.get(f"http://127.0.0.1:{port}/api/v1/health")

    def test_killed_outright_it_leaves_no_process_behind(self, project: Path) -> None:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "run", "--no-demo"], cwd=project, env=environment(PORT=str(port))
        )
        answers(f"http://127.0.0.1:{port}/api/v1/ready")
        process.kill()
        process.wait(timeout=30)
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                httpx.get(f"http://127.0.0.1:{port}/api/v1/health")
            except httpx.TransportError:
                break
            time.sleep(0.1)
        with pytest.raises(httpx.TransportError):
            httpx.get(f"http://127.0.0.1:{port}/api/v1/health")
        while EmbeddedPostgres(project).running_url() and time.monotonic() < end:
            time.sleep(0.1)
        assert EmbeddedPostgres(project).running_url() is None

    def test_a_second_one_says_that_the_first_runs(self, project: Path) -> None:
        first = EmbeddedPostgres(project, durable=False)
        first.start()
        try:
            second = epass("run", cwd=project, PORT=str(free_port()))
        finally:
            first.stop()
        assert second.returncode == 1
        assert str(os.getpid()) in second.stderr
        assert "Traceback" not in second.stderr


def test_migrate_check_is_clean(worker_database_url: str, tmp_path: Path) -> None:
    done = epass("migrate", "--check", cwd=tmp_path, EPASS_DATABASE_URL=worker_database_url)
    assert done.returncode == 0, done.stderr


def test_import_lists_its_sources_without_a_database(tmp_path: Path) -> None:
    done = epass("import", "--list", cwd=tmp_path)
    assert done.returncode == 0
    assert "annuaire" in done.stdout


def test_an_unknown_source_is_refused(tmp_path: Path) -> None:
    done = epass("import", "castles", "x.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "annuaire" in done.stderr  # it names the sources there are


def test_keys_prints_a_line_of_the_environment_with_a_new_key(tmp_path: Path) -> None:
    made = [epass("keys", cwd=tmp_path).stdout for _ in range(2)]
    assert made[0] != made[1]
    name, _, key = made[0].strip().partition("=")
    assert name == "EPASS_VAPID_PRIVATE_KEY"
    # Browsers take an uncompressed point of P-256.
    assert len(base64.urlsafe_b64decode(public_key(key) + "=")) == 65
