"""Help near home: what is for everybody, and what is for those of one's own commune."""

from typing import Any

import httpx
import pytest

from api.guide.aids.schemas import AidSheets
from tests.factories import Factory

AIDS = "/api/v1/aids"


@pytest.fixture
def aids(factory: Factory) -> None:
    factory.commune("53130", "Laval")
    factory.commune("44109", "Nantes")
    factory.aid("etat")
    factory.aid("region", area_kind="region", areas=["52"], profiles=["lyceen"], age_below=20)
    factory.aid("ailleurs", area_kind="region", areas=["53"])
    factory.aid("mayenne", area_kind="department", areas=["53"], age_from=16)
    factory.aid(
        "laval", area_kind="commune", areas=["53130"], profiles=["apprenti"], age_from=16, age_below=26
    )
    factory.aid("brest", area_kind="commune", areas=["29019"])


async def found(client: httpx.AsyncClient, **query: Any) -> list[str]:
    response = await client.get(AIDS, params=query)
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


@pytest.mark.usefixtures("aids")
class TestAids:
    async def test_of_ones_commune_first_then_of_ever_wider_areas(self, client: httpx.AsyncClient) -> None:
        assert await found(client, commune="53130") == ["laval", "mayenne", "region", "etat"]
        assert await found(client, commune="44109") == ["region", "etat"]

    async def test_without_a_commune_those_of_the_whole_region(self, client: httpx.AsyncClient) -> None:
        assert await found(client) == ["laval", "mayenne", "region", "etat"]

    async def test_for_what_one_is_and_how_old(self, client: httpx.AsyncClient) -> None:
        """What names whoever asks comes first; what says nothing of it stays: it may be for everybody."""
        assert await found(client, profile="high_school") == ["region", "mayenne", "etat"]
        assert await found(client, profile="apprentice") == ["laval", "mayenne", "etat"]
        assert await found(client, profile="middle_school") == ["mayenne", "etat"]
        assert await found(client, age=15) == ["region", "etat"]
        assert await found(client, age=26) == ["mayenne", "etat"]

    async def test_a_commune_of_yesterday_leads_to_that_of_today(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.connection.execute(
            "INSERT INTO former_commune (code, name, kind, commune_code)"
            " VALUES ('53999', 'Ancienne', 'merged', '53130')"
        )
        assert await found(client, commune="53999") == ["laval", "mayenne", "region", "etat"]

    async def test_a_commune_that_is_not_known_is_told(self, client: httpx.AsyncClient) -> None:
        response = await client.get(AIDS, params={"commune": "99999"})
        assert response.status_code == 422

    async def test_only_what_was_looked_at_is_said_to_fit(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """A condition that nobody can check here is no reason to say that somebody has a right."""
        factory.connection.execute("UPDATE aid SET more_conditions = false WHERE id = 'laval'")
        query = {"commune": "53130", "profile": "apprentice", "age": 17}
        items = (await client.get(AIDS, params=query)).json()["items"]
        assert {item["id"]: (item["checked"], item["more_conditions"]) for item in items} == {
            "laval": (["area", "profile", "age"], False),
            "mayenne": (["area", "age"], True),
            "etat": (["area"], True),
        }
        items = (await client.get(AIDS)).json()["items"]
        assert [item["checked"] for item in items] == [[]] * 4

    async def test_pages_are_whole(self, client: httpx.AsyncClient, factory: Factory) -> None:
        """Also of labels that are long, and hold spaces that do not break."""
        factory.connection.execute("UPDATE aid SET label = repeat(label || U&' \\00A0:\\202F', 15)")
        first = (await client.get(AIDS, params={"limit": 3})).json()
        second = (await client.get(AIDS, params={"limit": 3, "cursor": first["next"]})).json()
        assert [item["id"] for item in first["items"] + second["items"]] == [
            "laval",
            "mayenne",
            "region",
            "etat",
        ]
        assert second["next"] is None

    async def test_what_finds_nothing_is_not_offered(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        assert (await client.get(f"{AIDS}/filters")).json() == {
            "profiles": [
                {"profile": "high_school", "aids": 1, "sheets": 0},
                {"profile": "apprentice", "aids": 1, "sheets": 0},
            ],
            "aids": 4,
            "sources": [],
        }
        factory.aid_sheet("prepa", profiles=["job_seeker"])
        factory.connection.execute(
            "INSERT INTO aid_list VALUES ('aides', '2026-11-29', '2026-08-19'), ('other', '2026-11-29', NULL)"
        )
        told = (await client.get(f"{AIDS}/filters")).json()
        assert told["profiles"][2] == {"profile": "job_seeker", "aids": 0, "sheets": 1}
        [source] = told["sources"]
        assert source["publisher"] == "1jeune1solution (DINUM, beta.gouv.fr)"
        assert (source["read_on"], source["dated_on"]) == ("2026-11-29", "2026-08-19")


async def test_sheets_come_in_the_order_of_the_region(client: httpx.AsyncClient, factory: Factory) -> None:
    assert (await client.get(f"{AIDS}/sheets")).json() == {"items": []}
    factory.aid_sheet("second", position=2)
    factory.aid_sheet("first", position=1)
    sheets = AidSheets.model_validate((await client.get(f"{AIDS}/sheets")).json())
    assert [(sheet.id, sheet.fr.title, sheet.en.title) for sheet in sheets.items] == [
        ("first", "Fiche first", "Sheet first"),
        ("second", "Fiche second", "Sheet second"),
    ]
