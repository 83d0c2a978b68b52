"""What a process of this machine holds and has spent, as Linux counts it."""

import os
from contextlib import suppress
from pathlib import Path

from psycopg import Connection
from psycopg.rows import TupleRow

TICKS = os.sysconf("SC_CLK_TCK")


def resident_kilobytes(pid: int) -> int:
    """Memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def seconds_of(pid: int) -> float:
    """Processor time of a process so far."""
    used = _numbers(pid)
    return (used[11] + used[12]) / TICKS


def postgres_seconds(connection: Connection[TupleRow]) -> float:
    """Processor time of a PostgreSQL of this machine so far: all its processes, those that ended included."""
    server = _numbers(connection.info.backend_pid)[1]
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    spent = seconds_of(server) + sum(_numbers(server)[13:15]) / TICKS
    for pid in children:
        # One that ends now is counted with those that ended next time.
        with suppress(FileNotFoundError, ProcessLookupError):
            spent += seconds_of(int(pid))
    return spent


def _numbers(pid: int) -> list[int]:
    """The fields of proc_pid_stat(5) from the state on, which is written as 0."""
    _, _, rest = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")
    return [0, *(int(field) for field in rest.split()[1:])]
