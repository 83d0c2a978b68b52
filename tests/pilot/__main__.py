"""`python -m tests.pilot [auto|processes|compose]` (`make pilot`): the whole week, or its first days.

`auto` is the compose stack where a Docker engine answers and its ports are free, else processes. The region
is opened with an older release and upgraded on its fifth day. Of Docker's it leaves the images `epasspilot`
and what building them kept.
"""

import argparse
import secrets
import ssl
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.pilot import stack
from tests.pilot.days import badge, consent, incident, loss, opening, placement, question, upgrade
from tests.pilot.machine import Machine, World
from tests.pilot.mailbox import opened_mailboxes
from tests.pilot.older import THIS, last_release, taken_out
from tests.pilot.processes import Processes
from tests.pilot.region import Region
from tests.pilot.stack import Stack
from tests.pilot.story import Story, UnexpectedError, say
from tests.platform.push.peers.authority import Authority
from tests.platform.push.peers.push_service import opened_push_service

DAYS = ((opening,), (consent,), (question,), (placement,), (badge, upgrade), (incident,), (loss,))
PLACES: dict[str, type[Machine]] = {"processes": Processes, "compose": Stack}


@contextmanager
def opened_region(
    parent: Path, where: type[Machine] = Processes, older: str = "", pupils: int = 30, companies: int = 5
) -> Iterator[Region]:
    """A region with an empty machine, and around it what the world has: mail and push services.

    Without the name of an older commit it is this release from the first day on. Raises UnexpectedError.
    """
    folder = parent / "shared"
    folder.mkdir()
    # Containers come as somebody else.
    folder.chmod(0o777)
    with ExitStack() as peers:
        authority = Authority(folder)
        world = World(
            folder=folder,
            boxes=peers.enter_context(opened_mailboxes()),
            pushes=peers.enter_context(opened_push_service(authority)),
            authority=authority,
            older=taken_out(older, parent / "older") if older else THIS,
            passphrase=secrets.token_hex(32),
            trust=ssl.create_default_context(),
        )
        region = Region(world, where(world), Story(), pupils, companies)
        try:
            yield region
        finally:
            region.close()
            region.machine.close()


def play(region: Region, days: int = len(DAYS)) -> None:
    """The week, or its first days. Raises UnexpectedError."""
    for region.story.day, parts in enumerate(DAYS[:days], start=1):
        for part in parts:
            part.play(region)


def chosen(where: str) -> type[Machine] | None:
    """Where it is played, and said so; None where it cannot be played as it was asked for."""
    obstacle = stack.why_not() if where != "processes" else "it was not asked for"
    if where == "compose" and obstacle:
        say(f"not played: {obstacle}")
        return None
    machine = Processes if obstacle else Stack
    say("played: the compose stack" if machine is Stack else "played: processes of this machine")
    if machine is Processes:
        say(f"skipped: the compose stack, with its rolled upgrade and Caddy's https ({obstacle})")
    return machine


def main() -> int:
    """Play; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.pilot", description=__doc__)
    parser.add_argument("where", nargs="?", default="auto", choices=["auto", *PLACES])
    parser.add_argument(
        "--older", default=last_release(), metavar="COMMIT", help="instead of the last release"
    )
    parser.add_argument("--days", type=int, default=len(DAYS), help="the first days only")
    arguments = parser.parse_args()
    began = time.monotonic()
    if (machine := chosen(arguments.where)) is None:
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="epass-pilot-") as folder,
        opened_region(Path(folder), machine, arguments.older) as region,
    ):
        say(f"opened with: {region.world.older.name}")
        try:
            play(region, arguments.days)
        except UnexpectedError as error:
            sys.stderr.write(f"{error}\n{region.machine.log()}\n")
            return 1
    say(f"{region.story.steps} steps, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
