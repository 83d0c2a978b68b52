"""Day 7: an upgrade; then the database is lost, and a second machine is what the first one was."""

import secrets
from typing import Any

from tests.pilot.days.badge import verdict
from tests.pilot.days.consent import OLDER
from tests.pilot.days.placement import publish, search
from tests.pilot.machine import Machine
from tests.pilot.region import Region
from tests.pilot.story import expect

PUBLIC = ("/settings", "/offers", "/places", "/careers", "/mentors")
OF_ONE = ("/session", "/me/consents", "/me/applications", "/me/badges", "/me/alerts", "/me/notifications")


def play(region: Region) -> None:
    """Everything that was answered before is answered after."""
    story, machine = region.story, region.machine
    assert isinstance(machine, Machine)
    with story.step("upgrade", "api and worker end, the tables are looked at, both start: all is as it was"):
        before = answers(region)
        machine.stop()
        machine.epass("migrate")
        machine.start()
        compare(before, answers(region))
    with story.step("backup", "an encrypted file, restored on trial"):
        passphrase = region.folder / "passphrase"
        passphrase.write_text(secrets.token_hex(32))
        passphrase.chmod(0o600)
        file = region.folder / "week.age"
        machine.epass("backup", file, "--passphrase", passphrase)
        before = answers(region)
    with story.step("loss", "the machine is gone, and the backup is restored on an empty one"):
        machine.close()
        machine = region.new_machine()
        machine.restore(file, passphrase)
        machine.start()
    with story.step("same answers", "sessions, consents, applications, badges and notices are there"):
        compare(before, answers(region))
    with story.step("second factor", "the referent signs in anew, with the authenticator app of before"):
        referent = region.phones["referent"]
        referent.sign_in()
        referent.get("/staff/cases?state=open", status=403)
        referent.prove()
        expect("open cases", referent.get("/staff/cases?state=open")["items"], [])
    with story.step("badge", "the shared badge verifies, signed by the same key"):
        expect("what a visitor reads", verdict(region), ("valid", "verified_here"))
    with story.step("push", "a new offer rings, on the subscription of before"):
        ring(region)
    with story.step("audit", "it is what its seals say"):
        machine.epass("audit", "verify")


def answers(region: Region) -> dict[str, Any]:
    """What a visitor, pupils and the school read."""
    read = {path: region.visitor().get(path) for path in PUBLIC}
    for name in ("pupil 1", OLDER, "out of school", "school"):
        read |= {f"{path} of {name}": region.phones[name].get(path) for path in OF_ONE}
    return read


def compare(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Raises UnexpectedError for the first that differs."""
    for path, answer in before.items():
        expect(path, after[path], answer)


def ring(region: Region) -> None:
    """Somebody who was rung by nothing so far searches what a company then publishes."""
    phone = region.phones["out of school"]
    phone.post("/me/alerts", **search())
    publish(region, 2)
    phone.wait_for_ring("/offers")
