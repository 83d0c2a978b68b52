"""Commands of the product in processes of their own, forked from one that has loaded it already.

Each would load some thousand modules anew: three seconds of a processor, and tests kill and start dozens.
All that a command does from its first line on is done as ever; `tests/test_command.py` and
`tests/test_startup.py` start it as people do.
"""

import atexit
import contextlib
import functools
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any


class Forked:
    """A process, told of and asked about as a `Popen`; `status` is what the one that forked it knows."""

    def __init__(self, stem: "Stem", pid: int) -> None:
        self._stem = stem
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended, or none while it runs."""
        if self.returncode is None:
            self.returncode = self._stem.ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has. Raises TimeoutExpired."""
        deadline = time.monotonic() + timeout if timeout is not None else None
        while (ended := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            time.sleep(0.005)
        return ended

    def send_signal(self, number: int) -> None:
        # Who has ended keeps the number until `poll` has told.
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


class Stem:
    """The process that has loaded the product; it ends with this one."""

    def __init__(self) -> None:
        self._ours, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forked", str(its.fileno())],
                cwd=Path(__file__).parent.parent,
                pass_fds=[its.fileno()],
            )
        self._answers = self._ours.makefile("r")
        self._one_at_a_time = threading.Lock()
        atexit.register(self.close)

    def ask(self, question: dict[str, Any]) -> Any:
        with self._one_at_a_time:
            self._ours.sendall(json.dumps(question).encode() + b"\n")
            return json.loads(self._answers.readline())

    def run(
        self, command: tuple[str, ...], cwd: Path, environment: dict[str, str], log: Path | None
    ) -> Forked:
        """Start `epass COMMAND`; what it says on its error output goes to that file, or to ours."""
        asked = {"command": command, "cwd": str(cwd), "environment": environment, "log": log and str(log)}
        return Forked(self, self.ask(asked))

    def close(self) -> None:
        self._answers.close()
        self._ours.close()
        self._process.wait()


@functools.cache
def stem() -> Stem:
    """The one of this process."""
    return Stem()


def _serve(asked: socket.socket) -> None:
    with asked.makefile("r") as questions:
        for line in questions:
            question = json.loads(line)
            if "ended" in question:
                pid, status = os.waitpid(question["ended"], os.WNOHANG)
                answer = os.waitstatus_to_exitcode(status) if pid else None
            else:
                sys.stdout.flush()
                answer = os.fork()
                if not answer:
                    break
            asked.sendall(json.dumps(answer).encode() + b"\n")
        else:
            return
    asked.close()
    _become(question)


def _become(asked: dict[str, Any]) -> None:
    """Be the process that was asked for."""
    from api.__main__ import main

    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    if asked["log"]:
        with Path(asked["log"]).open("ab") as log:
            os.dup2(log.fileno(), 2)
    sys.argv = ["epass", *asked["command"]]
    sys.exit(main())


if __name__ == "__main__":
    gc.disable()
    import uvicorn  # noqa: F401 - loaded for those who are forked
    import uvloop  # noqa: F401

    import api.__main__
    import api.app
    import api.worker  # noqa: F401
    from api.platform.settings import get_settings

    gc.freeze()
    gc.enable()
    assert threading.active_count() == 1, "a fork leaves other threads behind"
    assert get_settings.cache_info().currsize == 0, "settings of a process that nobody asked for"
    with contextlib.suppress(KeyboardInterrupt):
        _serve(socket.socket(fileno=int(sys.argv[1])))
