"""Series of the technological bac: no public list says which lycée prepares which."""

import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import training
from tests.home.conftest import Renew, Search

pytestmark = pytest.mark.usefixtures("region")

HEALTH, GROUP = "43033104", "43039901"


@pytest.mark.parametrize("typed", ["st2s", "bac techno st2s", "sciences et technologies de la santé"])
async def test_is_found_without_a_place_and_no_lycee_beside(
    search: Search, renewed: Renew, factory: Factory, typed: str
) -> None:
    series = "Bac techno sciences et technologies de la santé et du social"
    training(factory, HEALTH, series, diploma="Bac techno", level=4)
    training(factory, GROUP, "Bac techno 2nd cycle, sciences de la santé", diploma="Bac techno", level=4)
    renewed(whole=True)
    found = (await search(typed)).json()["items"]
    assert found[0]["id"] == HEALTH
    assert "place" not in {one["type"] for one in found}
    assert GROUP not in {one["id"] for one in found}
