"""Which career one of Onisep's pages is on: that which bears its name, not that of the code it is given."""

from collections.abc import Sequence

import pytest

from api.guide.opendata.careers.ties import names
from api.guide.opendata.errors import BrokenFileError
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers

LINK = "https://www.onisep.fr/http/redirection/metier/slug/"
CAREERS = """code_rome,libelle_rome,code_rome_parent
A1501,Auxiliaire vétérinaire,A1501
A1506,Soigneur animalier / Soigneuse animalière,A1501
J1506,Infirmier / Infirmière en soins généraux (IDE),J1506
K1901,Notaire,K1901
K1907,Commissaire-priseur / Commissaire-priseure,K1901
K1902,Clerc de notaire,K1902
K1909,Greffier / Greffière,K1902
D1502,Chef / Cheffe de rayon produits alimentaires,D1502
D1503,Chef / Cheffe de rayon de produits non alimentaires,D1503
F1607,Menuisier / Menuisière aluminium,F1607
H2206,Menuisier / Menuisière,H2206
E1211,Dessinateur-illustrateur / Dessinatrice-illustratrice,E1211
E1106,Journaliste,E1106
E1205,Designer graphique,E1205
H1206,Ingénieur / Ingénieure R&D en industrie,H1206
H1212,Ingénieur / Ingénieure brevet en industrie,H1206
A1206,Concepteur / Conceptrice paysagiste,A1203
A1303,Ingénieur / Ingénieure agricole,A1303
A1301,Technicien / Technicienne de culture,A1301
A1304,Conseiller / Conseillère technique agricole,A1301
A1310,Technicien / Technicienne de production animale,A1301
B1603,Opérateur / Opératrice en bijouterie,B1603
B1605,Bijoutier / Bijoutière,B1603
B1606,Joaillier / Joaillière,B1603
B1609,Responsable d'atelier en bijouterie ou joaillerie,B1603
"""
TITLES = """code_ogr,libelle_appellation_long,code_rome,peu_usite
1,Toiletteur / Toiletteuse d'animaux,A1506,N
2,Illustrateur / Illustratrice,E1211,N
3,Illustrateur / Illustratrice,E1205,O
4,Veilleur / Veilleuse,K1901,N
5,Veilleur / Veilleuse,K1907,N
6,Ingénieur / Ingénieure propriété industrielle,H1206,N
7,Ingénieur / Ingénieure paysagiste,A1303,N
8,Technicien / Technicienne d'élevage,A1310,N
9,Conseiller / Conseillère d'élevage laitier,A1304,N
10,Débardeur / Débardeuse,A1310,N
11,Bijoutier joaillier / Bijoutière joaillière,B1609,N
"""
LINKS = (
    ("A1501", "MET.1", "soigneur / soigneuse d'animaux"),
    ("A1501", "MET.2", "toiletteur / toiletteuse d'animaux"),
    ("J1506", "MET.3", "infirmier / infirmière"),
    ("K1901", "MET.4", "commissaire-priseur / commissaire-priseuse"),
    ("K1902", "MET.5", "greffier / greffière des tribunaux"),
    ("K1902", "MET.6", "greffier / greffière"),
    ("E1106", "MET.7", "critique d'art"),
    ("E1106", "MET.8", "journaliste"),
    ("E1205", "MET.9", "illustrateur / illustratrice"),
    ("J1506", "MET.10", "veilleur / veilleuse"),
    ("H1206", "MET.11", "ingénieur / ingénieure brevets"),
    ("A1303", "MET.12", "paysagiste"),
    ("A1301", "MET.13", "conseiller / conseillère d'élevage"),
    ("A1301", "MET.14", "technicien / technicienne de forêt"),
    ("A1301", "MET.15", "bûcheron / bûcheronne"),
    ("A1303", "MET.16", "bucolique"),
    ("B1603", "MET.17", "bijoutier-joaillier / bijoutière-joaillière"),
    ("A1301", "MET.18", "bijoutier-joaillier / bijoutière-joaillière"),
)
LISTED = (
    ("menuisier / menuisière", "MET.20", "F1607 | H2206"),
    ("chef / cheffe de rayon", "MET.21", "D1502 | D1503"),
    ("clerc de notaire", "MET.22", ""),
    ("cryptologue", "MET.23", ""),
)
SHEETS = (
    ("MET.1", "soigneur/euse d'animaux", ("soigneur/euse animalier/ière",)),
    ("MET.7", "critique d'art", ("journaliste",)),
    ("MET.11", "ingénieur/e brevets", ("ingénieur/e en propriété industrielle",)),
    ("MET.12", "paysagiste", ("ingénieur/e paysagiste", "concepteur/trice paysagiste")),
    ("MET.13", "conseiller/ère d'élevage", ("technicien/ne d'élevage",)),
    ("MET.14", "technicien/ne de forêt", ("débardeur/euse",)),
    ("MET.15", "bûcheron/ne", ("débardeur/euse",)),
    ("MET.16", "bucolique", ("ingénieur/e paysagiste",)),
)


def links(those: Sequence[tuple[str, str, str]] = LINKS) -> str:
    head = "Code ROME;libellé métier onisep;lien site onisep.fr\n"
    return head + "".join(f"{code};{label};{LINK}{key}\n" for code, key, label in those)


def listed() -> str:
    head = "libellé métier;lien site onisep.fr;année;GFE;code ROME (V.3);domaine/sous-domaine\n"
    return head + "".join(f"{label};{LINK}{key};2024;;{codes};\n" for label, key, codes in LISTED)


