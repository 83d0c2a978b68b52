"""Diplomas that schools give though no list says so: of the school's name, or given by such schools alone."""

import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import SHEET, sheets

ENGINEER = "Diplôme d’ingénieur de l’École centrale de Nantes spécialité bâtiment"
SCHOOL = "École Centrale de Nantes"


@pytest.mark.parametrize(
    ("title", "school", "values", "taught"),
    [
        (ENGINEER, SCHOOL, {}, True),
        # Another school's name goes on; two words name none.
        (ENGINEER, f"{SCHOOL} Atlantique", {}, False),
        (ENGINEER, "École centrale", {}, False),
        (ENGINEER, SCHOOL, {"kind": "high_school"}, False),
        (ENGINEER, SCHOOL, {"status": "closed", "closed_on": "2026-01-01"}, False),
        (ENGINEER, SCHOOL, {"commune_code": "69123"}, False),
        ("CAP de l’École centrale de Nantes", SCHOOL, {}, False),
        ("Diplôme d’État de docteur vétérinaire", "École nationale vétérinaire, Nantes-Atlantique", {}, True),
        ("Diplôme d’État de docteur vétérinaire", SCHOOL, {}, False),
        ("Diplôme d’Etat d’architecte", "École nationale supérieure d'architecture de Nantes", {}, True),
        ("Auxiliaire spécialisé vétérinaire", "École nationale vétérinaire, Nantes-Atlantique", {}, False),
    ],
)
def test_a_school_gives_the_diploma_that_bears_its_name(
    imports: Imports, factory: Factory, title: str, school: str, values: dict[str, str], taught: bool
) -> None:
    """Of vets the page said that no list tells where one learns it, with the school in Nantes on the map."""
    factory.commune()
    factory.connection.execute(
        "INSERT INTO department (code, name, region_code) VALUES ('69', 'Rhône', '84')"
    )
    factory.commune("69123", "Lyon")
    factory.place(uai="0440001A", name="Lycée", commune_code="44109")
    factory.place(uai="0440002B", name="Collège", commune_code="44109")
    defaults = {"uai": "0441916U", "name": school, "kind": "higher_education", "commune_code": "44109"}
    factory.place(**(defaults | values))
    level = 3 if title.startswith("CAP") else 7
    sheet = SHEET.replace("50022137", "").replace("CAP boulanger", title)
    sheet = sheet.replace(">niveau 3 (niveau CAP)<", f">niveau {level} (x)<")
    imports("onisep-fiches-formations", sheets(sheet), "sheets.xml")
    assert imports.rows("SELECT uai, statuses FROM training_place") == (
        [("0441916U", ["school"])] if taught else []
    )
