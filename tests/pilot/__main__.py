"""`python -m tests.pilot` (`make pilot`): the whole week, or its first days (`--days 2`)."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.pilot.days import badge, consent, incident, loss, opening, placement, question
from tests.pilot.machine import Machine
from tests.pilot.mailbox import opened_mailboxes
from tests.pilot.region import Region
from tests.pilot.story import Story, UnexpectedError
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import opened_push_service

DAYS = (opening, consent, question, placement, badge, incident, loss)


@contextmanager
def opened_region(folder: Path, pupils: int = 30, companies: int = 5) -> Iterator[Region]:
    """A region with an empty machine, and around it what the world has: mail and push services."""
    with ExitStack() as around:
        boxes = around.enter_context(opened_mailboxes())
        authority = Authority(folder)
        pushes = around.enter_context(opened_push_service(authority))
        machine = Machine(folder / "machine", boxes, pushes, authority)
        region = Region(folder, boxes, pushes, authority, machine, Story(), pupils, companies)
        try:
            yield region
        finally:
            region.close()
            region.machine.close()


def play(region: Region, days: int = len(DAYS)) -> None:
    """The week, or its first days. Raises UnexpectedError."""
    for region.story.day, day in enumerate(DAYS[:days], start=1):
        day.play(region)


def main() -> int:
    """Play; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.pilot", description=__doc__)
    parser.add_argument("--days", type=int, default=len(DAYS), help="the first days only")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="epass-pilot-") as folder, opened_region(Path(folder)) as region:
        try:
            play(region, arguments.days)
        except UnexpectedError as error:
            sys.stderr.write(f"{error}\n{region.machine.log()}\n")
            return 1
        sys.stdout.write(f"{region.story.steps} steps, {time.monotonic() - began:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
