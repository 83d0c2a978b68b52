"""Around me: places, events and careers in one list, nearest first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.factories import Factory

AROUND = "/api/v1/around"
HERE = {"lat": 47.218, "lon": -1.554}


async def labels(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(AROUND, params={**HERE, **query})
    assert response.status_code == 200, response.text
    items = response.json()["items"]
    return [item.get("name") or item.get("title") or item.get("label") for item in items]


async def test_merges_the_three_nearest_first(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("A1202", "Jardinier")
    factory.place("Lycée agricole", at=(47.24, -1.554), kind="agricultural_school")
    factory.trains_for(factory.place("MFR", at=(47.25, -1.554), kind="mfr"), "A12")
    factory.event("Salon", at=(47.23, -1.554))
    assert await labels(client) == ["Salon", "Lycée agricole", "MFR", "Jardinier"]
    assert await labels(client, type="career") == ["Jardinier"]
    assert await labels(client, type=["place", "event"]) == ["Salon", "Lycée agricole", "MFR"]


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
    assert await labels(client, kind="cio") == ["CIO"]
    assert await labels(client, kind="stop") == ["Orientibus"]
    assert sorted(await labels(client, kind=["stop", "cio"])) == ["CIO", "Orientibus"]


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


async def test_pages_of_the_mixed_list_neither_repeat_nor_skip(
    client: httpx.AsyncClient, factory: Factory
) -> None:
    factory.career("A1202", "Jardinier")
    factory.career("A1203", "Paysagiste")
    for n in range(12):
        factory.place(f"Lieu {n}", at=(47.2 + n / 200, -1.55))
        factory.event(f"Événement {n}", at=(47.2 + n / 150, -1.56))
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
    assert len(seen) == 27


async def test_without_a_point_it_says_what_is_missing(client: httpx.AsyncClient) -> None:
    response = await client.get(AROUND)
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {"field": "commune", "message": "Indique une commune ou une position."}
    ]
