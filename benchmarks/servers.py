"""The servers that are measured: a throw-away PostgreSQL, and uvicorn with one process."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from api.home.demo.load import load_demo
from api.platform.kit.postgres import EmbeddedPostgres
from api.platform.schema import migrations
from tests.databases import SERVER_VARIABLE, demonstration_database, migrated_database
from tests.settings import SECRET_KEY

START_SECONDS = 180


@contextmanager
def temporary_database(*, durable: bool = False) -> Iterator[str]:
    """URL of a migrated, empty database that is removed at the end; durable: it flushes at each commit.

    Tests, which run the smallest measurements, have a server already: then it is one of theirs.
    """
    if SERVER_VARIABLE in os.environ:
        with migrated_database("measured") as url:
            yield url
        return
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as project:
        server = EmbeddedPostgres(Path(project), durable=durable)
        try:
            url = server.start()
            migrations.migrate(url)
            yield url
        finally:
            server.stop()
            shutil.rmtree(server.home, ignore_errors=True)


@contextmanager
def demonstration() -> Iterator[str]:
    """The same with the demonstration in it."""
    if SERVER_VARIABLE in os.environ:
        with demonstration_database("measured") as url:
            yield url
        return
    with temporary_database() as url:
        load_demo(url)
        yield url


@contextmanager
def api_process(url: str, **settings: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Port and process of the api as it is served (`epass serve`), once it has answered.

    Raises RuntimeError when it does not answer in time.
    """
    port = free_port()
    command = [sys.executable, "-m", "api", "serve"]
    environment = {"EPASS_DATABASE_URL": url, "PORT": str(port), "EPASS_SECRET_KEY": SECRET_KEY, **settings}
    with _process(command, environment, f"http://127.0.0.1:{port}/api/v1/health") as process:
        yield port, process


@contextmanager
def web_server(app: str) -> Iterator[int]:
    """Port of a uvicorn process that serves `app` and has answered `/` once. Raises RuntimeError."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port)]
    command += ["--no-access-log", "--no-server-header", "--log-level", "warning"]
    with _process(command, {}, f"http://127.0.0.1:{port}/"):
        yield port


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], address: str
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        wait_for(address, process, START_SECONDS)
        yield process
    finally:
        process.kill()
        process.wait()


def timed_get(connection: http.client.HTTPConnection, address: str) -> tuple[float, bytes]:
    """Milliseconds of an answer on a kept connection, and its body; it must be one without an error."""
    started = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    taken = (time.perf_counter() - started) * 1000
    assert answer.status == 200, (address, body[:200])
    return taken, body


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Return when the address answers 200. Raises RuntimeError when it does not, or the process ends."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=seconds) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.02)
    raise RuntimeError(f"{url} did not answer within {seconds} s")


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when the process listens. Raises RuntimeError when it does not in time, or ends."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise RuntimeError(f"nobody listens on {port} after {START_SECONDS} s")
