"""Careers that statistics count under another name, and whom the survey of hirings does not ask."""

from pathlib import Path

import httpx
import pytest

from api.guide.figures import career_queries
from api.guide.figures.portrait import FIELDS
from api.platform.kit.database import Database
from tests.factories import Factory
from tests.guide.figures.lists import ELSEWHERE, FAP_2021, MOSTLY_OTHERS, figures
from tests.guide.figures.plainly import Files
from tests.guide.figures.test_career_figures import whole
from tests.guide.opendata.conftest import Imports

__all__ = ["whole"]

BAKERS = "Boulangers et pâtissiers salariés"
LAVAL = {"commune": "53130"}


class TestNamedElsewhere:
    """D1103, « Charcutier », was « Charcuterie fine »; one of 2021 has the equal label of its occupation."""

    @pytest.fixture(autouse=True)
    def _equal_label(self, known: Imports, factory: Factory) -> None:
        factory.career("D1103", "Charcuterie fine", rome_version=3)
        self.equal = FAP_2021 + "S0X43;Traiteurs;S0X43;Charcutiers, traiteurs;S0X;Tout;S;Tout\n"

    async def test_an_equal_label_is_not_enough_where_a_part_of_another_names_the_career(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        """« Aide en puériculture » is a part of another than « Aides-soignants », with which it was told."""
        part = "S0X44b;Charcuterie fine;S0X44;Bouchers et charcutiers;S0X;Tout;S;Tout\n"
        known("dares-fap", self.equal + part, force=True)
        body = await figures(client, "D1103", **LAVAL)
        assert (body["hiring"], body["hiring_absent"]) == (None, "counted_with_others")
        assert body["counted_with"] == "Bouchers et charcutiers"

    async def test_it_is_the_one_that_is_called_as_the_career(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        other = "S0X41;Charcutiers;S0X41;Charcutiers;S0X;Tout;S;Tout\n"
        known(
            "dares-fap",
            self.equal.replace(FAP_2021.splitlines(keepends=True)[-1], other),
            force=True,
        )
        hiring = (await figures(client, "D1103", **LAVAL))["hiring"]
        assert (hiring["occupation"]["label"], hiring["planned"]) == ("Charcutiers", 90)

    async def test_of_one_that_only_holds_its_words_nothing_is_told(
        self, client: httpx.AsyncClient, known: Imports
    ) -> None:
        held = "S0X44;Cadres de la charcuterie fine;S0X44;Cadres de la charcuterie fine;S0X;Tout;S;Tout\n"
        known("dares-fap", self.equal + held, force=True)
        body = await figures(client, "D1103", **LAVAL)
        assert (body["hiring"], body["hiring_absent"], body["counted_with"]) == (None, "not_linked", None)

    async def test_what_was_cut_from_its_sheet_is_not_told_of_what_the_sheet_has_left(
        self, client: httpx.AsyncClient, known: Imports, factory: Factory
    ) -> None:
        """A data scientist was told the hirings of administrators: the sheet of studies is counted apart."""
        factory.career("D1108", "Salaisonnier / Salaisonnière", parent_code="D1103")
        known("dares-fap", self.equal, force=True)
        assert (await figures(client, "D1108"))["occupations"][0]["newer"] == "S0X43"
        other = "S0X41;Charcutiers;S0X41;Charcutiers;S0X;Tout;S;Tout\n"
        known("dares-fap", self.equal.replace(FAP_2021.splitlines(keepends=True)[-1], other), force=True)
        body = await figures(client, "D1108", **LAVAL)
        assert (body["hiring"], body["hiring_absent"], body["counted_with"]) == (None, "not_linked", None)

    @pytest.mark.parametrize(
        ("new", "newer"),
        [
            ("S0X44;Cadres de charcuterie fine;S0X44;Cadres de charcuterie fine;S0X;Tout;S;Tout\n", None),
            ("S1X44;Cadres de charcuterie fine;S1X44;Cadres de charcuterie fine;S1X;Tout;S;Tout\n", "S0X43"),
            ("S0X44;Cadres de charcuterie;S0X44;Cadres de charcuterie;S0X;Tout;S;Tout\n", "S0X43"),
        ],
    )
    async def test_nor_where_a_new_one_of_the_group_has_most_words_of_the_sheet(
        self, client: httpx.AsyncClient, known: Imports, new: str, newer: str | None
    ) -> None:
        """« Cadres des études BTP » beside engineers who build, for « Ingénierie et études du BTP »."""
        known.connection.execute(
            "UPDATE career SET label = 'Charcuterie fine et salaison' "
            "WHERE rome_version = 3 AND code = 'D1103'"
        )
        known("dares-fap", self.equal + new, force=True)
        assert (await figures(client, "D1103"))["occupations"][0]["newer"] == newer

    @pytest.mark.parametrize(
        "part",
        [
            "S0X43b;Fine charcuterie;S0X43;Charcutiers, traiteurs;S0X;Tout;S;Tout\n",
            "S0X44;Bouchers (sauf charcuterie fine);S0X44;Bouchers (sauf charcuterie fine);S0X;Tout;S;Tout\n",
        ],
    )
    async def test_it_stays_where_it_is_named_there_or_elsewhere_left_out(
        self, client: httpx.AsyncClient, known: Imports, part: str
    ) -> None:
        known("dares-fap", self.equal + part, force=True)
        body = await figures(client, "D1103", **LAVAL)
        assert body["hiring_absent"] == "not_surveyed"
        assert body["occupations"][0]["newer"] == "S0X43"


async def test_a_group_called_as_others_says_almost_nothing_of_one_of_its_parts(
    client: httpx.AsyncClient, known: Imports, factory: Factory
) -> None:
    """Of veterinary assistants the 727,000, the hirings and the shortage were nursing auxiliaries'."""
    known("dares-effectifs", '"Annee","ENS","S0Z42"\n"2018",27000.0,727.0\n')
    known("dares-femmes", "Fap3,Annee,Part\nS0Z42,2017-2019,22.25\n")
    told = await figures(client, "D1102", **LAVAL)
    assert None not in (told["hiring"], told["tension"])
    assert (told["headcount"]["people"], told["women"]["share"]) == (727000, 22.25)
    assert not told["occupations"][0]["mostly_others"]
    parts = (
        f"S0X42a;{BAKERS};S0X42;{BAKERS};S0X;Tout;S;Tout\n"
        f"S0X42b;Vente en boulangerie et viennoiserie;S0X42;{BAKERS};S0X;Tout;S;Tout\n"
    )
    known("dares-fap", FAP_2021.replace(FAP_2021.splitlines(keepends=True)[1], parts), force=True)
    body = await figures(client, "D1102", **LAVAL)
    assert body["occupations"][0]["mostly_others"]
    # What would be shown under « voilà qui faisait ce métier » is left out.
    assert {body[field] for field in ("hiring", "tension", *FIELDS)} == {None}
    assert (body["hiring_absent"], body["counted_with"]) == (
        "counted_with_others",
        BAKERS,
    )


@pytest.mark.parametrize(
    ("contexts", "without"),
    [
        ({"403100": "statuses", "405244": "structures"}, True),
        ({"403100": "statuses"}, True),
        ({"403100": "statuses", "405285": "structures"}, False),
        ({"403100": "statuses", "405244": "structures", "38126": "structures"}, False),
        ({"403103": "statuses", "405244": "structures"}, False),
        ({}, False),
    ],
)
async def test_where_the_state_employs_it_is_said_that_the_survey_does_not_ask_it(
    client: httpx.AsyncClient, known: Imports, contexts: dict[str, str], without: bool
) -> None:
    """A civil servant of a school, a public body, a prison, the army or of none; not of a hospital or a town.

    « L'enquête ne comprend donc ni les administrations de l'État (ministères…) ni certaines entreprises
    publiques »: statistiques.pole-emploi.org/bmo/static/methode.
    """
    for code, kind in contexts.items():
        known.connection.execute("INSERT INTO career_item VALUES (4, %s, %s, NULL, 'x')", [code, kind])
        known.connection.execute("INSERT INTO career_item_link VALUES (4, 'D1102', %s, NULL)", [code])
    assert (await figures(client, "D1102", **LAVAL))["hiring"]["without_state"] is without


async def test_whom_the_army_alone_employs_is_counted_with_no_civilians(
    client: httpx.AsyncClient, known: Imports
) -> None:
    """A soldier who drives had the wages and hirings of taxis and ambulances."""
    assert (await figures(client, "D1102", **LAVAL))["occupations"]
    known.connection.execute("INSERT INTO career_item VALUES (4, '403099', 'statuses', NULL, 'Militaire')")
    known.connection.execute("INSERT INTO career_item_link VALUES (4, 'D1102', '403099', NULL)")
    assert (await figures(client, "D1102", **LAVAL))["occupations"] == []


@pytest.mark.open_data
async def test_all_that_are_named_elsewhere_were_read(
    database: Database, whole: Imports, open_data: Path
) -> None:
    """Each was looked at: who else is told of another occupation than that of its label, or of none."""
    files = Files(open_data)
    async with database.transaction() as session:
        asked = {"codes": sorted(files.careers)}
        connection = await session.connection()
        rows = await connection.execute(career_queries.OCCUPATIONS_OF_CAREERS, asked)
        told = [row for row in rows.mappings() if row["code"]]
    elsewhere = {
        (row["career"], row["code"]): row["newer_code"]
        for row in told
        if row["newer_code"] != files.newer.get(row["code"]) and not row["mostly_others"]
    }
    assert elsewhere == ELSEWHERE
    assert {(row["career"], row["code"]) for row in told if row["mostly_others"]} == MOSTLY_OTHERS
