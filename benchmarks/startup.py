"""The second `make run`: from the command to the first page, with the set-up and the data in place."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from api.platform.kit.postgres import EmbeddedPostgres
from benchmarks.report import Figure, load_average, middle
from benchmarks.servers import free_port, wait_for
from benchmarks.size import SMALLEST, sized

RUNS = sized(5, 0)
OPTIONS = ["--no-demo"] if SMALLEST else []
FIRST_START_SECONDS = 300
START_SECONDS = 180
STOP_SECONDS = 120


def measure() -> list[Figure]:
    """Start in a folder of its own, once to load the data, then several times to measure."""
    pages = Path("pwa/dist").resolve()
    if not (pages / "index.html").is_file():
        raise FileNotFoundError("pwa/dist/index.html: build the PWA first (make run)")
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as folder:
        try:
            first = seconds_to_first_page(Path(folder), pages, FIRST_START_SECONDS)
            again = [seconds_to_first_page(Path(folder), pages, START_SECONDS) for _ in range(RUNS)]
        finally:
            # Where root runs it, the database lies outside the folder.
            shutil.rmtree(EmbeddedPostgres(Path(folder)).home, ignore_errors=True)
    # The smallest world is started once: that this happens again is tested elsewhere (tests/test_command.py).
    runs = again or [first]
    each = ", ".join(f"{run:.2f}" for run in runs)
    detail = f"runs {each}; with loading the demonstration data {first:.1f}; load {load_average()}"
    return [Figure("repeated start to first page", middle(runs), "s", 5, "lower", detail)]


def seconds_to_first_page(project: Path, pages: Path, limit: float) -> float:
    """Run the app, wait for its page, stop it."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "EPASS_PWA_FOLDER": str(pages),
        "PYTHONPATH": str(Path.cwd()),
    }
    environment.pop("EPASS_DATABASE_URL", None)
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "run", *OPTIONS],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", process, limit)
        return time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)
