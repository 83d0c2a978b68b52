"""ROME on a few invented rows."""

import io
import json
import zipfile

import openpyxl
import pytest

from api.guide.opendata.errors import BrokenFileError
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
    assert imports.rows("SELECT rome_version, code, major, minor FROM career_interest") == [
        (4, "A1101", "R", "I")
    ]


def test_interests_are_of_the_rome_that_knows_their_codes(imports: Imports) -> None:
    header = '"code_rome","riasec_majeur","riasec_mineur"\n'
    imports("rome", V3)
    imports("rome", V4)
    imports("rome-riasec", header + '"A1101","R","I"\n"A1102","R",""\n')
    imports("rome-riasec", header + '"A1101","R","C"\n')
    assert imports.rows("SELECT rome_version, code, minor FROM career_interest ORDER BY 1, 2") == [
        (3, "A1101", "C"),
        (4, "A1101", "I"),
        (4, "A1102", None),
    ]


def test_moves_texts_and_lists(imports: Imports) -> None:
    imports(
        "rome-mobilites",
        '"code_rome","code_rome_cible","libelle_type_mobilite"\n"A1101","A1416","Proche"\n"A1101","A1301","Evolution"\n',
    )
    assert imports.rows("SELECT kind, target FROM career_relation ORDER BY kind") == [
        ("evolution", "A1301"),
        ("near", "A1416"),
    ]
    imports("rome-mobilites", '"code_rome","code_rome_cible","numero_ordre"\n"A1101","A1102","2"\n')
    assert imports.rows("SELECT rome_version, target, position FROM career_relation ORDER BY 1, 2") == [
        (3, "A1301", None),
        (3, "A1416", None),
        (4, "A1102", 2),
    ]
    imports(
        "rome-textes",
        '"code_rome","position_libelle_txt","libelle_texte","libelle_type_texte"\n'
        '"A1101","0","Conduit l\'\'engin","definition"\n',
    )
    imports(
        "rome-textes",
        '"code_rome","code_compo_bloc","libelle_type_texte","position_phrase","libelle_texte"\n'
        '"A1101","3","definition","2","Le range"\n"A1101","3","definition","1","Conduit l\'\'engin"\n'
        '"A1101","4","acces_metier","1","Avec un CAP"\n',
    )
    assert imports.rows("SELECT rome_version, kind, text FROM career_text ORDER BY 1, 2, position") == [
        (3, "definition", "Conduit l'engin"),
        (4, "access", "Avec un CAP"),
        (4, "definition", "Conduit l'engin"),
        (4, "definition", "Le range"),
    ]
    imports(
        "rome-competences",
        '"code_ogr","libelle_competence","libelle_type_competence"\n'
        '"1","Utilisation d\'\'engins","SAVOIRS THEORIQUES ET PROCEDURAUX"\n',
    )
    imports(
        "rome-environnements",
        '"code_ogr","libelle_env_travail","libelle_type_section_env_trav"\n"2","Ferme","STRUCTURES"\n',
    )
    assert imports.rows("SELECT rome_version, kind, ogr_code, label FROM career_item ORDER BY kind") == [
        (3, "knowledge", "1", "Utilisation d'engins"),
        (3, "structures", "2", "Ferme"),
    ]


def test_titles_of_rome_4_say_what_they_are(imports: Imports) -> None:
    imports("rome-appellations", TITLES)
    imports(
        "rome-appellations",
        '"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","transition_eco",'
        '"transition_num","transition_demo","emploi_reglemente","emploi_cadre","peu_usite"\n'
        '"11987","Chauffeur / Chauffeuse","","A1101","Emploi Vert","","N","O","","O"\n'
        '"11988","Autre","","A1101","Emploi Rouge","","","","","N"\n'
        '"11989","Autre","","A1101","","","","peut-être","","N"\n',
    )
    assert imports.rows(
        "SELECT rome_version, ogr_code, ecological, digital, demographic, regulated, executive, rare"
        " FROM career_appellation ORDER BY rome_version"
    ) == [
        (3, "11987", None, None, None, None, None, None),
        (4, "11987", "green", None, False, True, None, True),
    ]


SKILLS = (
    '"code_ogr","nature","libelle_competence","cat_comp","sous_cat_comp"\n'
    '"10","Compétence","Abattre un arbre","Savoir-faire","Technique"\n'
    '"11","Macro-compétence","Faire preuve de rigueur","Savoir-être professionnel","Transverse"\n'
)
KNOWLEDGE = (
    '"code_ogr_savoir","libelle_savoir","categorie_savoir","sous_categorie_savoir"\n'
    '"20","Botanique","Domaines d\'expertise","Agriculture"\n'
)
LINKS = (
    '"code_rome","code_ogr","coeur_metier"\n"A1101","10","Principale"\n"A1101","11",""\n'
    '"A1101","20","Émergente"\n"A1101","30",""\n'
)


