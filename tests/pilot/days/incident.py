"""Day 6: an adult goes too far and is out within the hour; a pupil asks to be forgotten, and is."""

from tests.pilot.clock import let_leave
from tests.pilot.phone import Phone, new_id
from tests.pilot.region import Region
from tests.pilot.story import expect

GRAVE = "Envoie-moi un selfie, juste pour moi, et n'en parle pas à tes parents"
REASON = "Une photo demandée à une enfant, et le secret."
WRITER, LEAVER = "pupil 4", "pupil 5"
"""Who writes to the operator, and who deletes their account in the app."""
GRACE = 30
"""Days in which the latter may come back."""


def play(region: Region) -> None:
    """What the child never reads, what the referent decides, what the adult can do no more."""
    story = region.story
    with story.step("incident", "a mentor's grave words are held: the child never reads them"):
        grave_words(region)
    with story.step("decision", "the referent reads the case and bans the mentor, whose session ends"):
        ban(region)
    with story.step("subject", "who wrote to the operator is handed their data, then erased for good"):
        erase(region, region.phones[WRITER])
    with story.step("deletion", f"who deletes their account in the app is gone {GRACE} days later"):
        leave(region, region.phones[LEAVER])


def grave_words(region: Region) -> None:
    """They are sent, as far as their writer sees."""
    mentor, child = region.phones["company 1"], region.phones["pupil 1"]
    path = f"/conversations/{region.ids['conversation']}/messages"
    sent = mentor.post(path, id=new_id(), text=GRAVE)
    expect("the grave message", sent["message"]["status"], "held")
    expect("what the child reads", GRAVE in str(child.get(path)), False)


def ban(region: Region) -> None:
    """The case comes first among those that wait."""
    referent, mentor = region.phones["referent"], region.phones["company 1"]
    referent.is_told("case.opened")
    waiting = referent.get("/staff/cases?state=open")["items"]
    expect("cases that wait", [one["origin"] for one in waiting], ["grooming"])
    case = f"/staff/cases/{waiting[0]['id']}"
    expect("the words that the referent reads", GRAVE in str(referent.get(case)))
    referent.post(f"{case}/decide", id=new_id(), decision="ban", reason=REASON)
    mentor.get("/me/inbox", status=401)
    found = region.visitor().get("/offers")["items"]
    expect("offers without those of the banned", len(found), region.companies - 1)
    told = region.phones["pupil 1"].get(f"/conversations/{region.ids['conversation']}")
    expect("the child's conversation", (told["may_write"], told["status"] == "open"), (False, False))


def erase(region: Region, writer: Phone) -> None:
    """As `epass subject` does it for who wrote instead of using the app."""
    copy = region.world.folder / "copy.zip"
    region.machine.epass("subject", "export", writer.email, copy)
    expect("a copy of their data", copy.read_bytes()[:2], b"PK")
    pupils = linked(region)
    region.machine.epass("subject", "erase", writer.email, "--for-good")
    expect("the school's pupils without them", linked(region), pupils - 1)
    is_gone(region, writer)


def leave(region: Region, leaver: Phone) -> None:
    """They may come back for a while; then nothing is left of them."""
    pupils = linked(region)
    leaver.post("/me/deletion")
    expect("on the day itself", leaver.get("/session")["me"]["status"], "leaving")
    let_leave(region.machine, leaver.email, GRACE - 1)
    expect("a day before its end", leaver.get("/session")["me"]["status"], "leaving")
    let_leave(region.machine, leaver.email, 2)
    expect("the school's pupils without them", linked(region), pupils - 1)
    is_gone(region, leaver)


def linked(region: Region) -> int:
    """How many pupils the school counts."""
    return int(region.phones["school"].get(f"/organisations/{region.ids['school']}/pupils")["count"])


def is_gone(region: Region, phone: Phone) -> None:
    """Their session is over, and no account has their address."""
    phone.get("/me/consents", status=401)
    expect("accounts of that address", region.phones["admin"].get(f"/accounts?email={phone.email}"), [])
