"""ROME on a few invented rows."""

import io
import json

import openpyxl
import pytest

from tests.guide.opendata.conftest import Imports, numbers

V3 = '"code_rome","code_ogr","libelle_rome"\n"A1101","6","Conduite d\'engins"\n'
V4 = (
    '"code_rome","libelle_rome","code_rome_parent"\n'
    '"A1101","Conducteur / Conductrice d\'engins agricoles","A1101"\n'
    '"A1102","Conducteur / Conductrice d\'engins forestiers","A1101"\n'
)
TITLES = (
    '"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome"\n'
    '"11987","Chauffeur / Chauffeuse de machines d\'\'exploitation","Chauffeur / Chauffeuse","A1101"\n'
)


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_two_versions_stand_side_by_side(imports: Imports) -> None:
    assert numbers(imports("rome", V3)) == (1, 1, 0, 0, 0, 0)
    assert numbers(imports("rome", V4)) == (2, 2, 0, 0, 0, 0)
    assert imports.rows(
        "SELECT rome_version, code, label_feminine, label_masculine, parent_code, family_code"
        " FROM career ORDER BY 1, 2"
    ) == [
        (3, "A1101", None, None, None, "A11"),
        (4, "A1101", "Conductrice d'engins agricoles", "Conducteur d'engins agricoles", "A1101", "A11"),
        (4, "A1102", "Conductrice d'engins forestiers", "Conducteur d'engins forestiers", "A1101", "A11"),
    ]


def test_titles_find_the_career_in_whatever_order_they_come(imports: Imports) -> None:
    imports("rome-appellations", TITLES)
    imports("rome", V4)
    assert imports.rows("SELECT code, synonyms FROM career ORDER BY code") == [
        ("A1101", "Chauffeur / Chauffeuse de machines d'exploitation"),
        ("A1102", ""),
    ]
    assert numbers(imports("rome", V4)) == (2, 0, 0, 2, 0, 0)


def test_interests(imports: Imports) -> None:
    header = '"code_rome","riasec_majeur","riasec_mineur"\n'
    report = imports(
        "rome-riasec", header + '"A1101","R","I"\n"A1201","R",""\n"A1202","Z","I"\n"X","R","I"\n'
    )
    assert dict(report.reasons) == {"bad_shape": 1, "bad_identifier": 1}
    assert numbers(imports("rome-riasec", header + '"A1101","R","I"\n')) == (1, 0, 0, 1, 0, 1)
    assert imports.rows("SELECT * FROM career_interest") == [("A1101", "R", "I")]


def test_moves_texts_and_lists(imports: Imports) -> None:
    imports(
        "rome-mobilites",
        '"code_rome","code_rome_cible","libelle_type_mobilite"\n"A1101","A1416","Proche"\n"A1101","A1301","Evolution"\n',
    )
    assert imports.rows("SELECT kind, target FROM career_relation ORDER BY kind") == [
        ("evolution", "A1301"),
        ("near", "A1416"),
    ]
    imports(
        "rome-textes",
        '"code_rome","position_libelle_txt","libelle_texte","libelle_type_texte"\n'
        '"A1101","0","Conduit l\'\'engin","definition"\n',
    )
    imports(
        "rome-competences",
        '"code_ogr","libelle_competence","libelle_type_competence"\n'
        '"1","Utilisation d\'\'engins","SAVOIRS"\n',
    )
    imports(
        "rome-environnements",
        '"code_ogr","libelle_env_travail","libelle_type_section_env_trav"\n"1","Ferme","STRUCTURES"\n',
    )
    assert imports.rows("SELECT kind, key, label FROM career_reference ORDER BY kind") == [
        ("definition", "A1101:000", "Conduit l'engin"),
        ("skill", "1", "Utilisation d'engins"),
        ("workplace", "1", "Ferme"),
    ]


