"""The api and a worker as real processes, which can be killed."""

import subprocess
import sys
import time
from typing import Self

import psycopg

from tests.test_command import ROOT, answers, environment, free_port

SECONDS = 300
"""For a machine that has much else to do."""

_OURS = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
        AND backend_start > (SELECT a.backend_start FROM pg_stat_activity a WHERE a.pid = {pid})
        AND backend_type = 'client backend'
"""
"""Connections that were opened after that one: what the processes opened, and no other test."""


class Region:
    """The api and a worker, as they are started on a server."""

    def __init__(self, rows: psycopg.Connection[tuple[object, ...]], **settings: str) -> None:
        self.port = free_port()
        self.rows = rows
        self._environment = environment(EPASS_PORT=str(self.port), **settings)
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._processes = [
            subprocess.Popen([sys.executable, "-m", "api", command], cwd=ROOT, env=self._environment)
            for command in ("work", "serve")
        ]

    def wait_for_api(self) -> None:
        answers(f"{self.site}/api/v1/health", SECONDS)

    def kill(self) -> None:
        """Without a word; then PostgreSQL ends what they had begun."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait(20)
        self.wait_until(_OURS.format(pid=self.rows.info.backend_pid), (0,))

    def wait_until(self, query: str, row: tuple[int, ...]) -> None:
        deadline = time.monotonic() + SECONDS
        while (found := self.rows.execute(query).fetchone()) != row:
            assert time.monotonic() < deadline, f"{found} instead of {row}"
            time.sleep(0.05)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
            process.wait(20)
