"""Starts, finds and stops the embedded PostgreSQL server of one project."""

import signal
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql

from api.platform.kit.postgres.account import home_folder, make_home, server_account
from api.platform.kit.postgres.cluster import (
    make_cluster,
    server_command,
    server_is_ready,
    write_access_rules,
)
from api.platform.kit.postgres.errors import EmbeddedPostgresError
from api.platform.kit.postgres.lock import ClusterLock
from api.platform.kit.postgres.processes import (
    end_orphans,
    postgres_processes,
    spawn,
    wait_until_unused,
)
from api.platform.kit.postgres.programs import program_folder
from api.platform.kit.postgres.roles import ROLES_SQL
from api.platform.kit.postgres.sockets import (
    PORT,
    ROLE,
    existing_socket_folder,
    prepare_socket_folder,
    remove_short_folder,
    remove_stale_socket,
    server_url,
)

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")
# Recovery after a crash may replay up to max_wal_size (1 GB) on a slow disk.
START_SECONDS = 300.0
STOP_SECONDS = 60.0
LEFTOVER_SECONDS = 60.0
ORPHAN_SECONDS = 5.0
"""What a killed server leaves ends by itself within this time, or never."""
LARGEST_LOG = 5_000_000


class EmbeddedPostgres:
    """The PostgreSQL server of one project, a child of this process.

    Args:
        project: the project's folder. The cluster lives in its `.epass`, or below /var/lib/epass for root.
        database: the name of the database made at the first start.
        durable: False for tests: faster, but the cluster may be lost if the machine crashes.
    """

    def __init__(self, project: Path, *, database: str = "epass", durable: bool = True) -> None:
        self.home = home_folder(project.resolve())
        self._data = self.home / "data"
        self._log = self.home / "postgres.log"
        self._database = database
        self._durable = durable
        self._lock = ClusterLock(self.home)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> str:
        """Starts the server, at the first time with its cluster, database, extensions and roles.

        Returns the SQLAlchemy URL of the superuser; `as_role` makes those of the roles of it. Called again
        while the server runs it changes nothing; called after the server was killed it starts it again. Call
        it from the main thread: the kernel ends the server when the thread that started it ends.

        Raises:
            AlreadyRunningError: another process runs this cluster; see running_url().
            EmbeddedPostgresError: it cannot be prepared or does not start; quotes the server's log.
            RuntimeError: called from another thread than the main one.
        """
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("EmbeddedPostgres.start() must be called from the main thread")
        if self._process is not None and self._process.poll() is None:
            return server_url(existing_socket_folder(self.home), self._database)
        try:
            make_home(self.home)
            if not self._lock.held:
                self._lock.acquire()
            sockets = self._run()
            self._make_database(sockets)
        except OSError as error:
            self.stop()
            raise EmbeddedPostgresError(
                f"PostgreSQL n’a pas pu être préparé dans {self.home} : {error}. "
                "Vous pouvez aussi indiquer un serveur avec EPASS_DATABASE_URL.",
                f"PostgreSQL could not be prepared in {self.home}: {error}. "
                "You can also name a server with EPASS_DATABASE_URL.",
            ) from error
        except BaseException:
            self.stop()
            raise
        return server_url(sockets, self._database)

    def stop(self) -> None:
        """Ends the server (open transactions are rolled back) and gives the cluster free."""
        if self._process is not None:
            for order, seconds in (
                (signal.SIGINT, STOP_SECONDS),
                (signal.SIGQUIT, 10.0),
                (signal.SIGKILL, None),
            ):
                self._process.send_signal(order)
                try:
                    self._process.wait(seconds)
                    break
                except subprocess.TimeoutExpired:
                    continue
            self._process = None
        if self._lock.held:
            remove_short_folder(self.home)
            self._lock.release()

    @property
    def is_running(self) -> bool:
        """Whether the server that this object started is still there."""
        return self._process is not None and self._process.poll() is None

    def running_url(self) -> str | None:
        """The URL of this cluster's server if one runs and accepts connections, whoever started it."""
        try:
            ready = server_is_ready(self._data) and postgres_processes(self._data)
        except PermissionError:
            return None
        return server_url(existing_socket_folder(self.home), self._database) if ready else None

    def _run(self) -> Path:
        """Runs the server until it accepts connections; returns the folder of its socket."""
        account = server_account(self._data)
        programs = program_folder(self.home)
        self._clear_leftovers()
        make_cluster(programs, self._data, account, durable=self._durable)
        write_access_rules(self._data, account)
        sockets = prepare_socket_folder(self.home, account)
        command = server_command(programs, self._data, sockets, durable=self._durable)
        if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
            self._log.replace(self._log.with_suffix(".log.1"))
        with self._log.open("ab") as log:
            self._log.chmod(0o600)
            log_start = log.tell()
            self._process = spawn(command, account, self.home, log, ends_with=signal.SIGINT)
        deadline = time.monotonic() + START_SECONDS
        while not server_is_ready(self._data, self._process.pid):
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self._log.read_bytes()[log_start:].decode(errors="replace").strip()
                raise EmbeddedPostgresError(
                    f"PostgreSQL n’a pas démarré. Son journal ({self._log}) dit :\n{said[-4000:]}",
                    f"PostgreSQL did not start; the end of its log ({self._log}) is above.",
                )
            time.sleep(0.005)
        return sockets

    def _clear_leftovers(self) -> None:
        """Waits for what a kill -9 left behind, then drops the files that name the killed server.

        PostgreSQL would refuse to start if its process id now belonged to another process of the account.
        """
        stale = self._data / "postmaster.pid"
        if not stale.exists():
            return
        end_orphans(self._data, ORPHAN_SECONDS)
        if left := wait_until_unused(self._data, LEFTOVER_SECONDS):
            pids = ", ".join(map(str, left))
            raise EmbeddedPostgresError(
                f"Un ancien serveur PostgreSQL utilise encore {self._data} (processus {pids}). Arrêtez-le.",
                f"An earlier PostgreSQL server still uses {self._data} (processes {pids}). Stop it.",
            )
        remove_stale_socket(self.home)
        stale.unlink(missing_ok=True)

    def _make_database(self, sockets: Path) -> None:
        host = str(sockets)
        name = sql.Identifier(self._database)
        with psycopg.connect(
            host=host, port=PORT, user=ROLE, dbname="postgres", autocommit=True
        ) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._database])
            if known.fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        with psycopg.connect(
            host=host, port=PORT, user=ROLE, dbname=self._database, autocommit=True
        ) as connection:
            for extension in EXTENSIONS:
                connection.execute(
                    sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
                )
            connection.execute(ROLES_SQL)
