"""Day 7: everything is lost, and a second machine is what the first one was."""

from tests.pilot.days.badge import verify
from tests.pilot.days.placement import publish, search
from tests.pilot.days.upgrade import READERS, answers, compare
from tests.pilot.region import Region
from tests.pilot.story import expect


def play(region: Region) -> None:
    """Everything that was answered before is answered after."""
    story, lost = region.story, region.machine
    with story.step("backup", "an encrypted file, restored on trial"):
        file = region.world.folder / "week.age"
        lost.backup(file)
        before = answers(region)
    with story.step("loss", "the machine is gone, and the backup is restored on an empty one"):
        lost.lose()
        region.machine = lost.another()
        region.machine.restore(file)
        region.machine.start()
    with story.step("same answers", "consents, applications, badges and notices are there"):
        compare(before, answers(region))
    with story.step("sessions", "nobody signs in anew"):
        for phone in (region.phones[name] for name in READERS):
            expect("who holds the phone", phone.get("/session")["me"]["email"], phone.email)
    with story.step("second factor", "the referent does, with the authenticator app of before"):
        referent = region.phones["referent"]
        referent.sign_in()
        referent.get("/staff/cases?state=open", status=403)
        referent.prove()
        expect("open cases", referent.get("/staff/cases?state=open")["items"], [])
    with story.step("badge", "it verifies, by its link and as the file that was taken before"):
        verify(region)
    with story.step("push", "a new offer rings, on the subscription of before and signed with its key"):
        ring(region)
    with story.step("audit", "it is what its seals say"):
        region.machine.epass("audit", "verify")


def ring(region: Region) -> None:
    """Somebody who was rung by nothing so far searches what a company then publishes."""
    phone = region.phones["out of school"]
    phone.post("/me/alerts", **search())
    publish(region, 2)
    phone.wait_for_ring("/offers")
