"""Finding places: by position, commune, words, kind, level; and what hostile queries get."""

import random
from typing import Any

import httpx
import pytest

from api.platform.kit.geo import Position, distance_m
from tests.factories import ANGERS, LAVAL, NANTES, Factory

PLACES = "/api/v1/places"


async def names(client: httpx.AsyncClient, url: str = PLACES, **query: Any) -> list[str]:
    response = await client.get(url, params=query)
    assert response.status_code == 200, response.text
    return [item["name"] for item in response.json()["items"]]


async def page_by_page(client: httpx.AsyncClient, query: dict[str, Any]) -> list[dict[str, Any]]:
    """The items of every page, as they come."""
    seen: list[dict[str, Any]] = []
    cursor: dict[str, str] | None = {}
    while cursor is not None:
        body = (await client.get(PLACES, params={**query, **cursor})).json()
        seen += body["items"]
        cursor = {"cursor": body["next"]} if body["next"] is not None else None
    return seen


class TestByPosition:
    async def test_nearest_first_with_its_distance_in_metres(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Loin", at=(47.30, -1.55))
        factory.place("Près", at=(47.22, -1.55))
        body = (await client.get(PLACES, params={"lat": 47.218, "lon": -1.554})).json()
        assert [item["name"] for item in body["items"]] == ["Près", "Loin"]
        expected = distance_m(Position(47.218, -1.554), Position(47.22, -1.55))
        assert body["items"][0]["distance_m"] == round(expected)
        assert body["next"] is None

    async def test_a_place_known_only_by_its_commune_stands_behind_those_with_an_address(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for n in range(40):
            factory.place(f"Quelque part {n}", at=(47.218, -1.554), precision="commune")
        factory.place("Lycée", at=(47.235, -1.554))
        factory.place("Loin", at=(47.26, -1.554))
        body = (await client.get(PLACES, params={"lat": 47.218, "lon": -1.554, "limit": 3})).json()
        assert body["items"][0]["name"] == "Lycée"
        assert body["items"][1]["distance_m"] == 0  # what is shown is the distance to the commune's centre
        everything = await names(client, lat=47.218, lon=-1.554, limit=100)
        assert everything[0] == "Lycée"
        assert everything[-1] == "Loin"

    async def test_nothing_beyond_the_radius(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place("Nantes", at=NANTES)
        factory.place("Angers", at=ANGERS)
        assert await names(client, lat=47.218, lon=-1.554, radius_km=30) == ["Nantes"]
        assert await names(client, lat=47.218, lon=-1.554, radius_km=100) == ["Nantes", "Angers"]

    async def test_agrees_with_a_plain_sort_by_distance(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        chance = random.Random(7)
        where = [(46.5 + chance.random() * 2, -2 + chance.random() * 2) for _ in range(300)]
        for n, at in enumerate(where):
            factory.place(f"Lieu {n}", at=at, kind=chance.choice(["high_school", "cio", "mfr"]))
        here = Position(47.4, -1.0)
        expected = sorted(range(300), key=lambda n: distance_m(here, Position(*where[n])))
        expected = [n for n in expected if distance_m(here, Position(*where[n])) <= 80_000]
        query = {"lat": here.lat, "lon": here.lon, "radius_km": 80, "limit": 17}
        seen = [item["name"] for item in await page_by_page(client, query)]
        assert seen == [f"Lieu {n}" for n in expected]

    @pytest.mark.parametrize(
        "kind", [[], ["cio"], ["cio", "mfr"]], ids=["all kinds", "one kind", "two kinds"]
    )
    async def test_no_place_is_lost_where_many_share_one_point(
        self, client: httpx.AsyncClient, factory: Factory, kind: list[str]
    ) -> None:
        for n in range(90):
            factory.place(f"Au centre {n}", kind="cio" if n % 2 else "mfr", at=(47.30, -1.55))
        for n in range(30):
            factory.place(f"Autour {n}", kind="cio", at=(47.25 + n / 400, -1.5 - n / 300))
        everything = {"lat": 47.218, "lon": -1.554, "kind": kind, "limit": 100}
        seen = [item["name"] for item in await page_by_page(client, {**everything, "limit": 7})]
        assert len(seen) == len(set(seen)) == (75 if kind == ["cio"] else 120)
        assert (await names(client, **everything)) == seen[:100]

    async def test_nor_where_one_searches_from_that_very_point(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for n in range(60):
            factory.place(f"Ici {n}", kind="cio", at=(47.3, -1.55))
        query = {"lat": 47.3, "lon": -1.55, "kind": "cio", "limit": 7}
        seen = [item["id"] for item in await page_by_page(client, query)]
        assert seen == sorted(set(seen))
        assert len(seen) == 60

    async def test_a_place_is_listed_as_it_is_now(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place("Lycée d’hier", at=NANTES)
        factory.connection.execute("UPDATE place SET name = 'Lycée « d’aujourd’hui »', sector = NULL")
        body = (await client.get(PLACES, params={"lat": 47.218, "lon": -1.554})).json()
        assert [(item["name"], item["sector"]) for item in body["items"]] == [
            ("Lycée « d’aujourd’hui »", None)
        ]

    async def test_several_kinds_are_merged_by_distance(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("CIO", at=(47.23, -1.55), kind="cio")
        factory.place("Lycée", at=(47.22, -1.55))
        factory.place("MFR", at=(47.24, -1.55), kind="mfr")
        assert await names(client, lat=47.218, lon=-1.554, kind=["mfr", "cio"]) == ["CIO", "MFR"]

    async def test_level_and_sector_filter(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place("Privé", levels=["vocational"], sector="private")
        factory.place("Public", levels=["vocational", "higher"], sector="public")
        at = {"lat": 47.218, "lon": -1.554}
        assert await names(client, **at, level="higher") == ["Public"]
        assert await names(client, **at, level="vocational", sector="private") == ["Privé"]

    async def test_closed_places_are_not_listed(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place("Fermé", status="closed", closed_on="2026-01-01")
        assert await names(client, lat=47.218, lon=-1.554) == []
        assert await names(client, q="fermé") == []

    async def test_a_rectangle_takes_the_place_of_the_radius(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Laval", at=LAVAL)
        factory.place("Nantes", at=NANTES)
        assert await names(client, bbox="-1,48,-0.5,48.2") == ["Laval"]
        assert await names(client, bbox="-2,47,0,49", lat=48.07, lon=-0.77) == ["Laval", "Nantes"]


class TestByCommune:
    async def test_distances_are_from_the_commune_s_centre(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.commune("53130", "Laval", at=LAVAL)
        factory.place("À Laval", at=LAVAL)
        factory.place("À Nantes", at=NANTES)
        assert await names(client, commune="53130") == ["À Laval"]

    async def test_a_former_commune_leads_to_today_s(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.commune("44163", "Vair-sur-Loire", at=(47.38, -1.09))
        factory.connection.execute(
            "INSERT INTO former_commune (code, name, kind, commune_code)"
            " VALUES ('44004', 'Anetz', 'delegated', '44163')"
        )
        factory.place("Collège", at=(47.38, -1.09))
        assert await names(client, commune="44004") == ["Collège"]

    async def test_an_unknown_commune_is_said(self, client: httpx.AsyncClient) -> None:
        response = await client.get(PLACES, params={"commune": "99999"})
        assert response.status_code == 422
        assert response.json()["errors"] == [{"field": "commune", "message": "Commune inconnue."}]


class TestByWords:
    @pytest.mark.parametrize(
        "words", ["évron", "evron", "EVRON", "evr", "college langevin", "Langevin Évron"]
    )
    async def test_accents_case_and_word_ends_do_not_matter(
        self, client: httpx.AsyncClient, factory: Factory, words: str
    ) -> None:
        factory.place("Collège Paul Langevin", commune_name="Évron")
        factory.place("Lycée Rousseau", commune_name="Laval")
        assert await names(client, q=words) == ["Collège Paul Langevin"]

    async def test_a_typing_error_still_finds(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.place("Lycée Clemenceau")
        factory.place("Lycée Livet")
        assert await names(client, q="Clémanceau") == ["Lycée Clemenceau"]

    async def test_with_a_position_a_typing_error_keeps_the_order_and_the_radius(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Lycée Clemenceau bis", at=(47.30, -1.55))
        factory.place("Collège Clemenceau", at=(47.22, -1.55))
        factory.place("Lycée Clemenceau", at=ANGERS)
        found = await names(client, q="clémanceau", lat=47.218, lon=-1.554)
        assert found == ["Collège Clemenceau", "Lycée Clemenceau bis"]

    async def test_with_a_position_the_nearest_match_comes_first(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Lycée Loin", at=(47.30, -1.55))
        factory.place("Lycée Près", at=(47.22, -1.55))
        assert await names(client, q="lycée", lat=47.218, lon=-1.554) == ["Lycée Près", "Lycée Loin"]

    async def test_the_name_counts_more_than_the_town(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.place("Collège Durand", commune_name="Laval")
        factory.place("Lycée de Laval", commune_name="Changé")
        assert (await names(client, q="laval"))[0] == "Lycée de Laval"

    @pytest.mark.parametrize("words", ["&|!()", "'", "a & b | !c", ":*", "   ", "le la les", "\\", "%", "_"])
    async def test_operators_and_empty_words_are_only_text(
        self, client: httpx.AsyncClient, factory: Factory, words: str
    ) -> None:
        factory.place("Lycée Livet")
        assert (await client.get(PLACES, params={"q": words})).status_code == 200

    async def test_without_words_or_position_the_list_is_by_name_and_pages_are_whole(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for name in ("Éluard", "Zola", "Eluard bis", "Aragon"):
            factory.place(name)
        first = (await client.get(PLACES, params={"limit": 3})).json()
        second = (await client.get(PLACES, params={"limit": 3, "cursor": first["next"]})).json()
        assert [item["name"] for item in first["items"]] == ["Aragon", "Éluard", "Eluard bis"]
        assert [item["name"] for item in second["items"]] == ["Zola"]

    async def test_ranked_pages_neither_repeat_nor_skip(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        for n in range(25):
            factory.place(f"Lycée {n}")
        seen: list[str] = []
        cursor: str | None = None
        for _ in range(10):
            query = {"q": "lycée", "limit": 4, **({"cursor": cursor} if cursor else {})}
            body = (await client.get(PLACES, params=query)).json()
            seen += [item["name"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert sorted(seen) == sorted(f"Lycée {n}" for n in range(25))


HOSTILE = [
    {"lat": "nan", "lon": "0"},
    {"lat": "1e308", "lon": "0"},
    {"lat": "-0", "lon": "1"},
    {"lat": "47", "lon": "-0.0"},
    {"lat": "inf", "lon": "0"},
    {"lat": "47"},
    {"lat": "90", "lon": "0"},
    {"lat": "47", "lon": "-1", "radius_km": "-0"},
    {"lat": "47", "lon": "-1", "radius_km": "nan"},
    {"lat": "47", "lon": "-1", "radius_km": "1e308"},
    {"limit": "-0"},
    {"limit": "101"},
    {"limit": "1e3"},
    {"kind": "castle"},
    {"level": "phd"},
    {"sector": "secret"},
    {"commune": "'; --"},
    {"bbox": "1,2,3"},
    {"bbox": "nan,nan,nan,nan"},
    {"bbox": "3,2,1,0"},
    {"bbox": "1e308,1,2,3"},
    {"cursor": "x"},
    {"cursor": "bnVsbA"},
    {"cursor": "W10"},
    {"cursor": "WyJhIiwxXQ"},
    {"cursor": "WzFlMzA4LCJhIl0", "lat": "47", "lon": "-1"},
    {"cursor": "W05hTiwiYSJd", "lat": "47", "lon": "-1"},
    {"cursor": "é"},
    {"cursor": "WzEsIlx1ZDgwMCJd", "lat": "47", "lon": "-1"},  # a lone surrogate
    {"q": "a" * 201},
    {"q": "a" * 8_000},
    {"q": "a" * 60_000},
    {"q": "a\x00b"},
    {"q": "a\x07b"},
    {"unknown": "1"},
]


class TestHostileQueries:
    @pytest.mark.parametrize("query", HOSTILE, ids=lambda query: str(query)[:60])
    @pytest.mark.parametrize("path", ["places", "places.geojson", "around", "events", "events.ics"])
    async def test_get_a_4xx_problem(
        self, client: httpx.AsyncClient, path: str, query: dict[str, str]
    ) -> None:
        response = await client.get(f"/api/v1/{path}", params=query)
        assert 400 <= response.status_code < 500, response.text
        assert response.headers["content-type"] == "application/problem+json"
        assert len(response.content) < 4_000
        assert set(response.json()) <= {"type", "title", "status", "errors"}

    async def test_the_problem_speaks_the_reader_s_language(self, client: httpx.AsyncClient) -> None:
        english = await client.get(PLACES, params={"limit": 0}, headers={"Accept-Language": "en-GB,fr;q=0.5"})
        french = await client.get(PLACES, params={"limit": 0}, headers={"Accept-Language": "fr-FR,en;q=0.5"})
        assert english.json()["errors"] == [{"field": "limit", "message": "At least 1."}]
        assert french.json()["errors"] == [{"field": "limit", "message": "Au moins 1."}]
