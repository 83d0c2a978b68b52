"""Child processes that run under another account and never outlive their parent."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from api.platform.kit.postgres.account import Account, started_by_root

PR_SET_PDEATHSIG = 1
# PostgreSQL needs nothing from our environment, and variables such as PGPORT would change what it does.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}


def spawn(
    command: Sequence[str | Path],
    account: Account,
    folder: Path,
    output: IO[bytes] | int,
    ends_with: signal.Signals,
) -> subprocess.Popen[bytes]:
    """Starts `command` as `account`, in its own session so that Ctrl-C reaches only the parent.

    The kernel sends it `ends_with` when the calling thread ends, even by kill -9. That setting is lost on a
    change of user, hence it is made after it, in the child.
    """
    return subprocess.Popen(  # noqa: S603 - our own programs, no shell
        [os.fspath(part) for part in command],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        umask=0o077,
        start_new_session=True,
        preexec_fn=end_with_parent(ends_with),
        user=account.uid if started_by_root() else None,
        group=account.gid if started_by_root() else None,
        extra_groups=[] if started_by_root() else None,
    )


def postgres_processes(data: Path) -> list[int]:
    """The ids of the PostgreSQL processes that work in `data`: each has it as its current folder."""
    try:
        wanted = data.stat()
    except FileNotFoundError:
        return []
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if (entry / "comm").read_text().strip() != "postgres":
                continue
            current = (entry / "cwd").stat()
        except OSError:
            continue
        if (current.st_dev, current.st_ino) == (wanted.st_dev, wanted.st_ino):
            found.append(int(entry.name))
    return found


def wait_until_unused(data: Path, seconds: float) -> list[int]:
    """Waits for the processes a killed parent or server left in `data`; returns those still there."""
    deadline = time.monotonic() + seconds
    while (left := postgres_processes(data)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


def end_orphans(data: Path, seconds: float) -> None:
    """Ends, after `seconds`, what a killed server left in `data`.

    A process that waits for a lock of a killed one waits for ever. What it had not committed is undone by the
    recovery. A server that lives is left alone. Call it only while nobody else can start a server there.
    """
    left = wait_until_unused(data, seconds)
    first = (data / "postmaster.pid").read_text().partition("\n")[0] if left else ""
    if first in map(str, left):
        return
    for pid in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def end_with_parent(ends_with: signal.Signals) -> Callable[[], None]:
    """What a child does before it begins, so that the kernel ends it with its parent (Linux)."""
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def in_child() -> None:
        # The parent may have died before the kernel was told whom to signal.
        if libc.prctl(PR_SET_PDEATHSIG, int(ends_with), 0, 0, 0) != 0 or os.getppid() != parent:
            os._exit(1)

    return in_child