def sheets() -> str:
    told = "".join(
        f"<metier><identifiant>{key}</identifiant><nom_metier>{name}</nom_metier><synonymes>"
        + "".join(f"<synonyme><nom_metier>{other}</nom_metier></synonyme>" for other in others)
        + "</synonymes></metier>"
        for key, name, others in SHEETS
    )
    return f"<metiers>{told}</metiers>"


FILES = {
    "rome": CAREERS,
    "rome-appellations": TITLES,
    "rome-onisep": links(),
    "onisep-metiers": listed(),
    "onisep-fiches-metiers": sheets(),
}


def ties(imports: Imports) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for key, code, called in imports.rows("SELECT onisep_id, code, called FROM career_onisep_tie"):
        found.setdefault(key, {})[code] = called
    return found


@pytest.mark.parametrize("order", [list(FILES), list(reversed(FILES))], ids=["careers first", "pages first"])
def test_a_page_is_on_the_career_that_bears_its_name(imports: Imports, order: list[str]) -> None:
    for source in order:
        imports(source, FILES[source])
    wanted: dict[str, dict[str, str | None]] = {
        # Another name of the sheet, in the field of its code.
        "MET.1": {"A1501": None, "A1506": "title"},
        "MET.2": {"A1501": None, "A1506": "title"},
        # The career's name begins with the page's, and the page has its code.
        "MET.3": {"J1506": "title"},
        "MET.4": {"K1901": None, "K1907": "label"},
        # A career's name in more words is another one.
        "MET.5": {"K1902": None},
        "MET.6": {"K1902": None, "K1909": "label"},
        # The other name is a page of its own.
        "MET.7": {"E1106": None},
        "MET.8": {"E1106": "label"},
        # A title in use before a rare one, though that one's career has the code.
        "MET.9": {"E1205": None, "E1211": "title"},
        # Two careers bear it, and neither is of the field of its code.
        "MET.10": {"J1506": None, "K1901": None, "K1907": None},
        # The career's name says no more than that it is in industry; the other name is a title of another.
        "MET.11": {"H1206": None, "H1212": "label"},
        # So is the first other name; the second is a career's own, and holds the page's.
        "MET.12": {"A1303": None, "A1206": "title"},
        # A title of another career of the field begins as the page is called.
        "MET.13": {"A1301": None},
        # Begins as the career is called; does not; does not either, and is given its code.
        "MET.14": {"A1301": None, "A1310": "title"},
        "MET.15": {"A1301": None},
        "MET.16": {"A1303": "title"},
        # Two careers of the field, whose names are together the page's: before one that has it as a title.
        "MET.17": {"B1603": None, "B1605": "label", "B1606": "label"},
        "MET.18": {"A1301": None, "B1609": "title"},
        "MET.20": {"F1607": None, "H2206": "label"},
        "MET.21": {"D1502": None, "D1503": None},
        "MET.22": {"K1902": "label"},
    }
    assert ties(imports) == wanted
    for source in order:
        report = imports(source, FILES[source])
        assert (report.created, report.updated, report.rejected) == (0, 0, 0)
    assert ties(imports) == wanted


def test_a_list_that_would_take_many_pages_from_their_careers_is_refused(
    imports: Imports, factory: Factory
) -> None:
    """Each row is whole, and so is the number of rows: its codes have slipped."""
    for n in range(1000, 1040):
        factory.career(f"A{n}", f"Métier {n}")
    head = "code_ogr,libelle_appellation_long,code_rome,peu_usite\n"
    told = [f"{n},Titre {n},A{n},N\n" for n in range(1000, 1040)]
    slipped = [f"{n},Titre {n},A1000,N\n" for n in range(1000, 1040)]
    imports("rome-onisep", links([(f"A{n}", f"MET.{n}", f"titre {n}") for n in range(1000, 1040)]))
    imports("rome-appellations", head + "".join(told))
    assert imports.one("SELECT count(*) FROM career_onisep_tie WHERE called = 'title'") == 40
    with pytest.raises(BrokenFileError) as refused:
        imports("rome-appellations", head + "".join(slipped))
    assert refused.value.code == "many_blank"
    assert numbers(imports("rome-appellations", head + "".join(told))) == (40, 0, 0, 40, 0, 0)


def test_without_job_titles_no_list_is_refused_for_what_they_told(imports: Imports, factory: Factory) -> None:
    """The demonstration has the ties, and not the titles that they were told by."""
    those = [(f"A{n}", f"MET.{n}", f"titre {n}") for n in range(1000, 1040)]
    for code, key, label in those:
        factory.career(code, f"Métier {key}")
        imports.connection.execute(
            "INSERT INTO career_onisep_tie VALUES (%s, %s, %s, '', 'title', true)", [code, key, label]
        )
    assert numbers(imports("rome-onisep", links(those))) == (40, 40, 0, 0, 0, 0)
    assert imports.one("SELECT count(*) FROM career_onisep_tie WHERE called IS NULL") == 40


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("Homme sage-femme / Sage-femme", {"homme sage femme", "sage femme"}),
        ("Agent / Agente d'Intervention (AI)", {"agent intervention", "agente intervention"}),
        ("agent / agente de l’intervention", {"agent intervention", "agente intervention"}),
        ("traiteur de réception/ traiteuse de réception", {"traiteur reception", "traiteuse reception"}),
        ("Directeur / Directrice -DRH-", {"directeur", "directrice"}),
        ("(…)", set()),
    ],
)  # fmt: skip
def test_a_name_is_the_same_in_every_spelling(label: str, forms: set[str]) -> None:
    assert names(label) == forms
