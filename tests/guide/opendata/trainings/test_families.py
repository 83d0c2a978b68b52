"""Where the specialities are taught to which a shared first year leads."""

import pytest

from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    COURSE_HEADER,
    DIPLOMA_HEADER,
    LEVELS,
    course,
    diploma,
    pupils,
    table,
)


@pytest.mark.parametrize(
    ("level", "shared", "one", "is_known"),
    [
        # A school has some specialities of its 2de, and another one has the others.
        ("400", "ARTISANAT (BAC PRO) 2NDE COMMUNE", "ARTISANAT OPTION VERRERIE (BAC PRO)", False),
        ("320", "1ERE ANNEE DE BTS INFORMATIQUE", "INFORMATIQUE OPTION RESEAUX (BTS)", True),
    ],
)
def test_a_common_2de_makes_no_place_of_what_it_leads_to(
    imports: Imports, level: str, shared: str, one: str, is_known: bool
) -> None:
    """A bac pro of glass was taught at a school that is known for the 2de of all the crafts alone."""
    imports.first("niveaux-formation", f"{LEVELS}320;5;BTS;BREVET DE TECHNICIEN SUPERIEUR;;05\n")
    first, option = f"{level}22404", f"{level}22402"
    rows = (f"{diploma(first, shared)};ouvre sur ({option}V)", f"{diploma(option, one)};")
    imports.first("formations-diplomes", table(f"{DIPLOMA_HEADER};OBSERVATION", *rows))
    stat = f"238100{first[3:]}"
    imports.first("mef", table(COURSE_HEADER, course("1", first, stat, "x", years=3, year=1)))
    imports("constat-formations", pupils(("0720001A", stat)))
    # Both follow the first year all the same.
    assert imports.rows("SELECT training_id, next_id FROM training_next") == [(first, option)]
    known = imports.rows("SELECT training_id, common FROM training_place ORDER BY common")
    assert known == [(first, False), *([(option, True)] if is_known else [])]


def test_a_family_that_was_renamed_has_the_name_of_its_2de(imports: Imports) -> None:
    """The list of families has « du numérique et des transitions énergétiques »: no wish is called so."""
    common, one, speciality = "40020008", "40025520", "23830025520"
    rows = (
        diploma(common, "METIERS DES TRANSITIONS NUMERIQUE ET ENERGETIQUE 2NDE COMMUNE (BAC PRO)"),
        diploma(one, "METIERS DE L'ELECTRICITE (BAC PRO)"),
    )
    imports.first("niveaux-formation", LEVELS)
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, *rows))
    told = "Métiers des transitions numérique et énergétique"
    ways = [
        course("1", common, "23810020008", f"2nde pro {told} 2nde commune", years=3, year=1),
        course("2", one, speciality, "x", years=3, year=2),
    ]
    imports.first("mef", table(COURSE_HEADER, *ways))
    older = "Métiers du numérique et des transitions énergétiques"
    family = f"{older};Électricité;23810020008;{common};{speciality};{one}"
    header = "FAMILLE;SPECIALITE;MEFSTAT11_COMMUN;CFD_COMMUN;MEFSTAT11_SPECIALITE;CFD_SPECIALITE"
    imports.first("familles-metiers", table(header, family))
    imports("constat-formations", pupils(("0720001A", "23810020008")))
    assert imports.rows(f"SELECT label FROM training WHERE id = '{common}'") == [(f"2de pro {told}",)]
