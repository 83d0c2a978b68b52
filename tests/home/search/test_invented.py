"""What the search says of things that were invented for the demonstration."""

import pytest

from tests.factories import LAVAL, Factory
from tests.home.conftest import Renew, Search

pytestmark = pytest.mark.usefixtures("region")


async def test_what_was_invented_for_the_demonstration_says_so(
    search: Search, factory: Factory, renewed: Renew
) -> None:
    place = factory.place("Lycée des Alizés", at=LAVAL)
    factory.event("Portes ouvertes des Alizés", at=LAVAL, place_id=place, demo=True)
    factory.event("Salon des Alizés", at=LAVAL, demo=True)
    renewed(whole=True)
    found = {one["name"]: one for one in (await search("alizés")).json()["items"]}
    shown = {name: one["demo"] for name, one in found.items()}
    shown |= {each["name"]: each["demo"] for one in found.values() for each in one["also"]}
    assert shown == {
        "Lycée des Alizés": False,
        "Portes ouvertes des Alizés": True,
        "Salon des Alizés": True,
    }
