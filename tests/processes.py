"""The api and a worker as real processes, which can be killed."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Self

import psycopg

from tests.test_command import ROOT, answers, environment, free_port

SECONDS = 300
"""For a machine that has much else to do."""
COMMANDS = ("work", "serve")

_OURS = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
        AND backend_start > %s AND backend_type = 'client backend'
"""
"""Connections that were opened since: what the processes opened, and no other test."""


class Region:
    """The api and a worker, as they are started on a server: whoever waits starts again what has ended."""

    def __init__(self, rows: psycopg.Connection[tuple[object, ...]], **settings: str) -> None:
        self.port = free_port()
        self.rows = rows
        (self._since,) = rows.execute("SELECT clock_timestamp()").fetchone() or (None,)
        self._environment = environment(EPASS_PORT=str(self.port), **settings)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start what does not run."""
        for command in COMMANDS:
            known = self._processes.get(command)
            if known is None or known.poll() is not None:
                self._processes[command] = subprocess.Popen(
                    [sys.executable, "-m", "api", command], cwd=ROOT, env=self._environment
                )

    def wait_for_api(self) -> None:
        answers(f"{self.site}/api/v1/health", SECONDS)

    def kill(self, *commands: str) -> None:
        """Without a word; where that is everything, until PostgreSQL has ended what they had begun."""
        killed = [self._processes.pop(command) for command in commands or COMMANDS]
        for process in killed:
            process.kill()
        for process in killed:
            process.wait(20)
        if not self._processes:
            _wait(lambda: self.rows.execute(_OURS, (self._since,)).fetchone() == (0,))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Until that is so. Raises TimeoutError."""

        def so() -> bool:
            self.start()
            return condition()

        _wait(so)

    def wait_until(self, query: str, row: tuple[int, ...]) -> None:
        """Until the database answers that. Raises TimeoutError."""
        self.wait_for(lambda: self.rows.execute(query.encode()).fetchone() == row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes.values():
            process.kill()
            process.wait(20)


def _wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
