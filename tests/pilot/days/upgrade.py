"""The evening of day 5: from the older release to this one, while people use the region.

What is new in this release is played after it: the days before ask only for what the older one has too.
"""

from typing import Any

from api.platform.schema.revisions import newest_revision
from tests.pilot.days.badge import verify
from tests.pilot.days.consent import OLDER
from tests.pilot.passers import passing
from tests.pilot.region import Region
from tests.pilot.story import expect, say, wait

PUBLIC = ("/settings", "/offers", "/places", "/careers", "/mentors")
OF_ONE = ("/me/consents", "/me/applications", "/me/badges", "/me/alerts", "/me/notifications")
READERS = ("pupil 1", OLDER, "out of school", "school")
DUE = """
    SELECT count(*) FROM procrastinate_jobs
    WHERE status IN ('todo', 'doing') AND coalesce(scheduled_at, now()) < now() + interval '2 minutes'
"""


def play(region: Region) -> None:
    """What was answered before is answered after, and meanwhile where two of each serve."""
    older, machine = region.world.older, region.machine
    with region.story.step("upgrade", f"from {older.name}{', losing no request' if machine.rolls else ''}"):
        before = answers(region)
        upgrade(region)
        compare(before, kept(before, answers(region)))
        verify(region)


def upgrade(region: Region) -> None:
    """While somebody uses the region all the time; the last is what has changed beside api and worker."""
    with passing(region.phones["pupil 6"]) as passers:
        region.machine.upgrade()
    say(f"meanwhile: {dict(passers.became)}")
    if region.machine.rolls:
        expect("requests lost", passers.lost, {})
        expect("somebody passed", passers.became["200"] > 0)
    region.machine.start()
    shape = region.machine.sql("SELECT version_num FROM alembic_version")
    expect("the database's shape", shape, newest_revision())


def answers(region: Region) -> dict[str, Any]:
    """What a visitor, pupils and the school read, once nothing is on its way that would change it."""
    wait("jobs that are due to end", lambda: region.machine.sql(DUE) == "0")
    read = {path: region.visitor().get(path) for path in PUBLIC}
    for name in READERS:
        read |= {f"{path} of {name}": region.phones[name].get(path) for path in OF_ONE}
    return read


def kept(before: Any, after: Any) -> Any:
    """Of what is answered after, what was answered before: a newer release may say more."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {key: kept(value, after[key]) for key, value in before.items() if key in after}
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [kept(*pair) for pair in zip(before, after, strict=True)]
    return after


def compare(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Raises UnexpectedError for the first that differs."""
    for path, answer in before.items():
        expect(path, after.get(path), answer)
