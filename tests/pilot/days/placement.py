"""Day 4: companies publish, a phone that waits for it rings, a pupil takes a place."""

from typing import Any

from tests.pilot.days.consent import OLDER
from tests.pilot.phone import new_id
from tests.pilot.places import CAREER, COMMUNE
from tests.pilot.region import Region
from tests.pilot.story import expect
from tests.placements.offers.conftest import monday


def play(region: Region) -> None:
    """From a saved search to a place that the school knows of."""
    story, pupil, company = region.story, region.phones[OLDER], region.phones["company 2"]
    with story.step("alert", "a pupil saves a search"):
        pupil.post("/me/alerts", **search())
    with story.step("offers", f"{region.companies} companies publish, the pupil's phone rings"):
        rung = len(pupil.rings())
        for number in range(1, region.companies + 1):
            region.ids[f"offer {number}"] = publish(region, number)
        pupil.wait_for_ring("/offers", rung)
        expect("offers that a visitor finds", len(region.visitor().get("/offers")["items"]), region.companies)
    with story.step("application", "sent, accepted, confirmed; the school sees the placement"):
        applied = pupil.post("/applications", **application(region.ids["offer 2"]))
        company.is_told("application.received")
        path = f"/applications/{applied['id']}"
        company.post(f"{path}/accept", contact="Demandez l'accueil, 02 61 91 00 44.", weeks=applied["weeks"])
        pupil.is_told("application.accepted")
        expect("confirmed", pupil.post(f"/me{path}/confirm")["status"], "confirmed")
        company.is_told("application.confirmed")
        placed = region.phones["school"].get(f"/organisations/{region.ids['school']}/pupil-placements")
        expect("pupils with a placement, as the school sees", placed["count"] - placed["without"], 1)
        region.ids["application"] = applied["id"]


def search() -> dict[str, Any]:
    """What waits for an observation placement near the school."""
    return {"id": new_id(), "kind": ["observation"], "level": ["3e"], "radius_km": 30}


def publish(region: Region, number: int) -> str:
    """An observation placement that breaks no rule: it is out at once."""
    phone, offer = region.phones[f"company {number}"], new_id()
    phone.post(
        "/offers",
        id=offer,
        organisation_id=region.ids[f"company {number}"],
        kind="observation",
        title="Une semaine au jardin",
        description="Tu suis l'équipe, de la graine à la récolte.",
        rome_codes=[CAREER],
        levels=["3e"],
        commune_code=COMMUNE,
        weeks=[{"week": str(monday()), "places": 2}],
        day_starts="09:00",
        day_ends="16:00",
        break_minutes=60,
        weekdays=["mon", "tue", "wed", "thu", "fri"],
    )
    expect("the offer", phone.post(f"/offers/{offer}/publish")["status"], "published")
    return offer


def application(offer: str) -> dict[str, Any]:
    """What a pupil sends."""
    motivation = "J'aime les plantes et je voudrais voir comment on soigne un grand jardin."
    return {"id": new_id(), "offer_id": offer, "motivation": motivation, "weeks": [str(monday())]}
