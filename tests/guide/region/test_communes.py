"""Communes by name, postcode and nearness; outlines."""

from typing import Any

import httpx
import pytest

from tests.factories import ANGERS, LAVAL, Factory

COMMUNES = "/api/v1/communes"


async def names(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(COMMUNES, params=query)
    assert response.status_code == 200, response.text
    return [item["name"] for item in response.json()["items"]]


@pytest.fixture
def communes(factory: Factory) -> None:
    factory.commune("44109", "Nantes", population=320_000)
    factory.commune("53130", "Laval", at=LAVAL, postcodes=["53000"])
    factory.commune("53097", "Évron", at=(48.15, -0.40), postcodes=["53600"])
    factory.commune("49007", "Angers", at=ANGERS, postcodes=["49000", "49100"])
    factory.commune("85194", "Les Sables-d'Olonne", at=(46.49, -1.78), population=48_000)


@pytest.mark.usefixtures("communes")
class TestByText:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("evr", "Évron"),
            ("ÉVRON", "Évron"),
            ("sables", "Les Sables-d'Olonne"),
            ("les sables d'o", "Les Sables-d'Olonne"),
            ("olonne", "Les Sables-d'Olonne"),
            ("anger", "Angers"),
            ("angerss", "Angers"),
            ("531", None),
            ("536", "Évron"),
            ("49100", "Angers"),
        ],
    )
    async def test_the_beginning_of_a_word_or_postcode_is_enough(
        self, client: httpx.AsyncClient, typed: str, found: str | None
    ) -> None:
        assert await names(client, q=typed) == ([found] if found else [])

    async def test_a_former_commune_finds_the_one_that_holds_it_now(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.connection.execute(
            "INSERT INTO former_commune (code, name, kind, commune_code)"
            " VALUES ('85166', 'Olonne-sur-Mer', 'merged', '85194')"
        )
        assert await names(client, q="olonne sur") == ["Les Sables-d'Olonne"]

    async def test_text_without_a_word_finds_nothing(self, client: httpx.AsyncClient) -> None:
        assert await names(client, q="%_'") == []


@pytest.mark.usefixtures("communes")
async def test_the_nearest_commune_names_a_position(client: httpx.AsyncClient) -> None:
    assert (await names(client, lat=48.1, lon=-0.7))[0] == "Laval"


@pytest.mark.usefixtures("communes")
async def test_a_commune_by_its_code(client: httpx.AsyncClient) -> None:
    body = (await client.get(f"{COMMUNES}/53097")).json()
    assert (body["name"], body["department_code"], body["postcodes"]) == ("Évron", "53", ["53600"])
    assert (await client.get(f"{COMMUNES}/00000")).status_code == 404
    assert (await client.get(f"{COMMUNES}/x")).status_code == 422
    assert (await client.get(COMMUNES)).status_code == 422


class TestOutlines:
    async def test_each_level_is_a_feature_collection(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.commune("53097", "Évron")
        factory.outline("region", "52")
        factory.outline("department", "53", department_code="53")
        factory.outline("commune", "53097", department_code="53")
        for level in ("region", "departments", "communes?department=53"):
            body = (await client.get(f"/api/v1/outlines/{level}")).json()
            assert body["type"] == "FeatureCollection"
            assert [f["geometry"]["type"] for f in body["features"]] == ["Polygon"], level

    async def test_communes_are_asked_for_by_department(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/api/v1/outlines/communes")).status_code == 422
        assert (await client.get("/api/v1/outlines/planets")).status_code == 422
