"""`python -m tests.pilot` (`make pilot`): the whole week, or its first days (`--days 2`).

With `EPASS_PILOT_URL` it is played on a region that was started elsewhere, empty: see `machine.Stack`. The
day on which the database is lost is not.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.pilot.days import badge, consent, incident, loss, opening, placement, question
from tests.pilot.machine import Machine, Stack, around
from tests.pilot.mailbox import opened_mailboxes
from tests.pilot.region import Region
from tests.pilot.story import Story, UnexpectedError, say
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import opened_push_service

DAYS = (opening, consent, question, placement, badge, incident, loss)


@contextmanager
def opened_region(folder: Path, pupils: int = 30, companies: int = 5) -> Iterator[Region]:
    """A region with an empty machine, and around it what the world has: mail and push services."""
    with ExitStack() as peers:
        boxes = peers.enter_context(opened_mailboxes())
        authority = Authority(folder)
        pushes = peers.enter_context(opened_push_service(authority))
        machine: Machine | Stack
        if os.environ.get("EPASS_PILOT_URL"):
            machine = Stack(around(boxes, pushes, authority))
        else:
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
        if day is loss and isinstance(region.machine, Stack):
            say(f"day {region.story.day} not played: the database of a running stack is not ours to lose")
            continue
        day.play(region)


def main() -> int:
    """Play; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.pilot", description=__doc__)
    parser.add_argument("--days", type=int, default=len(DAYS), help="the first days only")
    arguments = parser.parse_args()
    began = time.monotonic()
    shared = os.environ.get("EPASS_PILOT_FOLDER")
    with (
        tempfile.TemporaryDirectory(prefix="epass-pilot-", dir=shared) as folder,
        opened_region(Path(folder)) as region,
    ):
        try:
            play(region, arguments.days)
        except UnexpectedError as error:
            sys.stderr.write(f"{error}\n{region.machine.log()}\n")
            return 1
        say(f"{region.story.steps} steps, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