def test_sectors_are_mended(imports: Imports) -> None:
    career = {"code_rome": "F1704", "libelle_rome": "Maçon"}
    sector = {
        "code_secteur": 160,
        "libelle": "Bâtiment d¿aujourd¿hui",
        "liste_sous_secteur": [{"libelle": "Gros ¼uvre", "liste_metier": [career]}],
        "liste_metier": [career, {"code_rome": "F1201"}, {"code_rome": "?"}],
    }
    report = imports("rome-secteurs", json.dumps({"arbo_secteur": [sector]}))
    assert numbers(report) == (3, 2, 0, 0, 1, 0)
    assert imports.rows("SELECT code, sector, subsector FROM career_sector ORDER BY code") == [
        ("F1201", "Bâtiment d'aujourd'hui", None),
        ("F1704", "Bâtiment d'aujourd'hui", "Gros Œuvre"),
    ]


def test_onisep_links(imports: Imports) -> None:
    header = '"Code ROME";"libellé métier onisep";"lien site onisep.fr"\r\n'
    link = "https://www.onisep.fr/http/redirection/metier/slug/MET.287"
    report = imports("rome-onisep", header + f'"A1101";"conducteur";"{link}"\r\n"A1102";"autre";""\r\n')
    assert dict(report.reasons) == {"no_link": 1}
    assert imports.one("SELECT code, onisep_id, label, url FROM career_onisep") == (
        "A1101",
        "MET.287",
        "conducteur",
        link,
    )


TREE_CSV = (
    '"code_type_referentiel","code_pere","code_noeud","libelle_item_arbo","libelle_type_noeud"\n'
    '"6","","Racine AP","Racine","RACINE"\n"6","Racine AP","A","Agriculture","NOEUD"\n'
    '"6","A","A11","Engins","NOEUD"\n"6","A11","A1101","Conduite d\'engins","FEUILLE"\n'
    '"7","001","A1101","Conduite","FEUILLE"\n'
)
TREE_JSON = json.dumps(
    [
        {
            "id": "A",
            "name": "A – Agriculture",
            "children": [
                {
                    "id": "A11",
                    "name": "A11 – Engins",
                    "children": [{"id": "A1101", "name": "A1101 – Conduite d'engins"}],
                }
            ],
        }
    ]
)
TREE_XLSX = workbook(
    {
        "Définition": [["Un texte"]],
        "Arbo Principale 14-06-2021": [
            [" ", " ", " ", " ", "Code OGR"],
            ["A", " ", " ", "Agriculture", " "],
            ["A", "11", " ", "Engins", " "],
            ["A", "11", "01", "Conduite d'engins", " "],
            ["A", "11", "01", "Chauffeur / Chauffeuse de machines", "11987"],
        ],
    }
)


@pytest.mark.parametrize(
    ("tree", "read", "created"),
    [(TREE_CSV, 5, 3), (TREE_JSON, 3, 3), (TREE_XLSX, 4, 4)],
    ids=["csv", "json", "xlsx"],
)
def test_trees(imports: Imports, tree: str | bytes, read: int, created: int) -> None:
    report = imports("rome-familles", tree)
    assert (report.read, report.created) == (read, created)
    assert imports.rows("SELECT code, label, domain_code FROM career_family ORDER BY code") == [
        ("A", "Agriculture", None),
        ("A11", "Engins", "A"),
    ]
    assert imports.rows("SELECT rome_version, code, label FROM career") == [(3, "A1101", "Conduite d'engins")]


def test_international_codes(imports: Imports) -> None:
    book = workbook(
        {
            "Définition": [["La table"]],
            "ROME to ISCO-08": [
                ["Code ROME", "Libellé codes ROME", "ISCO08 14SI4", "Code ISCO08", "Libellé codes ISCO08"],
                ["K1703", "Direction", 0, 110, "Officiers"],
                ["?", "", 0, 110, ""],
                [None, None, None, None, None],
            ],
        }
    )
    assert numbers(imports("rome-isco", book)) == (2, 1, 0, 0, 1, 0)
    assert imports.one("SELECT code, kind, target, label FROM career_relation") == (
        "K1703",
        "isco",
        "0110",
        "Officiers",
    )
