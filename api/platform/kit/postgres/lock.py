"""One starter per cluster: a file lock that the kernel releases when its holder ends, however it ends."""

import fcntl
import os
import time
from pathlib import Path

from api.platform.kit.postgres.errors import AlreadyRunningError


class ClusterLock:
    """The right to run the cluster in `home`, held by this process from acquire() to release()."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Takes the lock at once, or raises AlreadyRunningError with the id of the process that holds it."""
        descriptor = os.open(self._home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid = _holder(descriptor)
            os.close(descriptor)
            raise AlreadyRunningError(self._home, pid) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives the lock back; does nothing when it is not held."""
        if self._descriptor is None:
            return
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._descriptor = None


def _holder(descriptor: int) -> int | None:
    """The process id in the lock file. Its holder may not have written it yet, hence a short patience."""
    deadline = time.monotonic() + 0.5
    while time.monotonic() < deadline:
        text = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
        if text.isdigit() and Path(f"/proc/{text}").exists():
            return int(text)
        time.sleep(0.01)
    return None
