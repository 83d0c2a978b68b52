"""Events at the places that train for a career."""

from datetime import UTC, datetime, timedelta

import httpx

from tests.factories import Factory
from tests.guide.trainings.rows import taught, training


async def test_open_days_are_of_the_places_that_train_for_the_career(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("D1102", "Boulanger / Boulangère")
    training(factory, careers=["D1102"])
    training(factory, "40022106", "Bac pro Cuisine", diploma="Bac pro")
    near = taught(factory, "0530001A", "50022137", name="CFA", at=(48.08, -0.77))
    far = taught(factory, "0490001A", "50022137", name="Loin", at=(47.0, -0.5))
    other = taught(factory, "0530002B", "40022106", name="Lycée", at=(48.08, -0.77))
    laval, today = (48.08, -0.77), datetime.now(UTC)
    for place, title, at, days in (
        (far, "Loin", (47.0, -0.5), 3),
        (near, "Plus tard", laval, 9),
        (near, "Bientôt", laval, 2),
        (other, "Cuisine", laval, 1),
    ):
        factory.event(title, place_id=place, at=at, starts_at=today + timedelta(days=days))

    async def titles(**query: str | float) -> list[str]:
        answer = await client.get("/api/v1/careers/D1102/events", params=query)
        assert answer.status_code == 200, answer.text
        return [event["title"] for event in answer.json()["items"]]

    assert await titles() == ["Bientôt", "Loin", "Plus tard"]
    assert await titles(lat=48.07, lon=-0.77) == ["Bientôt", "Plus tard"]
    assert (await client.get("/api/v1/careers/D9999/events")).status_code == 404


async def test_an_open_day_that_was_invented_says_so_at_the_places_that_teach(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    training(factory)
    soon = datetime.now(UTC) + timedelta(days=3)
    for name, uai, demo in (("Vrai", "0530001A", False), ("Inventé", "0530002B", True)):
        place = taught(factory, uai, "50022137", name=name)
        factory.event("Portes ouvertes", place_id=place, kind="open_day", starts_at=soon, demo=demo)
    places = (await client.get("/api/v1/trainings/50022137/places")).json()["items"]
    assert {place["name"]: place["open_day"]["demo"] for place in places} == {"Vrai": False, "Inventé": True}
