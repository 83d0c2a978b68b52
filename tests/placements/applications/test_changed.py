"""An offer changes after somebody applied, or has a place: nobody comes into hours unlawful at their age.

Placements, line 4: hours, levels and contracts were looked at when somebody applied, and never again.
"""

from typing import Any
from uuid import uuid4

import pytest

from tests.placements.applications.world import World
from tests.placements.offers.conftest import Company as Writer
from tests.placements.offers.conftest import monday

BY_DAY = {"hours_per_week": None, "day_starts": "09:00", "day_ends": "17:00", "break_minutes": 60}
LATE = {"day_starts": "14:00", "day_ends": "22:00"}
AT_NIGHT = {**LATE, "day_ends": "23:59"}
CHANGES: list[tuple[int, str, dict[str, Any], dict[str, Any]]] = [
    (15, "placement", {"levels": ["cap"], **BY_DAY}, LATE),
    (17, "placement", {"levels": ["bts"], **BY_DAY}, AT_NIGHT),
    (17, "placement", {"levels": ["bts"], **BY_DAY}, {"weekdays": ["sat", "sun"]}),
    (17, "placement", {"levels": ["bts"], **BY_DAY}, {"levels": ["master"]}),
    (15, "apprenticeship", {}, {"contract": "professionnalisation", "duration_months": 12}),
]


@pytest.fixture
async def writer(world: World) -> Writer:
    """A verified company in Nantes that writes its offers by the form."""
    world.factory.commune("44109", "Nantes")
    made = await world.company(siret="12345678200002")
    return Writer(made.client, made.organisation, made.owner)


async def applied(
    world: World, writer: Writer, age: int, kind: str, values: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """An offer that is out, and an application of somebody of that age."""
    offer = getattr(writer, kind)(id=str(uuid4()), start_on=str(monday(4)), **values)
    published = await writer.publish(offer)
    assert published.json()["status"] == "published", published.text
    return offer, await world.applied(await world.student(age, level="vocational"), offer["id"])


async def accept(writer: Writer, application: str) -> Any:
    path = f"/api/v1/applications/{application}/accept"
    return await writer.client.post(path, json={"contact": "Demandez l’accueil, 02 61 91 00 44"})


@pytest.mark.parametrize(("age", "kind", "values", "change"), CHANGES)
async def test_who_is_too_young_for_an_offer_as_it_is_by_now_is_not_accepted(
    world: World, writer: Writer, age: int, kind: str, values: dict[str, Any], change: dict[str, Any]
) -> None:
    offer, application = await applied(world, writer, age, kind, values)
    assert (await writer.change(offer, **change)).status_code == 200
    refused = await accept(writer, application)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/too-young-by-now")
    assert (await writer.change(offer)).status_code == 200
    assert (await accept(writer, application)).status_code == 200


@pytest.mark.parametrize(("age", "kind", "values", "change"), CHANGES)
async def test_where_a_place_is_given_nothing_changes_that_somebody_may_be_too_young_for(
    world: World, writer: Writer, age: int, kind: str, values: dict[str, Any], change: dict[str, Any]
) -> None:
    offer, application = await applied(world, writer, age, kind, values)
    assert (await accept(writer, application)).status_code == 200
    refused = await writer.change(offer, **change)
    assert refused.status_code == 422, refused.text
    [error] = refused.json()["errors"]
    assert error["message"].startswith("Une place est déjà donnée")
    assert (await writer.change(offer, title="Un autre titre")).status_code == 200
    assert (await writer.act(offer, "withdraw")).status_code == 200
    assert (await writer.change(offer, **change)).status_code == 422, "nor while it is withdrawn"


async def test_nor_does_it_begin_earlier(world: World, writer: Writer) -> None:
    offer, application = await applied(world, writer, 16, "placement", {"levels": ["cap"], **BY_DAY})
    assert (await accept(writer, application)).status_code == 200
    assert (await writer.change(offer, start_on=str(monday(2)))).status_code == 422
    assert (await writer.change(offer, start_on=str(monday(5)))).status_code == 200
