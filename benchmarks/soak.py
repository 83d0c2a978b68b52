"""Hours of a school day in one process: thousands of idle streams, and phones that ask at a steady pace.

SOAK_MINUTES, SOAK_STREAMS and SOAK_RATE (requests a second) set how long and how many.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from api.platform.kit.database import connect
from benchmarks import mixed, stream
from benchmarks.processes import postgres_seconds, resident_kilobytes, seconds_of
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import demonstration
from benchmarks.size import sized

MINUTES = float(os.environ.get("SOAK_MINUTES", sized(30, 1 / 60)))
STREAMS = int(os.environ.get("SOAK_STREAMS", sized(10_000, 20)))
RATE = float(os.environ.get("SOAK_RATE", sized(50, 60)))
SETTLED_MINUTES = min(5, MINUTES / 3)
"""Memory grows until caches are full and every kind was asked: then it is looked at."""
LOOK_SECONDS = min(5, MINUTES * 60 / 30)
ENDS = 5
"""Looks at the memory that are taken together, at the beginning and at the end."""


def measure() -> list[Figure]:
    """Errors, growth of memory after the first minutes, and how long answers took."""
    stream.allow_files(4 * STREAMS)
    with tempfile.TemporaryDirectory(prefix="epass-bench-") as folder, demonstration() as url:
        world = mixed.load(url)
        with connect(url, autocommit=True) as connection:
            tokens = stream.load(connection, STREAMS)
        lines = mixed.asked(random.Random(18), world, round(MINUTES * 60 * RATE))
        file = Path(folder) / "asked.json"
        file.write_text(json.dumps({"tokens": tokens, "lines": lines}))
        with stream.served(url) as (port, process), connect(url, autocommit=True) as connection:
            before = seconds_of(process.pid), postgres_seconds(connection)
            looks, told = driven(port, process.pid, file)
            after = seconds_of(process.pid), postgres_seconds(connection)
    spent = [(end - begin) / MINUTES / 60 for begin, end in zip(before, after, strict=True)]
    return figures(looks, told, len(lines), spent)


def driven(port: int, pid: int, file: Path) -> tuple[list[float], dict[str, Any]]:
    """Let a process of its own ask; KiB of the server from look to look, and what that process told."""
    command = [sys.executable, "-m", "benchmarks.steady", str(port), str(RATE), str(file)]
    looks: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as driver:
        try:
            assert driver.stdout
            assert driver.stdout.readline() == "begun\n"
            begun = time.monotonic()
            while time.monotonic() < begun + MINUTES * 60:
                time.sleep(LOOK_SECONDS)
                looks.append(resident_kilobytes(pid))
            return looks, json.loads(driver.stdout.readline())
        finally:
            # It has told everything, or nobody waits for it any more.
            driver.kill()


def figures(looks: list[float], told: dict[str, Any], asked: int, spent: list[float]) -> list[Figure]:
    """What a soak says."""
    settled = round(len(looks) * SETTLED_MINUTES / MINUTES)
    first, last = middle(looks[settled : settled + ENDS]), middle(looks[-ENDS:])
    taken = [one for kind in told["taken"].values() for one in kind]
    wrong = sum(told["errors"].values()) + told["ended"]
    what = f"{STREAMS} streams, {asked} requests in {MINUTES:g} minutes"
    return [
        Figure(
            "soak, errors",
            wrong,
            "",
            0,
            "lower",
            f"{what}; {told['ended']} streams ended; {told['errors'] or 'every answer as asked'};"
            f" {told['events']} events heard; load {load_average()}",
        ),
        Figure(
            f"soak, memory after minute {SETTLED_MINUTES:g}",
            (last / first - 1) * 100,
            "% more",
            5,
            "lower",
            f"MiB {looks[0] / 1024:.0f} at first, {first / 1024:.0f} then, {last / 1024:.0f} at the end;"
            f" processors used, api {spent[0]:.2f}, PostgreSQL {spent[1]:.2f}",
        ),
        Figure(
            "soak, p95",
            percentile(taken, 95),
            "ms",
            None,
            detail=f"p50 {percentile(taken, 50):.1f}; by kind, p95: "
            + ", ".join(f"{kind} {percentile(each, 95):.0f}" for kind, each in told["taken"].items()),
        ),
    ]
