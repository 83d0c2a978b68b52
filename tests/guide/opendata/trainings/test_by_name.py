"""Careers found by an exact name: where a title of ROME 3 stands today; programmes that a sheet asks for."""

from pathlib import Path

import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings import test_higher
from tests.guide.opendata.trainings.lists import table
from tests.guide.opendata.trainings.test_leading import NAMED, bring, occupation, vines
from tests.guide.opendata.trainings.test_open_data import CAREERS
from tests.guide.opendata.trainings.test_open_data import bring as bring_all

__all__ = ["vines"]


def title(factory: Factory, version: int, ogr: str, code: str, label: str, short: str | None = None) -> None:
    factory.connection.execute(
        "INSERT INTO career_appellation (rome_version, ogr_code, code, label, label_short)"
        " VALUES (%s, %s, %s, %s, %s)",
        [version, ogr, code, label, short],
    )


class TestByName:
    @pytest.mark.parametrize(
        ("earlier", "job", "found"),
        [
            ("Pressureur vendangeur / Pressureuse vendangeuse", "pressureur / pressureuse", "A1418"),
            # Only holds the name.
            ("Chef pressureur / Cheffe pressureuse", "pressureur / pressureuse", None),
            ("Pressureur / Pressureuse", "pressureur-pileur / pressureuse-pileuse", "A1418"),
            # Neither the second half, nor the first of a longer one.
            ("Pressureur / Pressureuse", "pileur-pressureur / pileuse-pressureuse", None),
            ("Aide pressureur / Aide pressureuse", "aide pressureur-pileur / aide pressureuse-pileuse", None),
        ],
    )
    def test_a_title_that_moved_to_another_career_is_that_one(
        self, imports: Imports, vines: Factory, earlier: str, job: str, found: str | None
    ) -> None:
        """All that leads to carpenters led to who puts up wooden frames, and the carpenter had no way."""
        title(vines, 3, "20", "A1405", earlier)
        title(vines, 4, "20", "A1418", earlier)
        occupation(vines, "MET.20", job, "FOR.2246")
        vines.connection.execute("INSERT INTO career_onisep VALUES ('A1405', 'MET.20', %s, '')", [job])
        bring(imports, "A1405")
        assert imports.rows(NAMED) == ([(found, job[0].upper() + job[1:])] if found else [])

    def test_a_title_is_known_in_short_too(self, imports: Imports, vines: Factory) -> None:
        title(
            vines, 4, "20", "A1418", "Conducteur / Conductrice d'engin", "Conducteur / Conductrice d'engins"
        )
        occupation(vines, "MET.20", "conducteur / conductrice d'engins", "FOR.2246")
        bring(imports, "A1405")
        assert imports.rows(NAMED) == [("A1418", "Conducteur / conductrice d'engins")]

    def test_by_another_name_of_what_is_one_career_it_is_told_under_its_own(
        self, imports: Imports, vines: Factory
    ) -> None:
        """Photographers were told « under the name of reporter », which is another career's."""
        vines.career("N4114", "Reporter-viticulteur / Reportrice-viticultrice", parent_code="A1405")
        occupation(vines, "MET.20", "reporter-viticulteur / reportrice-viticultrice", "FOR.2246")
        vines.connection.execute("UPDATE onisep_sheet SET synonyms = '{viticulteur/trice}'")
        bring(imports, "A1405")
        assert imports.rows(NAMED) == [("A1418", None), ("N4114", None)]

    @pytest.mark.parametrize(
        ("asked", "is_one"),
        [
            ("Diplôme d'Etat d'ergothérapeute", True),
            ("Diplôme d'Etat d'ergothérapeute (en santé)", True),
            ("Diplôme d'Etat de psychomotricien", False),
        ],
    )
    def test_a_programme_leads_to_the_career_whose_sheet_asks_for_it_by_name(
        self, imports: Imports, factory: Factory, asked: str, is_one: bool
    ) -> None:
        """« Nous ne connaissons pas de formation », and there it stood."""
        factory.career("J1403", "Ergothérapeute", regulated=True)
        occupation(factory, "MET.280", "ergothérapeute", "FOR.1113")
        factory.connection.execute(
            "UPDATE onisep_sheet SET studies = jsonb_set(studies, '{0,label}', to_jsonb(%s::text))", [asked]
        )
        line = "Public,0440984F,Institut,Pays de la Loire,D.E Ergotherapeute,"
        imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
        found = [("PSUP.d-e-ergotherapeute", "J1403")] if is_one else []
        assert imports.rows("SELECT training_id, code FROM training_career") == found


@pytest.mark.open_data
def test_the_publishers_own_files(imports: Imports, open_data: Path) -> None:
    for source, name in CAREERS:
        imports(source, open_data / name)
    bring_all(imports, open_data)
    leading = set(imports.rows("SELECT code, training_id FROM training_career"))
    assert {
        ("F1503", "50023446"),
        ("F1303", "50023123"),
        ("E1201", "32032325"),
        ("J1403", "PSUP.d-e-ergotherapeute"),
        ("K2107", "INM.1302893N"),
    } <= leading
    assert ("F1501", "50023446") not in leading