def archive(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(f"{name}.csv", content)
    return buffer.getvalue()


@pytest.mark.parametrize("packed", [True, False], ids=["one archive", "list by list"])
def test_skills_knowledge_and_contexts_of_rome_4(imports: Imports, packed: bool) -> None:
    if packed:
        lists = archive(competence=SKILLS, savoir=KNOWLEDGE, coherence_item=LINKS)
        assert numbers(imports("rome-competences", lists)) == (7, 7, 0, 0, 0, 0)
        assert numbers(imports("rome-competences", lists)) == (7, 0, 0, 7, 0, 0)
    else:
        for content in (LINKS, KNOWLEDGE, SKILLS):
            imports("rome-competences", content)
    imports(
        "rome-contextes",
        '"code_ogr","libelle_cont_travail","code_type_cont_trav","libelle_type_cont_trav"\n'
        '"30","Travail le samedi","2","Horaires et durée du travail"\n"31","?","9","Humeur"\n',
    )
    assert imports.rows(
        "SELECT i.kind, i.label, l.weight FROM career_item_link l JOIN career_item i"
        " USING (rome_version, ogr_code) WHERE l.code = 'A1101' ORDER BY i.ogr_code"
    ) == [
        ("know_how", "Abattre un arbre", "core"),
        ("soft", "Faire preuve de rigueur", None),
        ("knowledge", "Botanique", "emerging"),
        ("hours", "Travail le samedi", None),
    ]


def test_an_archive_that_holds_something_else_changes_nothing(imports: Imports) -> None:
    other = '"code_rome","riasec_majeur","riasec_mineur"\n"A1101","R","I"\n'
    for content in (
        archive(competence=SKILLS, riasec=other),
        archive(**{f"n{n}": SKILLS for n in range(21)}),
    ):
        with pytest.raises(BrokenFileError):
            imports("rome-competences", content)
    assert imports.one("SELECT count(*) FROM career_item") == 0


def test_what_one_likes_and_themes(imports: Imports) -> None:
    imports(
        "rome-interets",
        '"code_centre_interet","libelle_centre_interet","definition_centre_interet"\n'
        '"17","J\'aime m\'occuper des animaux","Soigner.\n\nÉlever ?"\n',
    )
    report = imports(
        "rome-interets",
        '"code_centre_interet","libelle_centre_interet","code_ogr_rome","code_rome","libelle_rome","principal"\n'
        '"17","J\'aime","1","A1501","Soigneur","oui"\n"17","J\'aime","2","A1502","Éleveuse","non"\n'
        '"17","J\'aime","2","A1503","Éleveuse","parfois"\n',
    )
    assert dict(report.reasons) == {"bad_shape": 1}
    assert imports.rows("SELECT code, principal FROM career_liking_link ORDER BY code") == [
        ("A1501", True),
        ("A1502", False),
    ]
    assert imports.one("SELECT label FROM career_liking") == "J'aime m'occuper des animaux"
    imports("rome-thematiques", '"code_theme","libelle_theme","definition_theme"\n"006","Mer","La mer"\n')
    imports(
        "rome-thematiques",
        '"code_theme","libelle_theme","code_ogr_rome","code_rome","libelle_rome"\n"006","Mer","1","N3102","Matelot"\n',
    )
    assert imports.one("SELECT code, label FROM career_theme JOIN career_theme_link USING (theme_code)") == (
        "N3102",
        "Mer",
    )


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
    assert imports.rows(
        "SELECT code, sector, subsector FROM career_sector WHERE rome_version = 4 ORDER BY code"
    ) == [
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


def test_the_domains_of_rome_4_name_the_same_tree(imports: Imports) -> None:
    imports("rome-familles", TREE_CSV)
    domains = (
        '"code_rome","libelle_rome","code_grand_domaine","libelle_grand_domaine",'
        '"code_domaine_professionel","libelle_domaine_professionel"\n'
        '"A1101","x","A","Agriculture et pêche","A11","Engins"\n'
        '"A1201","y","A","Agriculture et pêche","A12","Parcs"\n'
    )
    report = imports("rome-familles", domains)
    assert (report.read, report.created, report.updated, report.unchanged) == (3, 1, 1, 1)
    assert numbers(imports("rome-familles", domains)) == (3, 0, 0, 3, 0, 0)


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
    assert imports.one("SELECT rome_version, code, kind, target, label FROM career_relation") == (
        3,
        "K1703",
        "isco",
        "0110",
        "Officiers",
    )
