"""What lists of trainings say of their year and of who says what, kept as they are read."""

import pytest

from api.guide.opendata.trainings.rows import year_of_name
from tests.guide.opendata.conftest import Imports
from tests.guide.opendata.trainings.lists import (
    CERTIFICATION_HEADER,
    CERTIFIED_BAKER,
    DIPLOMA_HEADER,
    SHEET,
    affelnet,
    baker,
    certification,
    diploma,
    sheets,
    table,
)

LISTED = (
    "libellé formation principal;sigle formation;libellé type formation;durée;code RNCP;"
    "libellé niveau RNCP;Lien site onisep.fr;domaine/sous-domaine"
)
ENDING = f"{CERTIFICATION_HEADER};Code_Ancien_Diplome;Annee_Derniere_Session"


@pytest.mark.parametrize(
    ("name", "year"), [("certif_info_2024-12.csv", 2024), ("list.csv", None), ("2018_2019.csv", None)]
)
def test_a_list_is_of_the_year_that_its_name_states(imports: Imports, name: str, year: int | None) -> None:
    assert year_of_name(name) == year
    imports("certif-info", CERTIFIED_BAKER, name)
    assert imports.one("SELECT year FROM training_list WHERE source = 'certif-info'") == year


@pytest.mark.parametrize(
    ("name", "year"),
    [("affelnet2nde_nantes.csv", 2023), ("affelnet2nde_2025.csv", 2025), ("somewhere.csv", None)],
)
def test_affelnet_s_list_of_2023_is_of_that_year(imports: Imports, name: str, year: int | None) -> None:
    """Of 436 schools no page said of which year the list was."""
    baker(imports)
    imports("affelnet-2de", affelnet(("0440001A", "24110022137", "ST")), name)
    assert imports.one("SELECT year FROM training_place") == year
    assert imports.one("SELECT year FROM training_list WHERE source = 'affelnet-2de'") == year


@pytest.mark.parametrize(("last", "closes"), [(2025, False), (2026, True)])
def test_whom_affelnet_took_on_passes_it_two_years_later(imports: Imports, last: int, closes: bool) -> None:
    baker(imports)
    imports.first("affelnet-2de", affelnet(("0440001A", "24110022137", "ST")), "affelnet2nde_nantes.csv")
    row = certification("1", "CAP boulanger", diploma_code="50022137")
    imports("certif-info", table(ENDING, f"{row};;{last}"))
    assert (imports.one("SELECT closes_on FROM training") is not None) is closes


def test_who_says_what_follows(imports: Imports) -> None:
    baker(imports)
    imports(
        "formations-diplomes",
        table(DIPLOMA_HEADER, diploma("50022137", "BOULANGER (CAP)"), diploma("45022137", "BOULANGER (BP)")),
    )
    follows = "SELECT sources FROM training_next WHERE training_id = '50022137'"
    assert imports.one(follows) == ["formations-diplomes"]
    imports("onisep-fiches-formations", sheets(SHEET), "sheets.xml")
    assert imports.one(follows) == ["formations-diplomes", "onisep-fiches-formations"]


@pytest.mark.parametrize(
    ("levels", "told"), [((7,), (7, "37537")), ((), (6, "34862")), ((7, 5), (6, "34862"))]
)
def test_of_two_levels_the_newer_list_s_counts_where_the_title_is_the_same(
    imports: Imports, levels: tuple[int, ...], told: tuple[int, str]
) -> None:
    """The register had raised it two years before; a page said bac + 3, by Onisep's older list."""
    label = "diplôme d’État de bloc"
    imports.first("onisep-formations", table(LISTED, f"{label};;DE;2 ans;34862;niveau 6;FOR.4231;santé"))
    imports.first("onisep-fiches-formations", sheets(SHEET.replace("BP boulanger", label)), "sheets.xml")
    rows = [certification(f"{n}", label).replace(";3;", f";{n};").replace("FOR.2246", "") for n in levels]
    imports("certif-info", table(CERTIFICATION_HEADER, certification("1", "CAP boulanger"), *rows))
    assert imports.rows("SELECT level, rncp FROM training WHERE id = 'FOR.4231'") == [told]
