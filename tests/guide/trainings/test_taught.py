"""Where a training is taught, with what became of those who left the school; what a place teaches."""

from uuid import UUID

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import HERE, TRAININGS, found, taught, training


class TestPlaces:
    async def test_a_programme_far_from_its_school_stands_at_its_own_point(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        training(factory, careers=["D1102"])
        taught(factory, "0440001A", "50022137", name="CREPS", at=(47.3, -1.5))
        factory.connection.execute("UPDATE training_place SET lat = 48.07, lon = -0.77, commune = 'Laval'")
        (near,) = await found(client, **HERE)
        assert (near["nearest"]["commune"], near["nearest"]["distance_m"]) == ("Laval", 0)
        (place,) = await found(client, f"{TRAININGS}/50022137/places", **HERE, radius_km=5)
        assert (place["commune"], place["lat"], place["distance_m"]) == ("Laval", 48.07, 0)
        assert await found(client, lat=47.3, lon=-1.5, radius_km=5) == []
        (way,) = (await client.get("/api/v1/careers/D1102/trainings", params=HERE)).json()["ways"]
        assert (way["nearest"]["commune"], way["nearest"]["distance_m"]) == ("Laval", 0)

    async def test_nearest_first_or_by_name(self, client: httpx.AsyncClient, around_laval: Factory) -> None:
        path = f"{TRAININGS}/50022137/places"
        near = await found(client, path, **HERE)
        assert [(place["name"], place["statuses"], place["by_status"][0]["year"]) for place in near] == [
            ("CFA", ["apprenticeship"], 2024),
            ("Lycée Buron", ["school"], 2024),
        ]
        assert near[0]["distance_m"] == 1112
        assert [place["name"] for place in await found(client, path, **HERE, radius_km=5)] == ["CFA"]
        assert [place["name"] for place in await found(client, path, status="school")] == ["Lycée Buron"]
        assert [place["name"] for place in await found(client, path)] == ["CFA", "Lycée Buron"]
        # Of the whole region are those of its departments, however far the lists reach.
        taught(around_laval, "0470015L", "50022137", name="Aux bords du Lot", lat=44.35, lon=0.37)
        assert [place["name"] for place in await found(client, path)] == ["CFA", "Lycée Buron"]
        # One of Sarthe that Normandy's office counts is the region's.
        around_laval.commune("72308", "Saint-Paterne - Le Chevain")
        taught(around_laval, "0611206E", "50022137", name="Au Perche", commune_code="72308")
        assert "Au Perche" in [place["name"] for place in await found(client, path)]

    async def test_beside_each_its_school_s_rates_and_its_next_open_day(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO outcome_school"
            " (uai, label, year, way, origin, employed_6, expected_6, further_study) VALUES"
            " ('0530002B', '', '2021-2022', 'school', 'pro', 41, 40, 50),"
            " ('0530002B', '', '2022-2023', 'school', 'pro', 43, 45, 48),"
            " ('0530002B', '', '2022-2023', 'apprenticeship', 'apprenticeship', 70, 60, 20),"
            " ('0530001A', '', '2019-2020', 'apprenticeship', 'cfa', 37, 37, 36),"
            " ('0530001A', '', '2022-2023', 'all', 'pro', 46, 49, 52)"
        )
        path = f"{TRAININGS}/50022137/places"
        cfa, buron = await found(client, path)
        day = around_laval.event("Portes ouvertes", place_id=UUID(buron["place_id"]))
        around_laval.event("Annulée", place_id=UUID(cfa["place_id"]), status="cancelled")
        cfa, buron = await found(client, path)
        assert (cfa["outcome"]["year"], cfa["outcome"]["way"]) == ("2022-2023", "all")
        assert cfa["open_day"] is None
        assert buron["outcome"] == {
            "year": "2022-2023",
            "way": "school",
            "employed_6": 43.0,
            "expected_6": 45.0,
            "difference": None,
            "further_study": 48.0,
        }
        assert (buron["open_day"]["id"], buron["open_day"]["title"]) == (str(day), "Portes ouvertes")

    async def test_of_who_is_taught_both_ways_the_rates_are_of_all(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO outcome_school (uai, label, year, way, origin, employed_6, expected_6) VALUES"
            " ('0530002B', '', '2022-2023', 'school', 'pro', 67, 64),"
            " ('0530002B', '', '2022-2023', 'apprenticeship', 'pro', 64, 74),"
            " ('0530002B', '', '2022-2023', 'all', 'pro', 67, 65)"
        )
        around_laval.connection.execute(
            "UPDATE training_place SET statuses = '{apprenticeship,school}' WHERE uai = '0530002B'"
        )
        *_, buron = await found(client, f"{TRAININGS}/50022137/places")
        assert buron["statuses"] == ["apprenticeship", "school"]
        assert (buron["outcome"]["way"], buron["outcome"]["expected_6"]) == ("all", 65.0)

    @pytest.mark.parametrize(
        "other", ["level = 6", "diploma = 'Mise à niveau'", "id = 'PSUP.cpge'", "level = NULL"]
    )
    async def test_what_a_school_s_rates_do_not_count_has_none(
        self, client: httpx.AsyncClient, around_laval: Factory, other: str
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO outcome_school"
            " (uai, label, year, way, origin, employed_6, expected_6, further_study) VALUES"
            " ('0530002B', '', '2022-2023', 'school', 'pro', 43, 45, 48)"
        )
        assert any(one["outcome"] for one in await found(client, f"{TRAININGS}/50022137/places"))
        around_laval.connection.execute(f"UPDATE training SET {other} WHERE id = '50022137'")
        if other.startswith("id"):
            around_laval.connection.execute(
                "UPDATE training_place SET training_id = 'PSUP.cpge' WHERE training_id = '50022137'"
            )
        name = "PSUP.cpge" if other.startswith("id") else "50022137"
        places = await found(client, f"{TRAININGS}/{name}/places")
        assert [one["outcome"] for one in places] == [None, None]

    async def test_what_a_place_teaches(self, client: httpx.AsyncClient, around_laval: Factory) -> None:
        (buron,) = await found(client, f"{TRAININGS}/40022106/places")
        taught_there = (await client.get(f"/api/v1/places/{buron['place_id']}/trainings")).json()
        assert taught_there["trainings"] == [
            {
                "id": "50022137",
                "label": "CAP Boulanger",
                "diploma": "CAP",
                "level": 3,
                "statuses": ["school"],
                "by_status": [{"status": "school", "year": 2024, "predecessor": False}],
                "common": False,
                "alternating": False,
                "after_diploma": False,
            },
            {
                "id": "40022106",
                "label": "Bac pro Cuisine",
                "diploma": "Bac pro",
                "level": 4,
                "statuses": ["school"],
                "by_status": [{"status": "school", "year": 2024, "predecessor": False}],
                "common": False,
                "alternating": False,
                "after_diploma": False,
            },
        ]
