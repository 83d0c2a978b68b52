"""Day 5: an organisation awards a badge, a pupil accepts and shows it, a visitor checks it."""

from tests.pilot.days.consent import OLDER
from tests.pilot.days.opening import approve
from tests.pilot.phone import Phone, new_id
from tests.pilot.region import Region
from tests.pilot.story import expect, wait


def play(region: Region) -> None:
    """From an organisation that awards nothing to a badge that anybody can check."""
    story, pupil, issuer = region.story, region.phones[OLDER], region.phones["company 2"]
    organisation = region.ids["company 2"]
    with story.step("issuer", "an organisation may award, and draws its first badge"):
        approve(region, issuer, "issuer", organisation)
        issuer.put(f"/badges/organisations/{organisation}/profile", description="", home_url="")
        achievement = new_id()
        issuer.post(
            f"/badges/organisations/{organisation}/achievements",
            id=achievement,
            name="Une semaine au jardin",
            description="A suivi l'équipe d'un jardin.",
            criteria="Cinq jours avec l'équipe, de la graine à la récolte.",
        )
        drawn = region.visitor().get("/badges/designs")
        design = {part: drawn[f"{part}s"][0]["code"] for part in ("shape", "colour", "icon")}
        issuer.put(f"/badges/achievements/{achievement}/design", **design)
        issuer.post(f"/badges/achievements/{achievement}/publish")
    with story.step("badge", "awarded by mail address, accepted, shown by a link, checked by a visitor"):
        issuer.post(
            f"/badges/achievements/{achievement}/awards", id=new_id(), recipients=[{"email": pupil.email}]
        )
        region.ids["badge"] = wait("an offered badge", lambda: offered(pupil))
        pupil.post(f"/me/badges/{region.ids['badge']}/accept")
        shared = pupil.post(f"/me/badges/{region.ids['badge']}/shares", id=new_id(), show_name=True)
        region.ids["share"] = shared["items"][0]["url"].partition("#")[2]
        region.ids["badge file"] = pupil.text(f"/me/badges/{region.ids['badge']}/file?format=jwt")
        verify(region)


def offered(pupil: Phone) -> str:
    """The badge that waits in the wallet; empty without one."""
    items = pupil.get("/me/badges")["items"]
    return str(items[0]["id"]) if items else ""


def verify(region: Region) -> None:
    """Anybody is told that the badge is good and whose it is, by the link and by the file that was taken."""
    visitor = region.visitor()
    by_link = visitor.get(f"/badges/shared/{region.ids['share']}")
    by_file = visitor.post("/badges/verify", text=region.ids["badge file"])
    for what, seen in (("the badge's link", by_link), ("the badge's file", by_file)):
        expect(what, (seen["verdict"], seen["trust"]), ("valid", "verified_here"))
