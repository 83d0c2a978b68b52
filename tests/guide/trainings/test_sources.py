"""Each block of a training's page names the lists that it comes from, and of which year they are."""

from typing import Any

import httpx
import pytest

from tests.factories import Factory
from tests.guide.trainings.rows import HERE, NEAR, TRAININGS, found, labels, taught, training

PAGE = f"{TRAININGS}/50022137"


async def page(client: httpx.AsyncClient, path: str = PAGE) -> dict[str, Any]:
    told: dict[str, Any] = (await client.get(path)).json()
    return told


async def named(client: httpx.AsyncClient, path: str = PAGE) -> set[str]:
    return {one["source"] for one in (await page(client, path))["sources"]}


class TestNamed:
    @pytest.mark.parametrize(
        ("origin", "source"), [("cfa", "inserjeunes-cfa"), ("pro", "inserjeunes-etablissements")]
    )
    async def test_a_school_s_rates(
        self, client: httpx.AsyncClient, factory: Factory, origin: str, source: str
    ) -> None:
        """Of 286 sheets that showed some none named InserJeunes."""
        training(factory)
        taught(factory, "0530001A", "50022137")
        assert source not in await named(client)
        factory.connection.execute(
            "INSERT INTO outcome_school (uai, label, year, way, origin, employed_6) VALUES"
            " ('0530001A', '', '2022-2023', 'school', %s, 43),"
            " ('0530001A', '', '2020-2021', 'school', 'apprenticeship', 1)",
            [origin],
        )
        assert {one for one in await named(client) if one.startswith("inserjeunes")} == {source}
        # Of studies that they do not count no rates are shown.
        factory.connection.execute("UPDATE training SET level = 6")
        assert source not in await named(client)

    async def test_who_says_that_it_exists_in_the_region(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        training(factory)
        factory.connection.execute(
            "INSERT INTO training_region VALUES ('50022137', 'apprenticeship', '2022-2023')"
        )
        assert "inserjeunes-formations" in await named(client)

    async def test_what_follows_and_what_comes_before(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """The ODbL asks that Onisep be named wherever it is read."""
        training(factory)
        training(factory, "45022137", "BP Boulanger", diploma="BP", level=4)
        factory.connection.execute(
            "INSERT INTO training_next (training_id, next_id, sources)"
            " VALUES ('50022137', '45022137', '{onisep-fiches-formations}')"
        )
        for path, steps in ((PAGE, "next"), (f"{TRAININGS}/45022137", "before")):
            assert "onisep-fiches-formations" in await named(client, path)
            assert [step["by_onisep"] for step in (await page(client, path))[steps] if step["id"]] == [True]
        factory.connection.execute("UPDATE training_next SET sources = '{familles-metiers}'")
        assert await named(client) == {"certif-info", "familles-metiers"}
        assert [step["by_onisep"] for step in (await page(client))["next"]] == [False]

    async def test_the_careers_at_its_end(self, client: httpx.AsyncClient, factory: Factory) -> None:
        factory.career("D1102", "Boulanger / Boulangère")
        factory.career("D1102", "Boulangerie", rome_version=3)
        training(factory, careers=["D1102"], sources=["formations-diplomes"])
        factory.connection.execute("UPDATE training_career SET sources = '{onisep-fiches-metiers}'")
        assert await named(client) == {"formations-diplomes", "onisep-fiches-metiers", "rome"}
        # A field is the register's where Certif-Info says nothing of it.
        factory.connection.execute("DELETE FROM training_career")
        factory.connection.execute("INSERT INTO training_field VALUES ('50022137', 'D1102')")
        assert await named(client) == {"formations-diplomes", "rncp-rome", "rome"}

    async def test_an_open_day_beside_a_school(self, client: httpx.AsyncClient, factory: Factory) -> None:
        training(factory)
        place = taught(factory, "0530001A", "50022137")
        event = factory.event(place_id=place, kind="open_day")
        factory.connection.execute(
            "UPDATE event SET source = 'onisep-portes-ouvertes' WHERE id = %s", [event]
        )
        assert "onisep-portes-ouvertes" in await named(client)

    async def test_an_invented_open_day_is_nobody_s(
        self, client: httpx.AsyncClient, factory: Factory
    ) -> None:
        """« Agenda de l’orientation, La Région » stood over what the demonstration had made up."""
        training(factory)
        factory.event(place_id=taught(factory, "0530001A", "50022137"), demo=True)
        told = {one["source"]: one["title"] for one in (await page(client))["sources"]}
        assert "agenda" not in told
        assert "inventés" in told["demonstration"]


async def test_of_which_year_a_list_and_a_text_are(client: httpx.AsyncClient, factory: Factory) -> None:
    """« Vérifié le 1er décembre 2026 » stood over lists of 2020: that is when they were read."""
    training(factory, onisep_id="FOR.2246", sources=["certif-info"])
    factory.connection.execute(
        "INSERT INTO training_sheet (id, label, title, diploma, summary, modified_on,"
        " access, expected, follows)"
        " VALUES ('FOR.2246', 'CAP', 'CAP', 'CAP', 'On y fait du pain.', '2022-03-01', '', '', '')"
    )
    factory.connection.execute("INSERT INTO training_list VALUES ('certif-info', '2026-12-01', 2024)")
    told = await page(client)
    assert told["description"]["written_on"] == "2022-03-01"
    assert [(one["source"], one["year"], one["checked_on"]) for one in told["sources"]] == [
        ("certif-info", 2024, "2026-12-01"),
        ("onisep-fiches-formations", None, None),
    ]


@pytest.mark.parametrize(("ends", "ended"), [("2021-12-31", True), ("2999-12-31", False), (None, False)])
async def test_a_sheet_of_the_register_that_ended_is_told_as_such(
    client: httpx.AsyncClient, factory: Factory, ends: str | None, ended: bool
) -> None:
    training(factory, rncp="37537")
    factory.connection.execute(
        "INSERT INTO training_rncp (number, label, active, ends_on) VALUES ('37537', 'Boulanger', true, %s)",
        [ends],
    )
    assert (await page(client))["rncp_ended"] is ended


async def test_a_year_that_gives_no_diploma_has_no_level(client: httpx.AsyncClient, factory: Factory) -> None:
    """« Niveau Bac + 2 », said a year that only lets one into a BTS."""
    training(factory, "32033421", "Mise à niveau Hôtellerie", diploma="Mise à niveau", level=5, months=12)
    taught(factory, "0530001A", "32033421", at=NEAR)
    assert (await page(client, f"{TRAININGS}/32033421"))["level"] is None
    assert [one["level"] for one in await found(client, **HERE)] == [None]
    assert await labels(client, level=5) == []
    assert (await client.get(f"{TRAININGS}/filters")).json()["levels"] == []
    assert await labels(client, begins="bac") == ["Mise à niveau Hôtellerie"]
