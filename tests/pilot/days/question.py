"""Day 3: companies are verified, one of their people becomes a mentor, and a pupil asks."""

from api.people.verification.quiz import QUESTIONS
from tests.people.organisations.company_directory import siret
from tests.pilot.days.opening import approve
from tests.pilot.phone import Phone, new_id
from tests.pilot.places import CAREER, COMMUNE
from tests.pilot.region import Region
from tests.pilot.story import expect

ASKED = "Bonjour, est-ce que vous travaillez aussi dehors en hiver ?"
ANSWERED = "Bonjour, oui, toute l'année : en hiver on taille et on plante."


def play(region: Region) -> None:
    """From five unknown companies to an answer that rings the pupil's phone."""
    story = region.story
    with story.step("companies", f"{region.companies} ask for their role, the referent accepts them"):
        for number in range(1, region.companies + 1):
            company(region, number)
    mentor, pupil = region.phones["company 1"], region.phones["pupil 1"]
    with story.step("mentor", "charter, quiz, approval; then a phone that rings"):
        become_mentor(region, mentor)
        mentor.put("/me/consents/push", agree=True)
        mentor.subscribe()
    with story.step("question", "a child asks, the mentor's phone rings, they take it"):
        sent = pupil.post("/questions", **asking())
        expect("the question", sent["status"], "waiting")
        mentor.wait_for_ring("/inbox")
        (offered,) = mentor.get("/me/inbox")["items"]
        expect("what the mentor reads", (offered["text"], offered["minor"]), (ASKED, True))
        taken = mentor.post(f"/questions/{sent['id']}/take")
        region.ids["conversation"] = taken["conversation_id"]
    with story.step("answer", "the mentor writes, the child's phone rings, the child reads it"):
        path = f"/conversations/{region.ids['conversation']}/messages"
        mentor.post(path, id=new_id(), text=ANSWERED)
        pupil.wait_for_ring(region.ids["conversation"])
        expect("the conversation", [one["text"] for one in pupil.get(path)["items"]], [ASKED, ANSWERED])


def asking() -> dict[str, str]:
    """What the child sends; where they live decides which referents look after them."""
    return {"id": new_id(), "text": ASKED, "career_code": CAREER, "commune_code": COMMUNE}


def company(region: Region, number: int) -> None:
    """A company that nobody knew, verified."""
    name = f"company {number}"
    owner = region.person(name)
    owner.introduce("Gérante", 40)
    made = owner.post(
        "/organisations",
        kind="company",
        siret=siret(number),
        name=f"Jardins du pilote {number}",
        commune_code=COMMUNE,
    )
    region.ids[name] = made["id"]
    approve(region, owner, "company", made["id"])


def become_mentor(region: Region, phone: Phone) -> None:
    """Every part of a mentor's candidacy."""
    profile = {
        "kind": "professional",
        "job_title": "Jardinière",
        "career_code": CAREER,
        "training": "",
        "languages": ["fr"],
        "commune_code": COMMUNE,
        "presentation": "Je plante et je soigne les jardins de la ville depuis dix ans.",
    }
    phone.put("/me/mentor", **profile)
    version = phone.get("/mentor-charter")["version"]
    phone.post("/me/mentor/charter", version=version, charter=True, honour=True)
    # They have read the charter: they know what is right.
    for question in QUESTIONS.values():
        phone.post(f"/me/mentor/quiz/{question.id}", choice=question.right)
    approve(region, phone, "mentor", region.ids["company 1"])
