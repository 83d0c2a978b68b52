"""Careers found by what they are, and what the search can go on by: a count promised is the list's."""

from random import Random
from typing import Any

import httpx
import pytest

from api.guide.careers.bulk import refresh_choices
from api.guide.careers.choice_queries import DOORS, SKILLS
from tests.factories import Factory
from tests.guide.careers.rows import group, item

CAREERS = "/api/v1/careers"
CHOICES = f"{CAREERS}/choices"
Filters = dict[str, list[str]]


class Search:
    """What the two routes answer to the same filters."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def codes(self, **filters: Any) -> list[str]:
        """The list, all its pages."""
        found: list[str] = []
        cursor: str | None = None
        while True:
            query = {**filters, "limit": 7, **({"cursor": cursor} if cursor else {})}
            response = await self.client.get(CAREERS, params=query)
            assert response.status_code == 200, response.text
            found += [item["code"] for item in response.json()["items"]]
            if (cursor := response.json()["next"]) is None:
                return found

    async def choices(self, **filters: Any) -> dict[str, Any]:
        response = await self.client.get(CHOICES, params=filters)
        assert response.status_code == 200, response.text
        body: dict[str, Any] = response.json()
        return body

    async def values(self, kind: str, **filters: Any) -> dict[str, int]:
        """Of one kind the codes with their counts."""
        doors = (await self.choices(**filters))["doors"]
        return {
            one["code"]: one["careers"] for door in doors if door["kind"] == kind for one in door["values"]
        }


@pytest.fixture
def search(client: httpx.AsyncClient) -> Search:
    return Search(client)


@pytest.fixture
def four(factory: Factory) -> Factory:
    """A gardener and a forester outside, a baker at night, a nurse at night with children."""
    factory.career("A1202", "Jardinier / Jardinière", riasec="R")
    factory.career("A1401", "Bûcheron / Bûcheronne", riasec="RI")
    factory.career("D1102", "Boulanger / Boulangère", riasec="RA")
    factory.career("J1506", "Infirmier / Infirmière", riasec="S")
    group(factory, "liking", "9", "J'aime la nature", "A1202", "A1401")
    group(factory, "liking", "14", "J'aime le travail manuel", "A1202", "D1102")
    group(factory, "theme", "012", "Auprès des enfants", "J1506")
    item(factory, "100", "know_how", "Tailler une haie", "A1202", "A1401")
    item(factory, "101", "knowledge", "Botanique", "A1202")
    item(factory, "102", "know_how", "Cuire", "D1102", "J1506", "A1202")
    item(factory, "103", "knowledge", "CAP Boulanger", "D1102", category="Certifications")
    item(factory, "200", "soft", "Rigueur", "D1102", "J1506")
    item(factory, "300", "conditions", "En extérieur", "A1202", "A1401")
    item(factory, "400", "hours", "Travail de nuit", "D1102", "J1506")
    item(factory, "500", "publics", "Enfants", "J1506")
    item(factory, "600", "places", "Zone locale", "A1202", "D1102")
    refresh_choices(factory.connection)
    return factory


pytestmark = pytest.mark.usefixtures("four")


class TestList:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"liking": ["9"]}, ["A1401", "A1202"]),
            ({"liking": ["9", "14"]}, ["D1102", "A1401", "A1202"]),
            ({"liking": ["9"], "skill": ["101"]}, ["A1202"]),
            ({"skill": ["102"], "hours": ["400"]}, ["D1102", "J1506"]),
            ({"soft": ["200"], "publics": ["500"]}, ["J1506"]),
            ({"conditions": ["300"], "places": ["600"]}, ["A1202"]),
            ({"theme": ["012"]}, ["J1506"]),
            ({"family": ["A", "D11"]}, ["D1102", "A1401", "A1202"]),
            ({"family": ["A", "A12"]}, ["A1202"]),
            ({"riasec": ["I", "S"]}, ["A1401", "J1506"]),
            ({"q": ["jardin"], "skill": ["100"]}, ["A1202"]),
            ({"hours": ["400"], "conditions": ["300"]}, []),
        ],
    )
    async def test_any_of_a_kind_and_every_kind(
        self, search: Search, filters: Filters, expected: list[str]
    ) -> None:
        assert await search.codes(**filters) == expected
        assert (await search.choices(**filters))["total"] == len(expected)

    async def test_a_code_counts_for_its_own_kind_only(self, search: Search) -> None:
        """An hour is no place, a diploma no skill."""
        for wrong in ({"places": "400"}, {"skill": "200"}, {"skill": "103"}, {"liking": "012"}):
            assert await search.codes(**wrong) == []
            assert (await search.choices(**wrong))["total"] == 0


class TestChoices:
    async def test_each_value_with_the_careers_that_the_list_would_have(self, search: Search) -> None:
        assert await search.values("liking") == {"9": 2, "14": 2}
        assert await search.values("liking", hours="400") == {"14": 1}
        assert await search.values("family") == {
            "A": 2,
            "A12": 1,
            "A14": 1,
            "D": 1,
            "D11": 1,
            "J": 1,
            "J15": 1,
        }
        assert await search.values("skill", words="taill") == {"100": 2}

    async def test_a_second_value_of_a_kind_widens_it(self, search: Search) -> None:
        assert await search.values("liking", liking="9") == {"14": 3}

    async def test_a_domain_gives_way_to_its_families(self, search: Search) -> None:
        found = await search.values("family", family="A")
        assert found == {"A12": 1, "A14": 1, "D": 3, "D11": 3, "J": 3, "J15": 3}
        assert "A" not in await search.values("family", family="A12")

    async def test_skills_that_many_share_first(self, search: Search) -> None:
        assert list(await search.values("skill")) == ["102", "100"]

    async def test_nothing_is_offered_that_finds_nothing_or_changes_nothing(self, search: Search) -> None:
        doors = {door["kind"]: door["values"] for door in (await search.choices(conditions="300"))["doors"]}
        assert "hours" not in doors
        assert "soft" not in doors
        # Both found have it.
        assert [one["code"] for one in doors["liking"]] == ["14"]

    async def test_what_was_chosen_is_named(self, search: Search) -> None:
        body = await search.choices(liking=["9", "999"], skill="100")
        assert body["chosen"] == [
            {"kind": "liking", "code": "9", "label": "J'aime la nature"},
            {"kind": "skill", "code": "100", "label": "Tailler une haie"},
        ]
        assert "France Travail" in body["attribution"]

    async def test_of_the_newest_rome_only(self, search: Search, four: Factory) -> None:
        four.career("A1101", "Conduite d'engins", rome_version=3)
        item(four, "777", "know_how", "Labourer", "A1101", version=3)
        refresh_choices(four.connection)
        assert (await search.choices())["total"] == 4
        assert await search.values("skill", words="labourer") == {}
        assert await search.codes(skill="777") == []

    async def test_before_any_import_there_is_nothing_to_choose(self, search: Search, four: Factory) -> None:
        four.connection.execute("DELETE FROM career")
        refresh_choices(four.connection)
        body = await search.choices(liking="9", q="jardin")
        assert (body["total"], body["doors"]) == (0, [])


class TestFromACareer:
    async def test_what_it_shares_leads_to_the_others(self, search: Search, four: Factory) -> None:
        four.career("A1203", "Paysagiste")
        item(four, "104", "know_how", "Planter", "A1202", "A1203")
        four.connection.execute("UPDATE career_item_link SET weight = 'core' WHERE ogr_code = '102'")
        refresh_choices(four.connection)
        shared = (await search.client.get(f"{CAREERS}/A1202")).json()["shared"]
        assert [(one["kind"], one["code"], one["careers"]) for one in shared] == [
            ("liking", "9", 2),
            ("liking", "14", 2),
            # Its heart first, then what few others ask for; nothing that it alone has, no knowledge.
            ("skill", "102", 3),
            ("skill", "104", 2),
            ("skill", "100", 2),
            ("family", "A12", 2),
        ]
        for one in shared:
            found = await search.codes(**{one["kind"]: one["code"]})
            assert len(found) == one["careers"]
            assert "A1202" in found

    async def test_one_that_shares_nothing_leads_nowhere(self, search: Search, four: Factory) -> None:
        four.career("N4101", "Conducteur / Conductrice")
        refresh_choices(four.connection)
        assert (await search.client.get(f"{CAREERS}/N4101")).json()["shared"] == []


@pytest.fixture
def many(four: Factory) -> Factory:
    """Sixty careers that share values at random, always the same."""
    draw = Random(15)
    codes = [f"{draw.choice('BCEF')}1{draw.randint(1, 3)}{number:02}" for number in range(60)]
    for number, code in enumerate(codes):
        four.career(code, f"Métier {number % 7} {code}", riasec="".join(draw.sample("RIASEC", 2)))
    for number in range(12):
        kind = ("know_how", "soft", "hours", "conditions", "publics", "places")[number % 6]
        item(four, f"9{number}", kind, f"Chose {number}", *draw.sample(codes, draw.randint(2, 30)))
    for kind in ("liking", "theme"):
        for number in range(5):
            group(four, kind, f"8{number}", f"Goût {number}", *draw.sample(codes, draw.randint(1, 25)))
    refresh_choices(four.connection)
    return four


@pytest.mark.usefixtures("many")
class TestCountsAreTheLists:
    @pytest.mark.parametrize("seed", range(6))
    async def test_along_a_way_of_taps(self, search: Search, seed: int) -> None:
        """From door to door as somebody taps, with every value of a few doors counted over."""
        draw = Random(seed)
        filters: Filters = {"q": ["metier"]} if seed % 2 else {}
        for _ in range(4):
            body = await search.choices(**filters)
            found = await search.codes(**filters)
            assert len(found) == len(set(found)) == body["total"] > 0
            if not body["doors"]:
                break
            for door in draw.sample(body["doors"], min(3, len(body["doors"]))):
                for value in draw.sample(door["values"], min(4, len(door["values"]))):
                    kind = door["kind"]
                    then = {**filters, kind: [*filters.get(kind, []), value["code"]]}
                    codes = await search.codes(**then)
                    assert len(codes) == value["careers"], (then, value)
                    assert set(codes) != set(found)
                    chosen = then
            filters = chosen


class TestHostile:
    @pytest.mark.parametrize(
        "query",
        [
            "family=Z",
            "family=A1",
            "family=%25",
            "riasec=X",
            "liking=%27%3B--",
            "skill=a%20b",
            "theme=" + "1" * 13,
            "hours=",
            "&".join(f"skill={number}" for number in range(21)),
            "&".join(["riasec=R"] * 7),
            "what=1",
        ],
    )
    async def test_is_refused_with_a_word(self, client: httpx.AsyncClient, query: str) -> None:
        for route in (CAREERS, CHOICES):
            response = await client.get(f"{route}?{query}")
            assert response.status_code == 422, (route, query)
            assert response.json()["errors"]

    async def test_repeated_or_unknown_values_are_no_harm(self, search: Search) -> None:
        assert await search.codes(liking=["9"] * 20) == ["A1401", "A1202"]
        assert (await search.choices(liking=["9"] * 20))["total"] == 2
        body = await search.choices(skill=["31337"])
        assert (body["total"], body["chosen"]) == (0, [])
        # Another skill is the way out.
        assert [door["kind"] for door in body["doors"]] == ["skill"]

    @pytest.mark.parametrize("words", ["%", "'", "((", "a" * 100, "!!! &|"])
    async def test_any_words(self, search: Search, words: str) -> None:
        assert await search.values("skill", words=words) == {}

    async def test_no_more_skills_than_one_reads(self, search: Search, four: Factory) -> None:
        for number in range(SKILLS + 5):
            item(four, f"7{number:02}", "know_how", f"Souder {number}", "A1202", "D1102")
        refresh_choices(four.connection)
        assert len(await search.values("skill", words="souder")) == SKILLS
        assert len(await search.values("skill")) == SKILLS

    async def test_the_doors_are_those_of_the_document(self, client: httpx.AsyncClient) -> None:
        document = (await client.get("/api/openapi.json")).json()
        schema = document["components"]["schemas"]["Choices"]["properties"]["kind"]
        assert set(schema["enum"]) == set(DOORS)
