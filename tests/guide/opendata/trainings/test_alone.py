"""What the own page of a career asks for and no list of trainings has: it is a way there all the same."""

import json

import httpx
import pytest

from api.guide.trainings.queries import OPEN_TO_NEWCOMERS
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings import test_higher
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    SHEET,
    baker,
    certification,
    sheets,
    table,
)
from tests.guide.opendata.trainings.test_sure import page

SHOWN = "SELECT id, label, diploma, sources FROM training WHERE id NOT IN ('50022137', 'FOR.2246')"
LEADING = "SELECT training_id, code, firm FROM training_career WHERE code ~ '^L' ORDER BY 1, 2"


def asked(factory: Factory, key: str, name: str, **studies: str) -> None:
    """A page of Onisep on a career, and the studies that it asks for."""
    told = json.dumps([{"id": f"FOR.{study[1:]}", "label": label} for study, label in studies.items()])
    factory.connection.execute(
        "INSERT INTO onisep_sheet (id, name, synonyms, rome_codes, studies, sectors, interests, statuses)"
        " VALUES (%s, %s, '{}', '{}', %s, '{}', '{}', '{}')",
        [key, name, told],
    )


def lists(imports: Imports) -> None:
    """Those that may have it as well as another one."""
    baker(imports)
    imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")


@pytest.fixture
def stunts(factory: Factory) -> Factory:
    factory.career("L1207", "Cascadeur / Cascadeuse")
    factory.career("L1208", "Acrobate")
    return factory


class TestAlone:
    async def test_what_one_page_asks_for_alone_is_a_way_to_its_career(
        self, imports: Imports, stunts: Factory, client: httpx.AsyncClient
    ) -> None:
        """A career said that nothing was linked, and its own page named the one training that there is."""
        asked(stunts, "MET.914", "cascadeur/euse", F1="école de cascade")
        page(stunts, "L1207", "label", "MET.914")
        asked(stunts, "MET.915", "acrobate", F1="école de cascade", F2="école du cirque")
        page(stunts, "L1208", "label", "MET.915")
        lists(imports)
        sources = ["onisep-fiches-metiers"]
        assert imports.rows(SHOWN) == [("FOR.1", "École de cascade", "Formation", sources)]
        # Whoever asks for it beside others may mean another part of it.
        assert imports.rows(LEADING) == [("FOR.1", "L1207", True)]
        told = (await client.get("/api/v1/trainings/FOR.1")).json()
        assert [career["code"] for career in told["careers"]] == ["L1207"]
        assert told["onisep_url"].endswith("FOR.1")
        assert [source["source"] for source in told["sources"]] == [*sources, "rome"]
        ways = (await client.get("/api/v1/careers/L1207/trainings")).json()["ways"]
        assert [(way["id"], way["leads"], way["firm"]) for way in ways] == [("FOR.1", True, True)]

    @pytest.mark.parametrize("called", ["title", None])
    def test_only_where_the_page_is_a_career_s_own(
        self, imports: Imports, stunts: Factory, called: str | None
    ) -> None:
        asked(stunts, "MET.914", "cascadeur/euse", F1="école de cascade")
        page(stunts, "L1207", called, "MET.914")
        baker(imports)
        # They may have it yet.
        assert imports.rows(SHOWN) == []
        lists(imports)
        assert [key for key, *_ in imports.rows(SHOWN)] == (["FOR.1"] if called else [])

    def test_not_what_is_a_programme_by_another_name(self, imports: Imports, stunts: Factory) -> None:
        asked(stunts, "MET.914", "cascadeur/euse", F1="Diplôme d'Etat de cascadeur")
        page(stunts, "L1207", "label", "MET.914")
        line = "Public,0440984F,Institut,Pays de la Loire,D.E Cascadeur,"
        lists(imports)
        imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
        assert imports.rows(LEADING) == [("PSUP.d-e-cascadeur", "L1207", True)]

    @pytest.mark.parametrize(("last", "is_open"), [("", True), ("2020", False)])
    def test_certif_info_says_what_it_is_called_and_when_it_ends(
        self, imports: Imports, stunts: Factory, last: str, is_open: bool
    ) -> None:
        asked(stunts, "MET.914", "cascadeur/euse", F1="TP cascade")
        page(stunts, "L1207", "label", "MET.914")
        known = [
            certification(str(n), f"Titre professionnel cascade option {option}", careers=["L1207"])
            .replace("FOR.2246", "FOR.1")
            .replace(";Diplôme;", ";Titre professionnel (TP de niveau 3);")
            for n, option in enumerate(("feu", "chute"), 1)
        ]
        header = f"{CERTIFICATION_HEADER};Annee_Derniere_Session"
        lists(imports)
        imports("certif-info", table(header, *(f"{row};{last}" for row in known)), force=True)
        assert imports.rows(SHOWN) == [
            (
                "FOR.1",
                "Titre professionnel Cascade",
                "Titre professionnel",
                ["certif-info", "onisep-fiches-metiers"],
            )
        ]
        told = imports.one(
            f"SELECT t.level, t.last_session, {OPEN_TO_NEWCOMERS} FROM training t WHERE id = 'FOR.1'"
        )
        assert told == (3, int(last) if last else None, is_open)

    async def test_a_licence_pro_is_one_by_whatever_name_and_follows_two_years_of_studies(
        self, imports: Imports, stunts: Factory, client: httpx.AsyncClient
    ) -> None:
        """A pupil read that a year of medical sales follows the bac, for Certif-Info wrote it out."""
        asked(stunts, "MET.914", "cascadeur/euse", F1="licence pro cascade")
        page(stunts, "L1207", "label", "MET.914")
        known = certification("1", "Licence professionnelle cascade", careers=["L1207"]).replace(
            "FOR.2246", "FOR.1"
        )
        lists(imports)
        row = known.replace(";Diplôme;", ";Licence professionnelle;")
        imports("certif-info", table(CERTIFICATION_HEADER, row), force=True)
        assert [diploma for _, _, diploma, _ in imports.rows(SHOWN)] == ["Licence pro"]
        ways = {
            way["id"]: way for way in (await client.get("/api/v1/careers/L1207/trainings")).json()["ways"]
        }
        assert [ways[step]["label"] for step in ways["FOR.1"]["from"]] == ["Diplôme à bac + 2"]
