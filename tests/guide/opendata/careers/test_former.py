"""In which sheet of ROME 3 a career stood: where its titles did."""

import pytest

from tests.guide.opendata.conftest import Imports

CAREERS = """code_rome,libelle_rome,code_rome_parent,emploi_reglemente,emploi_cadre,transition_eco
F1106,Ingénieur / Ingénieure d'études,F1106,N,N,
F1142,Océanographe,F1106,N,N,
"""
TITLES = "code_ogr,libelle_appellation_long,libelle_appellation_court,code_rome"


def old(*titles: tuple[str, str]) -> str:
    return "\n".join([TITLES, *(f"{ogr},Titre {ogr},Titre {ogr},{sheet}" for ogr, sheet in titles), ""])


def now(*titles: tuple[str, str]) -> str:
    """Of the oceanographer."""
    rows = (f"{ogr},{label},{label},F1142,N" for ogr, label in titles)
    return "\n".join([f"{TITLES},peu_usite", *rows, ""])


OWN, OTHERS = ("1", "Océanographe"), [("2", "Hydrologue marin"), ("3", "Sondeur"), ("4", "Plongeur")]


@pytest.mark.parametrize(
    ("titles", "sheet"),
    [
        # Its own title stood in the broader career's sheet, or in none: as ROME 4 says.
        ([("1", "F1106"), ("2", "M1809")], "F1106"),
        ([("1", "F1106"), ("2", "M1809"), ("3", "M1809")], "F1106"),
        ([("2", "F1106"), ("3", "M1809")], "F1106"),
        ([("9", "M1809")], "F1106"),
        # It stood elsewhere, with as many of the others as anywhere, and none where ROME 4 says.
        ([("1", "M1809"), ("2", "M1809"), ("3", "K1902")], "M1809"),
        ([("1", "M1809")], "M1809"),
        # Some where ROME 4 says, as many or more elsewhere: who assists lawyers was counted with them.
        ([("1", "M1809"), ("2", "F1106")], None),
        ([("1", "M1809"), ("2", "M1809"), ("3", "M1809"), ("4", "F1106")], None),
        ([("2", "F1106"), ("3", "M1809"), ("4", "M1809")], None),
        # Nobody says: the title alone went another way than the others.
        ([("1", "M1809"), ("2", "F1106"), ("3", "F1106")], None),
        ([("1", "F1106"), ("2", "M1809"), ("3", "M1809"), ("4", "M1809"), ("5", "M1809")], None),
        # Its own title is new, the others were elsewhere than ROME 4 says.
        ([("2", "M1809"), ("3", "M1809"), ("4", "M1809")], None),
        ([("2", "M1809")], None),
    ],
)
def test_it_stood_where_its_titles_did(
    imports_here: Imports, titles: list[tuple[str, str]], sheet: str | None
) -> None:
    imports_here("rome", CAREERS)
    imports_here("rome-appellations", old(*titles), "old.csv")
    imports_here("rome-appellations", now(OWN, *OTHERS, ("5", "Matelot")), "now.csv")
    assert dict(imports_here.rows("SELECT code, former_code FROM career WHERE rome_version = 4")) == {
        "F1106": "F1106",
        "F1142": sheet,
    }


@pytest.mark.parametrize(("title", "sheet"), [("Sondeur", None), ("Titres d’océans", "F1106")])
def test_what_is_new_is_of_the_broader_career_s_sheet_where_they_share_a_word(
    imports_here: Imports, title: str, sheet: str | None
) -> None:
    """Who teaches adapted sports was told the studies and the wages of occupational therapists."""
    imports_here("rome", CAREERS)
    imports_here("rome-appellations", old(("9", "F1106")), "old.csv")
    imports_here("rome-appellations", now(OWN, ("3", title)), "now.csv")
    former = "SELECT former_code FROM career WHERE rome_version = 4 AND code = 'F1142'"
    assert imports_here.one(former) == sheet
