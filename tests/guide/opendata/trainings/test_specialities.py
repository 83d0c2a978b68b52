"""To which careers a school's own speciality of a mention may lead."""

import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings import test_higher
from tests.guide.opendata.trainings.lists import sheets, table
from tests.guide.opendata.trainings.test_following import sheet
from tests.guide.opendata.trainings.test_leading import occupation

CAREERS = {"B1805": "Styliste", "B1804": "Brodeur / Brodeuse"}
FOUND = "SELECT code, firm FROM training_career WHERE training_id <> 'FOR.1' ORDER BY code"


@pytest.mark.parametrize(
    ("name", "others", "found"),
    [
        ("DN MADE Mode   Specialite : Vetements", 0, ["B1804", "B1805"]),
        # Its own words name one of them.
        ("DN MADE Mode   Specialite : Broderie", 0, ["B1804"]),
        # Of a mention that leads to many unlike careers what one learns there decides.
        ("DN MADE Mode   Specialite : Vetements", 6, []),
        ("DN MADE Mode   Specialite : Broderie", 6, ["B1804"]),
        ("DN MADE Modes   Specialite : Vetements", 0, []),
    ],
)
def test_a_school_s_speciality_may_lead_to_the_careers_of_its_mention(
    imports: Imports, factory: Factory, name: str, others: int, found: list[str]
) -> None:
    """The DN MADE of fashion, which a town has twice, was no way to become a stylist."""
    careers = CAREERS | {f"A110{number}": f"Métier{number * 'x'}" for number in range(1, others + 1)}
    for number, (code, label) in enumerate(careers.items()):
        factory.career(code, label, parent_code=code)
        occupation(factory, f"MET.{100 + number}", label.lower(), "FOR.1")
    imports.first("onisep-fiches-formations", sheets(sheet(1, "DN MADE mention mode")), "sheets.xml")
    line = f"Public,0440984F,Lycée,Pays de la Loire,{name},"
    imports("parcoursup", table(test_higher.TestHigher.SIX, line), "parcoursup_2025.csv")
    assert imports.rows(FOUND) == [(code, False) for code in found]
