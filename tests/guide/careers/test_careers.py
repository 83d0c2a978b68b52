"""Careers: search, page, families; and ROME 3 beside ROME 4."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory

CAREERS = "/api/v1/careers"


async def codes(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(CAREERS, params=query)
    assert response.status_code == 200, response.text
    return [item["code"] for item in response.json()["items"]]


class TestSearch:
    @pytest.mark.parametrize(
        "words", ["développeuse", "developpeur", "DÉVELOPPEUR", "informatique", "develo"]
    )
    async def test_both_genders_and_other_names_find_it(
        self, client: httpx.AsyncClient, factory: Factory, words: str
    ) -> None:
        factory.career(
            "M1805",
            "Développeur / Développeuse web",
            label_feminine="Développeuse web",
            label_masculine="Développeur web",
            synonyms="Analyste-programmeur en informatique",
        )
        factory.career("A1202", "Jardinier / Jardinière")
        assert await codes(client, q=words) == ["M1805"]

    async def test_by_interest_major_or_minor(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier", riasec="RI")
        factory.career("M1805", "Développeur", riasec="IC")
        factory.career("K1301", "Accompagnant", riasec="S")
        assert await codes(client, riasec="I") == ["M1805", "A1202"]

    async def test_a_finer_career_has_the_interests_of_the_broader_one(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("A1202", "Jardinier", riasec="R")
        factory.career("A1210", "Élagueur", parent_code="A1202")
        assert await codes(client, riasec="R") == ["A1210", "A1202"]

    async def test_by_family_or_domain(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier")
        factory.career("A1401", "Vacher")
        assert await codes(client, family="A12") == ["A1202"]
        assert await codes(client, family="A") == ["A1202", "A1401"]

    async def test_by_its_code_or_with_a_typing_error(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("K1301", "Boulanger / Boulangère")
        assert await codes(client, q="k1301") == ["K1301"]
        assert await codes(client, q="boulengère") == ["K1301"]

    async def test_only_the_newest_rome_is_listed(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Entretien des espaces naturels", rome_version=3)
        factory.career("A1202", "Jardinier / Jardinière", rome_version=4)
        body = (await client.get(CAREERS)).json()
        assert [item["label"] for item in body["items"]] == ["Jardinier / Jardinière"]

    async def test_pages_are_whole(self, client: httpx.AsyncClient, factory: Factory) -> None:
        for n in range(9):
            factory.career(f"A120{n}", f"Élagueur {'É' if n % 2 else 'E'} {n}")
        seen: list[str] = []
        cursor: str | None = None
        while True:
            query = {"limit": 4, **({"cursor": cursor} if cursor else {})}
            body = (await client.get(CAREERS, params=query)).json()
            seen += [item["code"] for item in body["items"]]
            cursor = body["next"]
            if cursor is None:
                break
        assert sorted(seen) == [f"A120{n}" for n in range(9)]
        assert len(seen) == 9


class TestPage:
    async def test_labels_family_domain_and_links(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career(
            "A1202",
            "Jardinier / Jardinière",
            label_feminine="Jardinière",
            label_masculine="Jardinier",
            riasec="RI",
        )
        factory.connection.execute(
            "INSERT INTO career_onisep (code, onisep_id, label, url)"
            " VALUES ('A1202', 'MET.1', 'jardinier', 'https://www.onisep.fr/x')"
        )
        body = (await client.get(f"{CAREERS}/A1202")).json()
        assert (body["label_feminine"], body["label_masculine"]) == ("Jardinière", "Jardinier")
        assert body["label_inclusive"] == "Jardinier / Jardinière"
        assert body["family"]["code"] == "A12"
        assert body["domain"]["code"] == "A"
        assert body["riasec"] == {"major": "R", "minor": "I"}
        assert body["onisep"] == [{"id": "MET.1", "label": "jardinier", "url": "https://www.onisep.fr/x"}]
        assert "ODbL" in body["onisep_attribution"]
        assert body["regional_url"].endswith("Jardinier")

    async def test_related_careers(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("A1202", "Jardinier")
        factory.career("A1203", "Paysagiste")
        factory.connection.execute(
            "INSERT INTO career_relation (code, kind, target) VALUES ('A1202', 'near', 'A1203')"
        )
        body = (await client.get(f"{CAREERS}/A1202")).json()
        assert body["related"] == [{"code": "A1203", "label": "Paysagiste"}]

    async def test_unknown_or_unreadable_codes(self, client: httpx.AsyncClient) -> None:
        assert (await client.get(f"{CAREERS}/A9999")).status_code == 404
        assert (await client.get(f"{CAREERS}/a1")).status_code == 422


async def test_families_are_a_tree_with_counts(client: httpx.AsyncClient, factory: Factory) -> None:
    factory.career("A1202", "Jardinier")
    factory.career("A1203", "Paysagiste")
    body = (await client.get(f"{CAREERS}/families")).json()
    assert body == [
        {
            "code": "A",
            "label": "Famille A",
            "families": [{"code": "A12", "label": "Famille A12", "careers": 2}],
        }
    ]
