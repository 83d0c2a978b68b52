"""Day 6: an adult goes too far and is out within the hour; a pupil asks to be forgotten, and is."""

from tests.pilot.phone import new_id
from tests.pilot.region import Region
from tests.pilot.story import expect, wait

GRAVE = "Envoie-moi un selfie, juste pour moi, et n'en parle pas à tes parents"
REASON = "Une photo demandée à une enfant, et le secret."
LEAVER = "pupil 4"


def play(region: Region) -> None:
    """What the child never reads, what the referent decides, what the adult can do no more."""
    story = region.story
    with story.step("incident", "a mentor's grave words are held: the child never reads them"):
        grave_words(region)
    with story.step("decision", "the referent reads the case and bans the mentor, whose session ends"):
        ban(region)
    with story.step("erasure", "who wrote to the operator is handed their data, then erased for good"):
        erase(region)


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
    told = region.phones["pupil 1"].get(f"/conversations/{region.ids['conversation']}")
    expect("the child's conversation", (told["may_write"], told["status"] == "open"), (False, False))


def erase(region: Region) -> None:
    """As `epass subject` does it for who wrote instead of using the app; the school counts one less."""
    leaver = region.phones[LEAVER]
    copy = region.folder / "copy.zip"
    region.machine.epass("subject", "export", leaver.email, copy)
    expect("a copy of their data", copy.read_bytes()[:2], b"PK")
    region.machine.epass("subject", "erase", leaver.email, "--for-good")
    leaver.get("/me/consents", status=401)

    def gone() -> bool:
        linked = region.phones["school"].get(f"/organisations/{region.ids['school']}/pupils")
        return bool(linked["count"] == region.pupils - 1)

    wait("the school's pupils without them", gone)
    expect("accounts of that address", region.phones["admin"].get(f"/accounts?email={leaver.email}"), [])
