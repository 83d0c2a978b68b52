"""What a school's portal shows: public facts near it, and nothing of a pupil."""

from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest

from tests.factories import Factory

UAI = "0440001A"
ADDRESS = f"/api/v1/portals/schools/{UAI}"
ATOM = "{http://www.w3.org/2005/Atom}"
HERE, NEAR, FAR = (47.218, -1.554), (47.30, -1.554), (48.40, -1.554)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def school(factory: Factory) -> None:
    """A collège."""
    factory.place("Collège des Prés", at=HERE, kind="middle_school", uai=UAI, levels=["middle_school"])


async def news(client: httpx.AsyncClient) -> Element:
    response = await client.get(f"{ADDRESS}.atom")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/atom+xml")
    return fromstring(response.text)


def titles(root: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in root.iter(f"{ATOM}entry")]


async def test_events_and_offers_near_it_for_its_levels(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.event("Portes ouvertes", at=NEAR, kind="open_day")
    factory.event("Salon lointain", at=FAR)
    factory.offer(title="Stage de 3e", at=NEAR, levels=["3e"])
    factory.offer(title="Stage de 2nde", at=NEAR, levels=["2nde"])
    factory.offer(title="Stage loin", at=FAR, levels=["3e"])
    root = await news(client)
    assert sorted(titles(root)) == ["Portes ouvertes", "Stage de 3e"]
    assert "Collège des Prés" in root.findtext(f"{ATOM}title", "")


async def test_what_is_over_or_far_ahead_is_not_told_and_what_is_cancelled_is(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    moment = datetime.now(UTC)
    factory.event("Passé", at=NEAR, starts_at=moment - 3 * DAY, ends_at=moment - 2 * DAY)
    factory.event("Dans un an", at=NEAR, starts_at=moment + 360 * DAY, ends_at=moment + 361 * DAY)
    factory.event("Salon", at=NEAR, status="cancelled")
    assert titles(await news(client)) == ["Annulé\u00a0: Salon"]


async def test_what_was_invented_for_the_demonstration_says_so(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.event("Salon", at=NEAR, demo=True)
    assert titles(await news(client)) == ["Exemple inventé, n’aura pas lieu\u00a0: Salon"]


async def test_it_has_an_end(client: httpx.AsyncClient, factory: Factory) -> None:
    for number in range(40):
        factory.event(f"Événement {number}", at=NEAR)
        factory.offer(title=f"Stage {number}", at=NEAR, levels=["3e"])
    found = titles(await news(client))
    assert len([one for one in found if one.startswith("Événement")]) == 30
    assert len([one for one in found if one.startswith("Stage")]) == 30


async def test_who_asks_again_is_told_that_nothing_changed(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    for there in (False, True):
        if there:
            factory.event("Portes ouvertes", at=NEAR)
        first = await client.get(f"{ADDRESS}.atom", headers={"Cache-Control": "no-cache"})
        assert "public" in first.headers["cache-control"]
        etag = first.headers["etag"]
        again = await client.get(f"{ADDRESS}.atom", headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")


async def test_nothing_of_a_pupil_is_in_it(client: httpx.AsyncClient, factory: Factory) -> None:
    account = factory.account("student", first_name="Ysoline")
    factory.pupil_school(account, uai=UAI, name="Collège des Prés")
    factory.offer(title="Stage", at=NEAR, levels=["3e"])
    for address in (ADDRESS, f"{ADDRESS}.atom"):
        text = (await client.get(address)).text
        assert "Ysoline" not in text
        assert str(account) not in text


async def test_the_school_is_told_with_its_surroundings(client: httpx.AsyncClient) -> None:
    found = (await client.get(ADDRESS.lower())).json()
    assert (found["uai"], found["name"], found["levels"]) == (UAI, "Collège des Prés", ["middle_school"])
    west, south, east, north = found["bounds"]
    assert west < HERE[1] < east
    assert south < HERE[0] < north


@pytest.mark.parametrize("ending", ["", ".atom"])
async def test_no_such_school(client: httpx.AsyncClient, ending: str) -> None:
    assert (await client.get(f"/api/v1/portals/schools/0449999Z{ending}")).status_code == 404
    for wrong in ("044", "0440001AA", "0440001A%20", "%00440001A"):
        response = await client.get(f"/api/v1/portals/schools/{wrong}{ending}")
        assert response.status_code in {400, 422}, wrong
