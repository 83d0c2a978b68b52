"""Interests by HTTP: the cards, and careers that go with answers."""

from typing import Any

import httpx
import pytest

from api.guide.interests.content import CARDS, NAMED
from api.guide.trainings import service as trainings
from api.platform.kit.database import Database
from api.platform.kit.pagination import encode_cursor
from api.platform.kit.qr import svg
from tests.factories import Factory
from tests.guide.trainings.rows import FAR, NEAR, taught, training
from tests.settings import ORIGIN

CAREERS = "/api/v1/interests/careers"
LAVAL = {"lat": NEAR[0], "lon": NEAR[1]}


@pytest.fixture
def careers(factory: Factory) -> Factory:
    """Every career that a card names."""
    for code in NAMED:
        factory.career(code, f"Métier {code}", riasec="RC")
    return factory


async def suggested(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    response = await client.get(CAREERS, params=query)
    assert response.status_code == 200, response.text
    return dict(response.json())


async def test_the_code_that_opens_the_cards_is_of_this_address(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/interests/cards/code.svg")
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert response.headers["cache-control"].startswith("public")
    assert response.text == svg(f"{ORIGIN}/interests/cards")


async def test_the_cards_come_in_both_languages(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/interests/cards")
    assert response.headers["cache-control"].startswith("public")
    body = response.json()
    assert [card["id"] for card in body["cards"]] == list(CARDS)
    assert all(card["fr"] and card["en"] and card["letters"] for card in body["cards"])
    assert "near" not in body["cards"][0]


@pytest.mark.usefixtures("careers")
class TestSuggestions:
    async def test_careers_come_with_their_reasons(self, client: httpx.AsyncClient) -> None:
        body = await suggested(client, answers="garden:2,bike:0", subjects="biology", limit=60)
        assert {item["code"] for item in body["items"]} == {*CARDS["garden"].near, *CARDS["garden"].far}
        forester = next(item for item in body["items"] if item["code"] == "A1311")
        assert forester["surprising"]
        assert forester["reasons"] == {
            "cards": ["garden"],
            "subjects": ["biology"],
            "letter": "R",
            "training": None,
        }
        assert body["leading"] == [{"letter": "R", "cards": ["garden"]}]
        assert body["next"] is None

    async def test_nothing_is_kept_and_nobody_is_told_apart(self, client: httpx.AsyncClient) -> None:
        response = await client.get(CAREERS, params={"answers": "cook:2"})
        assert response.headers["cache-control"].startswith("public")
        assert "set-cookie" not in response.headers
        assert "cookie" not in response.headers.get("vary", "").lower()

    async def test_pages_are_whole(self, client: httpx.AsyncClient) -> None:
        answers = ",".join(f"{card}:2" for card in CARDS)
        whole = [item["code"] for item in (await suggested(client, answers=answers, limit=60))["items"]]
        seen: list[str] = []
        cursor: str | None = None
        while True:
            more = {"cursor": cursor} if cursor else {}
            body = await suggested(client, answers=answers, limit=7, **more)
            seen += [item["code"] for item in body["items"]]
            if (cursor := body["next"]) is None:
                break
        assert seen == whole
        assert len(set(seen)) == 60

    async def test_nothing_liked_is_an_empty_list(self, client: httpx.AsyncClient) -> None:
        assert await suggested(client, answers="cook:0,bike:1") == {"items": [], "next": None, "leading": []}

    async def test_careers_that_rome_no_longer_has_are_left_out(
        self, client: httpx.AsyncClient, careers: Factory
    ) -> None:
        careers.connection.execute("DELETE FROM career WHERE code = 'D1104'")
        body = await suggested(client, answers="cook:2")
        assert "D1104" not in [item["code"] for item in body["items"]]


class TestNearHome:
    async def test_a_training_near_is_told_and_moves_nothing(
        self, client: httpx.AsyncClient, careers: Factory
    ) -> None:
        training(careers, careers=["D1102"])
        taught(careers, "0530002B", "50022137", name="Lycée loin", at=FAR)
        taught(careers, "0530001A", "50022137", name="CFA près", at=NEAR)
        anywhere = await suggested(client, answers="cook:2")
        body = await suggested(client, answers="cook:2", **LAVAL)
        assert [item["code"] for item in body["items"]] == [item["code"] for item in anywhere["items"]]
        baker = next(item for item in body["items"] if item["code"] == "D1102")["reasons"]["training"]
        assert (baker["training_id"], baker["place"], baker["distance_m"]) == ("50022137", "CFA près", 0)
        assert all(item["reasons"]["training"] is None for item in anywhere["items"])

    @pytest.mark.parametrize(
        "spoiled",
        [
            "UPDATE training_career SET firm = false",
            "UPDATE training SET reserved_for = 'military'",
            "UPDATE training SET closes_on = '2020-01-01'",
            "UPDATE training_place SET predecessor = true",
            "UPDATE training_place SET common = true",
            "UPDATE place SET status = 'closed', closed_on = '2026-01-01'",
        ],
    )
    async def test_what_one_cannot_begin_there_is_not_told(
        self, client: httpx.AsyncClient, careers: Factory, spoiled: str
    ) -> None:
        training(careers, careers=["D1102"])
        taught(careers, "0530001A", "50022137", at=NEAR)
        careers.connection.execute(spoiled)
        body = await suggested(client, answers="cook:2", **LAVAL)
        assert all(item["reasons"]["training"] is None for item in body["items"])

    async def test_what_is_beyond_the_radius_is_not_near(
        self, client: httpx.AsyncClient, careers: Factory
    ) -> None:
        training(careers, careers=["D1102"])
        taught(careers, "0530001A", "50022137", at=(NEAR[0] + 0.2, NEAR[1]))
        for radius, found in ((20, False), (30, True)):
            body = await suggested(client, answers="cook:2", radius_km=radius, **LAVAL)
            assert any(item["reasons"]["training"] for item in body["items"]) is found

    async def test_the_length_of_studies_is_that_of_the_shortest_way(
        self, database: Database, careers: Factory
    ) -> None:
        training(careers, "40022106", level=6, careers=["D1102", "D1104"])
        training(careers, careers=["D1102"])
        training(careers, "50022138", level=3, reserved_for="military", careers=["D1104"])
        async with database.reads.connect() as connection:
            levels = await trainings.levels(connection, ["D1102", "D1104", "D1115"])
        assert levels == {"D1102": 3, "D1104": 6}


@pytest.mark.usefixtures("careers")
class TestHostileInput:
    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ({}, "answers"),
            ({"answers": ""}, "answers"),
            ({"answers": "cook"}, "answers"),
            ({"answers": "cook:3"}, "answers"),
            ({"answers": "cook:2,"}, "answers"),
            ({"answers": "cook:2,cook:0"}, "answers"),
            ({"answers": "nothing:2"}, "answers"),
            ({"answers": "cook:2' OR 1=1"}, "answers"),
            ({"answers": "cook:2\x00"}, None),
            ({"answers": ",".join(["cook:2"] * 300)}, "answers"),
            ({"answers": "cook:2", "subjects": "magic"}, "subjects"),
            ({"answers": "cook:2", "subjects": "maths,"}, "subjects"),
            ({"answers": "cook:2", "subjects": "m" * 300}, "subjects"),
            ({"answers": "cook:2", "limit": 0}, "limit"),
            ({"answers": "cook:2", "limit": 1000}, "limit"),
            ({"answers": "cook:2", "cursor": "zzz"}, "cursor"),
            ({"answers": "cook:2", "lat": 47}, None),
            ({"answers": "cook:2", "commune": "44999"}, "commune"),
            ({"answers": "cook:2", "age": 14}, "age"),
        ],
    )
    async def test_it_is_refused_with_a_word(
        self, client: httpx.AsyncClient, query: dict[str, Any], field: str | None
    ) -> None:
        response = await client.get(CAREERS, params=query)
        assert response.status_code in (400, 422), response.text
        assert response.headers["content-type"] == "application/problem+json"
        if field:
            assert [error["field"] for error in response.json()["errors"]] == [field]

    @pytest.mark.parametrize("order", [-5.0, 1e14])
    async def test_a_made_up_cursor_is_harmless(self, client: httpx.AsyncClient, order: float) -> None:
        body = await suggested(client, answers="cook:2", cursor=encode_cursor(order))
        assert len(body["items"]) in (0, 10)
