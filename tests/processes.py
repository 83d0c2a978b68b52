"""The api and a worker as real processes, and a PostgreSQL of their own: all of them can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import psycopg

from api.platform.kit.database import connect
from api.platform.kit.postgres import RUNTIME, EmbeddedPostgres, as_role
from api.platform.kit.postgres.processes import postgres_processes
from api.platform.schema.migrations import migrate
from tests.forked import Forked, stem
from tests.test_command import ROOT, answers, environment, free_port

SECONDS = 300
"""For a machine that has much else to do."""
COMMANDS = ("work", "serve")

_OURS = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
        AND backend_start > %s AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
"""Connections that were opened since: what the processes opened, and no other test."""
_PLAN = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at)
    VALUES ('default', %s, '{"timestamp": 0}', now() + %s::interval) RETURNING id
"""
_LEFT = "SELECT count(*) FROM procrastinate_jobs WHERE id = %s"
"""A job that is done is deleted; one that failed is not."""

POSTGRES = "postgres"
"""What is killed, or frozen, beside the commands, where it is the region's own."""


class Region:
    """The api and a worker, as they are started on a server: whoever waits starts again what has ended."""

    def __init__(
        self,
        rows: psycopg.Connection[Any],
        *,
        postgres: EmbeddedPostgres | None = None,
        log: Path | None = None,
        **settings: str,
    ) -> None:
        """`rows`: the superuser's connection; `postgres`: a server that nobody else uses; `log`: where the
        processes' lines go, else to this one's.
        """
        self.port = free_port()
        self.rows = rows
        self.postgres = postgres
        self.log = log
        (self._since,) = rows.execute("SELECT clock_timestamp()").fetchone() or (None,)
        self.environment = environment(EPASS_PORT=str(self.port), **settings)
        self._processes: dict[str, Forked | subprocess.Popen[bytes]] = {}

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start what does not run."""
        for command in COMMANDS:
            known = self._processes.get(command)
            if known is None or known.poll() is not None:
                self._processes[command] = self.run(command)
        if self.postgres is not None and not self.postgres.is_running:
            self.rows.close()
            self.rows = connect(self.postgres.start(), autocommit=True)

    def run(self, *command: str) -> Forked | subprocess.Popen[bytes]:
        """A process of that command; one with libraries of its own is started anew."""
        if "LD_PRELOAD" not in self.environment:
            return stem().run(command, ROOT, self.environment, self.log)
        with ExitStack() as opened:
            log = opened.enter_context(self.log.open("ab")) if self.log else None
            return subprocess.Popen(
                [sys.executable, "-m", "api", *command], cwd=ROOT, env=self.environment, stderr=log
            )

    def wait_for_api(self) -> None:
        answers(f"{self.site}/api/v1/health", SECONDS)

    def plan(self, task: str, later: str = "0 s") -> Callable[[], bool]:
        """Have the worker do a job, an interval from now; whether it has done it."""
        job = self.rows.execute(_PLAN, (task, later)).fetchone()
        return lambda: self.rows.execute(_LEFT, job).fetchone() == (0,)

    def do(self, task: str) -> None:
        """Have the worker do a job, until it has. Raises TimeoutError."""
        self.wait_for(self.plan(task))

    def written(self, since: int = 0) -> str:
        """The log, from so many characters on."""
        assert self.log
        return self.log.read_text()[since:]

    def logged(self, since: int = 0) -> list[dict[str, Any]]:
        """What the processes noted after so many characters of the log."""
        return [json.loads(line) for line in self.written(since).splitlines() if line.startswith("{")]

    def kill(self, *commands: str) -> None:
        """Without a word; where that is all commands, until PostgreSQL has ended what they had begun."""
        if commands == (POSTGRES,):
            self._kill_postgres()
            return
        killed = [self._processes.pop(command) for command in commands or COMMANDS]
        for process in killed:
            process.kill()
        for process in killed:
            process.wait(20)
        if not self._processes:
            wait(lambda: self.rows.execute(_OURS, (self._since,)).fetchone() == (0,))

    def _kill_postgres(self) -> None:
        assert self.postgres
        for pid in postgres_processes(self.postgres.home / "data"):
            # One may end meanwhile.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while self.postgres.is_running:
            time.sleep(0.01)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Meanwhile the database neither answers nor refuses: it has stopped, all of it."""
        assert self.postgres
        stopped: set[int] = set()
        # Once more: another may have begun meanwhile.
        while new := {*postgres_processes(self.postgres.home / "data")} - stopped:
            for pid in new:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
            stopped |= new
        try:
            yield
        finally:
            for pid in stopped:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Until that is so. Raises TimeoutError."""

        def so() -> bool:
            self.start()
            return condition()

        wait(so)

    def wait_until(self, query: str, row: tuple[int, ...]) -> None:
        """Until the database answers that. Raises TimeoutError."""
        self.wait_for(lambda: self.rows.execute(query.encode()).fetchone() == row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes.values():
            process.kill()
            process.wait(20)


@contextmanager
def opened_region(folder: Path, **settings: str) -> Iterator[Region]:
    """The api and a worker on a server that keeps what it has confirmed; one that notices soon that a worker
    is dead, writes to people at night, and shows what is read at once.
    """
    with EmbeddedPostgres(folder) as postgres:
        url = postgres.start()
        migrate(url)
        with Region(
            connect(url, autocommit=True),
            postgres=postgres,
            log=folder / "log",
            EPASS_DATABASE_URL=as_role(url, RUNTIME),
            EPASS_SECRET_KEY="the key of this test, 32 characters or more",
            EPASS_WORKER_SILENCE_SECONDS="5",
            EPASS_CACHE_SECONDS="0",
            EPASS_QUIET_HOURS="",
            EPASS_SCHOOL_HOURS="",
            EPASS_COMPANY_DIRECTORY_URL="",
            EPASS_PUBLIC_WRITES_PER_HOUR="100000",
            EPASS_WRITES_PER_MINUTE="100000",
            **settings,
        ) as region:
            try:
                region.start()
                region.wait_for_api()
                yield region
            finally:
                region.rows.close()


def wait(condition: Callable[[], bool]) -> None:
    """Until that is so. Raises TimeoutError."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
