"""Trainings that the region has, at a school or CFA that no list of places names."""

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import HERE, TRAININGS, found, labels, refresh, training


class TestNotKnownWhere:
    async def test_is_listed_after_those_that_are_near(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        training(around_laval, "45022108", "BP Boulanger", diploma="BP", level=4, words="Boulangerie")
        around_laval.connection.execute(
            "INSERT INTO training_region VALUES ('45022108', 'apprenticeship', '2022-2023')"
        )
        refresh(around_laval)
        assert await labels(client) == ["Bac pro Cuisine", "BP Boulanger", "CAP Boulanger"]
        assert await labels(client, **HERE) == ["CAP Boulanger", "Bac pro Cuisine", "BP Boulanger"]
        assert await labels(client, q="bp boul", **HERE) == ["BP Boulanger"]
        assert await labels(client, status="school", **HERE) == ["Bac pro Cuisine", "CAP Boulanger"]
        assert await labels(client, sector="public", **HERE) == ["Bac pro Cuisine", "CAP Boulanger"]
        found_last = (await found(client, **HERE))[-1]
        assert (found_last["places"], found_last["nearest"]) == (None, None)
        assert found_last["statuses"] == ["apprenticeship"]
        page = (await client.get(f"{TRAININGS}/45022108")).json()
        assert page["elsewhere"] == [{"status": "apprenticeship", "year": "2022-2023", "predecessor": False}]
        # Whoever counts its apprentices does not say that there are no pupils.
        assert [way["kind"] for way in page["admission"]] == ["school", "apprenticeship"]
        filters = (await client.get(f"{TRAININGS}/filters")).json()
        assert {"diploma": "BP", "trainings": 1} in filters["diplomas"]

    async def test_apprentices_beside_a_school_are_told_without_a_place(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO training_region VALUES ('40022106', 'apprenticeship', '2022-2023'),"
            " ('50022137', 'apprenticeship', '2022-2023')"
        )
        kitchen = (await client.get(f"{TRAININGS}/40022106")).json()
        assert kitchen["statuses"] == ["apprenticeship", "school"]
        assert kitchen["places"] == 1
        assert kitchen["elsewhere"] == [
            {"status": "apprenticeship", "year": "2022-2023", "predecessor": False}
        ]
        # Of the bakery a place with apprentices is known.
        assert (await client.get(f"{TRAININGS}/50022137")).json()["elsewhere"] == []

    @pytest.mark.parametrize(
        ("diploma", "statuses"), [("Bac techno", ["apprenticeship", "school"]), ("BTS", ["apprenticeship"])]
    )
    async def test_a_bac_of_the_lycee_is_learned_at_school_too(
        self, client: httpx.AsyncClient, around_laval: Factory, diploma: str, statuses: list[str]
    ) -> None:
        """Of STI2D apprentices alone are counted: a pupil read that no list knows it at school."""
        training(around_laval, "43020004", "STI2D", diploma=diploma, level=4)
        around_laval.connection.execute(
            "INSERT INTO training_region VALUES ('43020004', 'apprenticeship', '2022-2023')"
        )
        page = (await client.get(f"{TRAININGS}/43020004")).json()
        assert page["statuses"] == statuses

    async def test_schools_without_a_name_are_counted(
        self, client: httpx.AsyncClient, around_laval: Factory
    ) -> None:
        around_laval.connection.execute(
            "INSERT INTO training_place (training_id, uai, statuses, sources)"
            " VALUES ('50022137', '0539999Z', '{school}', '{affelnet-2de}')"
        )
        bakery = (await client.get(f"{TRAININGS}/50022137")).json()
        assert (bakery["places"], bakery["unnamed"]) == (2, 1)
