"""Around me: places, events, careers and offers in one list, nearest first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from api.platform.kit.clock import today
from tests.factories import Factory

AROUND = "/api/v1/around"
HERE = {"lat": 47.218, "lon": -1.554}


async def labels(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(AROUND, params={**HERE, **query})
    assert response.status_code == 200, response.text
    items = response.json()["items"]
    return [item.get("name") or item.get("title") or item.get("label") for item in items]


async def test_merges_all_sorts_nearest_first(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("A1202", "Jardinier")
    factory.place("Lycée agricole", at=(47.24, -1.554), kind="agricultural_school")
    factory.trains_for(factory.place("MFR", at=(47.25, -1.554), kind="mfr"), "A12")
    factory.event("Salon", at=(47.23, -1.554))
    factory.offer(title="Stage", at=(47.245, -1.554))
    assert await labels(client) == ["Salon", "Lycée agricole", "Stage", "MFR", "Jardinier"]
    assert await labels(client, type="career") == ["Jardinier"]
    assert await labels(client, type=["place", "event"]) == ["Salon", "Lycée agricole", "MFR"]
    assert await labels(client, type="offer") == ["Stage"]


async def test_what_is_known_only_by_its_commune_ranks_alike_whatever_it_is(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    """Placements, line 7: events ranked by bare distance, before places and offers that are as vague."""
    factory.place("Lycée précis", at=(47.238, -1.554))
    factory.event("Salon vague", at=(47.2185, -1.554), approximate=True)
    factory.place("Lycée vague", at=(47.219, -1.554), precision="commune")
    factory.offer(title="Stage vague", at=(47.2195, -1.554), approximate=True)
    assert await labels(client) == ["Lycée précis", "Salon vague", "Lycée vague", "Stage vague"]


async def test_a_career_stands_at_its_nearest_training_place(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("A1202", "Jardinier")
    factory.trains_for(factory.place("Loin", at=(47.30, -1.554)), "A1202")
    near = factory.place("Près", at=(47.22, -1.554))
    factory.trains_for(near, "A")
    body = (await client.get(AROUND, params={**HERE, "type": "career"})).json()
    assert [(item["code"], item["place_id"]) for item in body["items"]] == [("A1202", str(near))]
    assert body["items"][0]["exact"] is False  # « Près » is only known to train for the domain


async def test_a_company_to_visit_is_no_training_place(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("A1202", "Jardinier")
    factory.trains_for(factory.place("Pépinière", kind="company"), "A1202")
    assert await labels(client, type="career") == []


async def test_naming_kinds_of_one_sort_leaves_the_others_out(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.place("CIO", kind="cio")
    factory.place("Lycée")
    factory.event("Orientibus", kind="stop")
    factory.offer(title="Stage de 3e")
    factory.offer(title="Apprentissage", kind="apprenticeship")
    assert await labels(client, kind="cio") == ["CIO"]
    assert await labels(client, kind="stop") == ["Orientibus"]
    assert await labels(client, kind="apprenticeship") == ["Apprentissage"]
    assert sorted(await labels(client, kind=["stop", "cio"])) == ["CIO", "Orientibus"]
    assert sorted(await labels(client, kind=["stop", "observation"])) == ["Orientibus", "Stage de 3e"]
    response = await client.get(AROUND, params={**HERE, "kind": "castle"})
    assert response.status_code == 422


async def test_words_and_levels_apply_to_all(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.place("Lycée horticole", levels=["vocational"])
    factory.place("Lycée Livet", levels=["higher"])
    factory.event("Forum horticole", levels=["vocational"])
    assert sorted(await labels(client, q="horticole")) == ["Forum horticole", "Lycée horticole"]
    factory.career("A1202", "Jardinier")
    factory.trains_for(factory.place("MFR", levels=["vocational"]), "A12")
    assert await labels(client, level="higher") == ["Lycée Livet"]
    assert "Jardinier" not in await labels(client, level="vocational")


async def test_events_that_are_over_are_not_around(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.event("Passé", starts_at=datetime.now(UTC) - timedelta(days=2))
    assert await labels(client) == []


async def test_offers_follow_the_level_that_people_of_a_place_have(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.offer(title="Stage de 3e")
    factory.offer(title="Stage de seconde", levels=["2nde"])
    factory.offer(title="Stage de BTS", kind="placement", levels=["bts"])
    factory.offer(title="CAP en apprentissage", kind="apprenticeship", levels=["cap"])
    factory.offer(title="BUT en apprentissage", kind="apprenticeship", levels=["but"])
    expected = {
        "middle_school": ["Stage de 3e"],
        "high_school": ["Stage de seconde"],
        "vocational": ["CAP en apprentissage"],
        "apprenticeship": ["BUT en apprentissage", "CAP en apprentissage"],
        "higher": ["BUT en apprentissage", "Stage de BTS"],
    }
    for level, titles in expected.items():
        assert sorted(await labels(client, type="offer", level=level)) == titles


async def test_offers_that_are_full_over_or_held_are_not_around(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    for status in ("draft", "review", "full", "expired", "withdrawn", "hidden"):
        factory.offer(status=status)
    factory.offer(expires_on=today() - timedelta(days=1))
    assert await labels(client) == []


async def test_an_offer_known_only_by_its_commune_or_of_a_silent_company_ranks_behind(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.place("Lycée", at=(47.24, -1.554))
    factory.offer(title="Quelque part", at=(47.22, -1.554), approximate=True)
    factory.offer(title="Muette", at=(47.219, -1.554), lowered=True)
    assert await labels(client) == ["Lycée", "Quelque part", "Muette"]


async def test_pages_of_the_mixed_list_neither_repeat_nor_skip(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("A1202", "Jardinier")
    factory.career("A1203", "Paysagiste")
    for n in range(12):
        factory.place(f"Lieu {n}", at=(47.2 + n / 200, -1.55))
        factory.event(f"Événement {n}", at=(47.2 + n / 150, -1.56))
        factory.offer(title=f"Stage {n}", at=(47.2 + n / 170, -1.558), approximate=n % 3 == 0)
    factory.trains_for(factory.place("École", at=(47.23, -1.554)), "A12")
    whole = await labels(client, limit=100)
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {**HERE, "limit": 5, **({"cursor": cursor} if cursor else {})}
        body = (await client.get(AROUND, params=query)).json()
        seen += [i.get("name") or i.get("title") or i.get("label") for i in body["items"]]
        cursor = body["next"]
        if cursor is None:
            break
    assert seen == whole
    assert len(seen) == 39


async def test_without_a_point_it_says_what_is_missing(client: httpx.AsyncClient) -> None:
    response = await client.get(AROUND)
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {"field": "commune", "message": "Il faut une commune ou une position."}
    ]
