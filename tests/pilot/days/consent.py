"""Day 2: who may talk and be rung. One parent agrees, the other refuses, the older pupils decide alone."""

from tests.pilot.phone import Phone
from tests.pilot.region import Region
from tests.pilot.story import expect

PURPOSES = ("conversations", "push", "badges")
OLDER = "pupil 3"
"""Who decides alone."""


def play(region: Region) -> None:
    """Two parents answer by mail, without an account; what they say is what the server does."""
    story, child, other = region.story, region.phones["pupil 1"], region.phones["pupil 2"]
    with story.step("consent", "a parent agrees by a link, and the child's phone may ring"):
        agree(child)
        expect("before the parent", states(child), dict.fromkeys(PURPOSES, "waiting_for_parent"))
        answer(region, child, "parent1@pilot.example", agree=True)
        expect("after the parent", states(child), dict.fromkeys(PURPOSES, "granted"))
        child.subscribe()
    with story.step("refusal", "the other parent refuses, and the child can neither ask nor be rung"):
        agree(other)
        answer(region, other, "parent2@pilot.example", agree=False)
        expect("after the refusal", states(other), dict.fromkeys(PURPOSES, "refused"))
        other.is_told("consent.parent_answered")
        other.ask("PUT", "/me/push-subscriptions", status=403, **other.subscription())
    with story.step("alone", "who is old enough decides alone, in school or out of it"):
        for name in (OLDER, "out of school"):
            agree(region.phones[name])
            expect("their own decision", states(region.phones[name]), dict.fromkeys(PURPOSES, "granted"))
            region.phones[name].subscribe()


def agree(phone: Phone) -> None:
    """Their own answer."""
    for purpose in PURPOSES:
        phone.put(f"/me/consents/{purpose}", agree=True)


def states(phone: Phone) -> dict[str, str]:
    """Purpose → state, as their page shows it."""
    shown = phone.get("/me/consents")["consents"]
    return {one["purpose"]: one["state"] for one in shown if one["purpose"] in PURPOSES}


def answer(region: Region, child: Phone, address: str, *, agree: bool) -> None:
    """The child names a parent, who reads the mail and answers on a phone of their own."""
    child.put("/me/guardian", email=address)
    token = region.world.boxes.link(address, "/parent")
    parent = region.visitor()
    asked = parent.post("/guardian/open", token=token)
    expect("what the parent is asked", set(PURPOSES) <= {one["purpose"] for one in asked["purposes"]})
    decisions = {one["purpose"]: agree for one in asked["purposes"]}
    parent.post("/guardian/answer", token=token, declares_authority=True, decisions=decisions)
    region.world.boxes.link(address, "/parent/manage")
