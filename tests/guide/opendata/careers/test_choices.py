"""Whatever an import changes of careers, they are searched by it at once."""

import pytest

from tests.factories import Factory
from tests.guide.opendata.conftest import Imports

LISTS = {
    "family": (
        "rome",
        [
            '"code_rome","libelle_rome","code_rome_parent"\n'
            '"A1202","Jardinier",""\n"A1203","Paysagiste",""\n"A1205","Sylviculteur",""\n'
        ],
        [("A", 3), ("A12", 3)],
    ),
    "riasec": (
        "rome-riasec",
        ['"code_rome","riasec_majeur","riasec_mineur"\n"A1202","R","I"\n"A1203","A","R"\n'],
        [("A", 1), ("I", 1), ("R", 2)],
    ),
    "liking": (
        "rome-interets",
        [
            '"code_centre_interet","libelle_centre_interet","definition_centre_interet"\n"9","Nature",""\n',
            '"code_centre_interet","libelle_centre_interet","code_rome","principal"\n"9","Nature","A1203","oui"\n',
        ],
        [("9", 1)],
    ),
    "theme": (
        "rome-thematiques",
        [
            '"code_theme","libelle_theme","definition_theme"\n"006","Mer",""\n',
            '"code_theme","libelle_theme","code_rome"\n"006","Mer","A1202"\n',
        ],
        [("006", 1)],
    ),
    "hours": (
        "rome-contextes",
        [
            '"code_ogr","libelle_cont_travail","libelle_type_cont_trav"\n'
            '"30","Travail le samedi","Horaires et durée du travail"\n'
        ],
        [("30", 2)],
    ),
    "skill": (
        "rome-competences",
        [
            '"code_ogr","libelle_competence","cat_comp","sous_cat_comp"\n"31","Tailler","Savoir-faire","Technique"\n'
        ],
        [("31", 1)],
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_its_values_are_there_after_the_import(imports: Imports, factory: Factory, kind: str) -> None:
    factory.career("A1202", "Jardinier / Jardinière")
    factory.career("A1203", "Paysagiste")
    for code, ogr in (("A1202", "30"), ("A1203", "30"), ("A1203", "31")):
        factory.connection.execute(
            "INSERT INTO career_item_link (rome_version, code, ogr_code) VALUES (4, %s, %s)", (code, ogr)
        )
    source, files, expected = LISTS[kind]
    for content in files:
        imports(source, content)
    found = imports.rows(f"SELECT code, careers FROM career_choice WHERE kind = '{kind}' ORDER BY code")
    assert found == expected
