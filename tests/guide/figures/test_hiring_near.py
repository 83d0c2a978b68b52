"""Occupations that employers around plan to hire for: of one's own basin, then of those beside it."""

from typing import Any

import httpx

from tests.factories import Factory
from tests.guide.figures.lists import BMO_2025, FAP_2021, MAYENNE, figures
from tests.guide.opendata.conftest import Imports


class TestHiringNear:
    async def test_ones_basin_first_then_those_beside_it_and_no_secret_in_the_list(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        seen: list[tuple[Any, ...]] = []
        cursor = None
        for _page in range(4):
            asked = {"commune": "53130", "limit": 1} | ({"cursor": cursor} if cursor else {})
            body = (await client.get("/api/v1/hiring", params=asked)).json()
            seen += [
                (
                    one["basin"]["name"],
                    one["basin"]["own"],
                    one["occupation"]["code"],
                    one["planned"],
                )
                for one in body["items"]
            ]
            cursor = body["next"]
            if cursor is None:
                break
        assert seen == [
            ("Laval", True, "S0X41", 90),
            ("Laval", True, "S0X42", 40),
            ("Nantes", False, "S0X42", 100),
        ]

    async def test_the_careers_behind_an_occupation_and_how_hard_it_is_to_hire(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        found = (await client.get("/api/v1/hiring", params={"commune": "53130", "family": "V"})).json()[
            "items"
        ]
        assert [one["code"] for one in found[0]["careers"]] == ["D1102", "D1107"]
        assert found[0]["careers_count"] == 2
        assert (found[0]["tension"]["rating"], found[0]["difficult_share"]) == (4, 25)
        others = (await client.get("/api/v1/hiring", params={"commune": "53130", "family": "Z"})).json()[
            "items"
        ]
        assert (others[0]["careers"], others[0]["tension"]) == ([], None)

    async def test_a_career_of_a_divided_sheet_is_told_of_the_occupation_of_its_own_page_alone(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        """Each of a sheet's careers stood behind all of its groups: who leads a site behind who builds."""
        known(
            "dares-fap",
            FAP_2021 + "S0X43;Traiteurs;S0X43;Charcutiers, traiteurs;S0X;Tout;S;Tout\n",
            force=True,
        )
        known("bmo", BMO_2025 + f"2025;S0X43;Traiteurs;V;Vente;{MAYENNE};30;*;*\n")
        known.connection.execute("UPDATE occupation_rome SET partly = false")

        async def behind() -> dict[str, list[str]]:
            asked = {"commune": "53130", "family": "V"}
            items = (await client.get("/api/v1/hiring", params=asked)).json()["items"]
            told = (one for one in items if one["basin"]["own"])
            return {one["occupation"]["code"]: [career["code"] for career in one["careers"]] for one in told}

        assert await behind() == {"S0X42": ["D1102", "D1107"], "S0X43": ["D1103"]}
        for code in ("D1102", "D1107"):
            (own,) = (await figures(client, code))["occupations"]
            assert own["newer"] == "S0X42"
        # Whose sheet was not divided has several.
        known.connection.execute("DELETE FROM career WHERE code = 'D1107'")
        assert await behind() == {"S0X42": ["D1102"], "S0X43": ["D1102", "D1103"]}

    async def test_no_share_is_told_of_a_sum_with_a_secret_in_it(
        self, client: httpx.AsyncClient, known: Imports, factory: Factory
    ) -> None:
        """A basin in two departments: of one it is not known how many are planned."""
        factory.connection.execute(
            """
            INSERT INTO planned_hiring
            SELECT (jsonb_populate_record(h, '{"department": "72", "planned": null, "difficult": 10}')).*
            FROM planned_hiring h WHERE occupation = 'S0X42' AND basin_name = 'LAVAL' AND year = 2025
            """
        )
        asked = {"commune": "53130", "family": "V"}
        found = (await client.get("/api/v1/hiring", params=asked)).json()["items"][0]
        assert (found["planned"], found["at_least"], found["difficult_share"]) == (40, True, None)

    async def test_by_family_of_trades(self, client: httpx.AsyncClient, known: Imports) -> None:
        body = (await client.get("/api/v1/hiring/families", params={"commune": "53130"})).json()
        assert body["families"] == [
            {"code": "Z", "label": "Autres", "planned": 90, "at_least": False},
            {"code": "V", "label": "Vente", "planned": 40, "at_least": False},
        ]
        assert (body["basin"]["name"], body["year"]) == ("Laval", 2025)

    async def test_the_hardest_to_hire_first(self, client: httpx.AsyncClient, known: Imports) -> None:
        asked = {"commune": "53130", "sort": "rating"}
        items = (await client.get("/api/v1/hiring", params=asked)).json()["items"]
        told = [(one["occupation"]["code"], one["tension"] and one["tension"]["rating"]) for one in items]
        assert told == [("S0X42", 4), ("S0X41", None), ("S0X42", 4)]

    async def test_far_from_any_commune_that_has_a_basin_none_is_ones_own(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        """Rennes: the nearest is Laval, 70 km away."""
        rennes = {"lat": 48.11, "lon": -1.68}
        assert (await client.get("/api/v1/hiring", params=rennes)).json()["items"] == []
        assert (await figures(client, "D1102", **rennes))["hiring"]["basin"] is None

    async def test_nowhere_is_nothing(self, client: httpx.AsyncClient, known: Imports) -> None:
        assert (await client.get("/api/v1/hiring")).json() == {"items": [], "next": None}
        assert (await client.get("/api/v1/hiring/families")).json()["families"] == []
