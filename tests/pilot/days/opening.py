"""Day 1: from an empty machine to a region with its staff, a school, its pupils, and one in no school."""

from tests.pilot.phone import Phone, born
from tests.pilot.places import DEPARTMENT, MAILBOX, SCHOOL, UAI, written
from tests.pilot.region import Region
from tests.pilot.story import expect

CHILD, ALONE = 13, 16
"""Ages of the first pupils, for whom a parent consents too, and of the others, who do so alone."""
CHILDREN = 2


def play(region: Region) -> None:
    """From nothing to a school whose pupils have signed in."""
    story = region.story
    with story.step("machine", "an empty one gets a database, its roles, its tables, and keys"):
        region.machine.install()
    with story.step("places", "communes, a career and the school are imported"):
        region.machine.epass("import", "--all", written(region.world.folder / "lists"))
    with story.step("start", "api and worker serve"):
        region.machine.start()
        found = region.visitor().get("/settings")
        expect("the served departments", [one["code"] for one in found["departments"]], [DEPARTMENT])
    with story.step("staff", "the first admin signs in, is protected, and names a referent"):
        staff(region)
    with story.step("school", f"{SCHOOL} asks from its own mailbox, the referent accepts"):
        school(region)
    with story.step("pupils", f"{region.pupils} sign in and link to their school by its code"):
        pupils(region)
    with story.step("out of school", "somebody in no school is vouched for by a personal code"):
        out_of_school(region)


def staff(region: Region) -> None:
    """An admin by the command; a referent by the admin. Neither may do anything without a second factor."""
    region.machine.epass("admin", "admin@pilot.example")
    admin = region.person("admin")
    admin.introduce("Admin", 40)
    admin.get("/accounts?role=admin", status=403)
    admin.protect()
    referent = region.person("referent")
    referent.introduce("Référente", 40)
    (found,) = admin.get(f"/accounts?email={referent.email}")
    admin.put(f"/accounts/{found['id']}/roles/referent", departments=[DEPARTMENT])
    referent.protect()
    expect("what waits for the referent", referent.get("/candidacies?status=waiting")["items"], [])


def school(region: Region) -> None:
    """The person at the school's mailbox acts for it."""
    head = region.person("school", MAILBOX)
    head.introduce("Principale", 45)
    made = head.post("/organisations", kind="school", uai=UAI)
    region.ids["school"] = made["id"]
    approve(region, head, "school", made["id"])
    expect("the school's pupils", head.get(f"/organisations/{made['id']}/pupils")["count"], 0)


def approve(region: Region, phone: Phone, role: str, organisation: str) -> None:
    """Somebody asks for a role for an organisation, and the referent accepts."""
    asked = phone.post("/me/candidacies", role=role, organisation_id=organisation)
    sent = phone.post(f"/me/candidacies/{asked['id']}/submit")
    expect("the candidacy", sent["status"], "waiting")
    region.person("referent").post(f"/candidacies/{asked['id']}/decision", accept=True)
    phone.is_told("candidacy.accepted")


def pupils(region: Region) -> None:
    """The first are children, the others old enough to consent alone; all know the school's code."""
    head, school_id = region.phones["school"], region.ids["school"]
    code = head.post(f"/organisations/{school_id}/school-codes")["code"]
    for number in range(1, region.pupils + 1):
        pupil = region.person(f"pupil {number}")
        age = CHILD if number <= CHILDREN else ALONE
        pupil.introduce("Élève", age, level="middle_school")
        expect("the pupil's school", pupil.post("/me/school", code=code)["uai"], UAI)
    linked = head.get(f"/organisations/{school_id}/pupils")
    expect("pupils that the school sees", linked["count"], region.pupils)


def out_of_school(region: Region) -> None:
    """A mission locale hands out a code that says when its person was born."""
    made = region.phones["referent"].post(
        "/staff/age-codes",
        count=1,
        birth_year=int(born(ALONE)[:4]),
        name="Mission locale du pilote",
        department=DEPARTMENT,
    )
    person = region.person("out of school")
    person.introduce("Jeune", ALONE, level="out_of_school")
    expect("vouched for", person.post("/me/age/code", code=made["codes"][0])["state"], "vouched")
