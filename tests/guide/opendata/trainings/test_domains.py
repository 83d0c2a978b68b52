"""Of which field a training is: what its lists say, and none rather than a false one."""

from pathlib import Path

import pytest

from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    DIPLOMA_HEADER,
    SHEET,
    certification,
    diploma,
    sheets,
    table,
)

FIELD = "SELECT domain FROM training WHERE id = %s"


@pytest.mark.parametrize(
    ("code", "title", "certified", "sheet", "field"),
    [
        ("50022137", "Boulanger", "221", None, "22"),
        # Football, law and instruments are no care, no cleaning, no computers.
        ("50033502", "Métiers du football", "335", None, "35"),
        ("32034502", "Collaborateur juriste notarial", "128", "345", "12"),
        ("50032312", "Instruments de musique", "323", None, "37"),
        ("32334101", "Animation de projets territoriaux", "341", None, None),
        # Two lists against one; one against one is none.
        ("24123002", "Objet", "134", "134", "13"),
        ("46125509", "Cybersécurité", "326", None, None),
        ("46125509", "Cybersécurité", "326", "255", "25"),
        # Of glass, and an art by its name.
        ("40022402", "Artisanat et métiers d'art option verrerie", "111", None, "13"),
    ],
)
def test_the_field_is_what_most_lists_say(
    imports: Imports, code: str, title: str, certified: str, sheet: str | None, field: str | None
) -> None:
    imports.first("formations-diplomes", table(DIPLOMA_HEADER, diploma(code, f"{title.upper()} (CAP)")))
    row = certification("1", f"CAP {title}", diploma_code=code).replace(";221;", f";{certified};")
    imports("certif-info", table(CERTIFICATION_HEADER, row))
    if sheet:
        found = SHEET.replace("50022137", code).replace(">221<", f">{sheet}<")
        imports("onisep-fiches-formations", sheets(found), "sheets.xml")
    assert imports.one(FIELD, code) == field


@pytest.mark.open_data
def test_of_the_lists_themselves_none_of_those_that_a_teacher_found_false(
    imports: Imports, open_data: Path
) -> None:
    for source, name in (
        ("formations-diplomes", "carte-formations/nFormationDiplome_.csv"),
        ("mef", "carte-formations/nMef_open-or-used.csv"),
        ("familles-metiers", "carte-formations/familleMetiers.csv"),
        ("certif-info", "carte-formations/certif_info_2024-12.csv"),
        ("onisep-fiches-formations", "onisep/5fe07a9ecc960_ideo-fiches-formations_2024-06-25.zip"),
    ):
        imports(source, open_data / name)
    fields = {
        "14022002": "13",  # DSAA Design: chemistry
        "40022404": "13",  # 2de pro Artisanat et métiers d'art: chemistry
        "32034502": "12",  # BTS Collaborateur juriste notarial: cleaning
        "50032311": "37",  # CAP Assistant technique en instruments de musique: computers
        "50032312": "37",
        "50032313": "37",
        "40123304": "13",  # BMA Arts graphiques: signalétique: building
        "40023003": "13",  # Bac pro AMA marchandisage visuel: building
        "24123002": "13",  # DNMADE Objet: building
        "24133501": "13",  # DNMADE Espace: care
        "FOR.9620": "36",  # Master MEEF 1er degré: care
        "50033502": "35",  # CAP Métiers du football: care
        "40020007": None,  # 2de pro Métiers de la mer: of engines as of ships and fish
        "40033404": "33",  # 2de pro Métiers de l'hôtellerie-restauration
        "50022137": "22",  # CAP Boulanger
        "40025520": "25",  # Bac pro MELEC
    }
    assert {key: imports.one(FIELD, key) for key in fields} == fields
