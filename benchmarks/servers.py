"""The servers that are measured: a throw-away PostgreSQL, and uvicorn with one process."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from api import migrations
from api.kit.postgres import EmbeddedPostgres

START_SECONDS = 30


@contextmanager
def temporary_database(*, durable: bool = False) -> Iterator[str]:
    """URL of a migrated, empty database that is removed at the end; durable: it flushes at each commit."""
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
def web_server(app: str, *options: str, path: str, **environment: str) -> Iterator[int]:
    """Port of a uvicorn process that serves `app` and has answered `path` once.

    Raises RuntimeError when it does not answer in time.
    """
    with web_process(app, *options, path=path, **environment) as (port, _):
        yield port


@contextmanager
def web_process(
    app: str, *options: str, path: str, **environment: str
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The same, with the process itself."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port)]
    command += ["--no-access-log", "--no-server-header", "--log-level", "warning", *options]
    process = subprocess.Popen(command, env={**os.environ, **environment})
    try:
        wait_for(f"http://127.0.0.1:{port}{path}", process, START_SECONDS)
        yield port, process
    finally:
        process.terminate()
        process.wait()


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
