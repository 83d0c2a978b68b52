"""A push service as a process of its own, with TLS: `python -m benchmarks.receiver FOLDER`.

It says its port. Then each line of its input asks for something: `count` how many messages have come,
`first` for the moment of the first message from now on (`time.monotonic`, the same in every process).
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from tests.platform.push.peers.authority import HOST, Authority
from tests.platform.push.peers.push_service import Received, opened_push_service


class Receiver:
    """That process, seen from the one that measures."""

    def __init__(self, folder: Path, asked: IO[str], answers: IO[str]) -> None:
        self.authority = folder / "authority.pem"
        self._asked = asked
        self._answers = answers
        self.name = f"{HOST}:{int(answers.readline())}"

    def count(self) -> int:
        """Messages so far."""
        self._ask("count")
        return int(self._answers.readline())

    def watch(self) -> None:
        """Look out for the next message."""
        self._ask("first")
        assert self._answers.readline() == "watching\n"

    def first(self) -> float:
        """When that message came; waits for it."""
        return float(self._answers.readline())

    def _ask(self, what: str) -> None:
        self._asked.write(what + "\n")
        self._asked.flush()


@contextmanager
def opened_receiver(folder: Path) -> Iterator[Receiver]:
    """A receiver that listens."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.receiver", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Receiver(folder, cast(IO[str], process.stdin), cast(IO[str], process.stdout))
        finally:
            process.terminate()


def main(folder: Path) -> None:
    """Listen, and answer questions until nobody asks any more."""
    with opened_push_service(Authority(folder)) as service:
        service.keeps_bodies = False
        print(service.port, flush=True)

        def tell(_: Received) -> None:
            print(time.monotonic(), flush=True)
            service.pass_on = lambda _: None

        for line in sys.stdin:
            if line == "count\n":
                print(len(service.received), flush=True)
            else:
                service.pass_on = tell
                print("watching", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
