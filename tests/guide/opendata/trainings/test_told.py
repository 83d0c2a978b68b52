"""What one list alone tells of a training: occupations that Onisep names, apprentices that are counted."""

from pathlib import Path

import httpx
import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import DIPLOMA_HEADER, baker, diploma, table
from tests.guide.opendata.trainings.test_leading import bring, occupation, vines
from tests.guide.opendata.trainings.test_open_data import CAREERS
from tests.guide.opendata.trainings.test_open_data import bring as bring_all

__all__ = ["vines"]

PAGE = "/api/v1/trainings/50022137"


class TestOccupations:
    async def test_what_onisep_names_and_is_on_no_page_here_is_told_by_its_name(
        self, imports: Imports, vines: Factory, client: httpx.AsyncClient
    ) -> None:
        """A pupil read that no list names a job, though Onisep's sheet on the very training did."""
        occupation(vines, "MET.20", "microtechnicien / microtechnicienne")
        occupation(vines, "MET.21", "œnologue", "FOR.2246")
        occupation(vines, "MET.22", "viticulteur / viticultrice", "FOR.2246")
        occupation(vines, "MET.23", "aide-soignant / aide-soignante", "FOR.9999")
        bring(imports, "A1405")
        page = (await client.get(PAGE)).json()
        assert [career["code"] for career in page["careers"]] == ["A1418"]
        assert page["occupations"] == ["microtechnicien / microtechnicienne", "œnologue"]
        assert "Onisep" in {one["publisher"] for one in page["sources"] if one["source"] == "onisep-metiers"}

    async def test_what_onisep_s_list_of_jobs_has_not_is_told_by_the_name_that_rome_s_has(
        self, imports: Imports, vines: Factory, client: httpx.AsyncClient
    ) -> None:
        """Of a bac pro of wood one of five jobs was left out: the list of 2024 has only some numbers."""
        vines.connection.execute(
            "INSERT INTO career_onisep VALUES ('A1405', 'MET.20', 'technicien / technicienne de fûts', '')"
        )
        bring(imports, "A1405")
        assert (await client.get(PAGE)).json()["occupations"] == ["technicien / technicienne de fûts"]

    async def test_a_regulated_career_that_it_does_not_lead_to_is_not_told(
        self, imports: Imports, vines: Factory, client: httpx.AsyncClient
    ) -> None:
        occupation(vines, "MET.20", "aide-soignant / aide-soignante", "FOR.7120")
        bring(imports, "J1501")
        assert (await client.get(PAGE)).json()["occupations"] == []

    async def test_a_new_diploma_without_a_sheet_has_those_of_the_one_whose_place_it_takes(
        self, imports: Imports, vines: Factory, client: httpx.AsyncClient
    ) -> None:
        occupation(vines, "MET.20", "microtechnicien / microtechnicienne")
        bring(imports, "A1405")
        old = diploma("50022137", "X (CAP)", closed="31/08/2999", successors=["50021198"])
        imports("formations-diplomes", table(DIPLOMA_HEADER, old, diploma("50021198", "Z (CAP)")))
        page = (await client.get("/api/v1/trainings/50021198")).json()
        assert page["occupations"] == ["microtechnicien / microtechnicienne"]

    @pytest.mark.parametrize(
        ("label", "fields", "firm"),
        [
            ("CAP viticulture", "A1405", True),
            ("CAP vente", "F1202", False),
            # Its own title names it, whatever the fields are.
            ("CAP viticulteur vendeur", "F1202", True),
            ("CAP viticulteurs", "F1202", False),
        ],
    )
    async def test_what_onisep_alone_says_is_told_as_such(
        self,
        imports: Imports,
        vines: Factory,
        client: httpx.AsyncClient,
        label: str,
        fields: str,
        firm: bool,
    ) -> None:
        """Of a bac pro of food sellers the one job at the end was the wine-grower's."""
        occupation(vines, "MET.20", "viticulteur / viticultrice")
        bring(imports, fields, label=label)
        careers = (await client.get(PAGE)).json()["careers"]
        assert [(career["code"], career["firm"]) for career in careers] == [("A1418", firm)]
        ways = (await client.get("/api/v1/careers/A1418/trainings")).json()["ways"]
        assert [way["firm"] for way in ways if way["id"] == "50022137"] == [firm]


class TestFigures:
    HEADER = (
        "millesime;code_region;voie;cfd;mefstat11;nb_sortant;taux_poursuite_etudes;"
        "taux_emploi_6_mois;taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois"
    )

    @pytest.mark.parametrize(("leavers", "told"), [("", []), ("0", []), ("9", [("apprenticeship",)])])
    def test_apprentices_too_few_to_be_counted_are_told_of_nobody(
        self, imports_here: Imports, factory: Factory, leavers: str, told: list[tuple[str]]
    ) -> None:
        """A 2de for allophones « existed in apprenticeship », for one young person stood in a list."""
        factory.place(uai="0440001A", commune_code="44109")
        row = f"2022_2023;52;apprentissage;50022137;;{leavers};;;;;"
        imports_here("inserjeunes-formations", table(self.HEADER, row))
        baker(imports_here)
        assert imports_here.rows("SELECT status FROM training_region") == told


@pytest.mark.open_data
def test_the_publishers_own_files(imports: Imports, open_data: Path) -> None:
    for source, name in CAREERS:
        imports(source, open_data / name)
    bring_all(imports, open_data)
    named = imports.rows(
        "SELECT name FROM training_occupation WHERE training_id = '40322108' AND beside"
        " ORDER BY epass_fold(name)"
    )
    assert [name for (name,) in named] == [
        "commerçant / commerçante en alimentation",
        "vendeur / vendeuse conseil caviste",
        "vendeur / vendeuse en magasin",
    ]
    assert imports.rows("SELECT code, firm FROM training_career WHERE training_id = '40322108'") == [
        ("A1418", False)
    ]
    assert imports.rows("SELECT firm FROM training_career WHERE training_id = '50025441' AND named IS NULL")
    # Those of which a page said that no job was linked to them, though Onisep names some.
    alone = (
        "SELECT count(DISTINCT training_id) FROM training_occupation t"
        " WHERE beside AND NOT EXISTS (SELECT FROM training_career WHERE training_id = t.training_id)"
    )
    assert imports.one(alone) > 70
