"""Points of Parcoursup's programmes, for places of which only the town is known."""

import json

import pytest

from api.guide.opendata.errors import BrokenFileError
from tests.factories import Factory
from tests.guide.opendata.conftest import Imports, numbers

HEADER = "Statut,Code UAI de l etablissement,etablissement,Coordonnées GPS de la formation\n"


@pytest.fixture
def body_here(imports_here: Imports) -> Imports:
    imports_here(
        "organismes-formation",
        "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
        "0440001A;31111111111111;CFA UN;;44;Nantes;1 rue 44000 Nantes\n",
    )
    return imports_here


def rows(*points: str, uai: str = "0440001A") -> str:
    return HEADER + "".join(f'Prive,{uai},CFA,"{point}"\n' for point in points)


def test_a_place_stands_where_its_programmes_are_taught(body_here: Imports) -> None:
    assert body_here.one("SELECT precision FROM place") == "commune"
    listed = rows("47.21, -1.55", "47.2101, -1.55", "")
    assert numbers(body_here("points-parcoursup", listed)) == (1, 1, 0, 0, 0, 0)
    assert body_here.one("SELECT lat, lon, precision, name, sector FROM place") == (
        47.21,
        -1.55,
        "address",
        "CFA un",
        "private",
    )
    assert numbers(body_here("points-parcoursup", listed)) == (1, 0, 0, 1, 0, 0)


@pytest.mark.parametrize("point", ["", "x", "1e9, 2", "-1.55, 47.21", "0, 0"])
def test_points_of_no_place_move_nothing(body_here: Imports, point: str) -> None:
    assert dict(body_here("points-parcoursup", rows(point)).reasons) == {"no_position": 1}
    assert body_here.one("SELECT precision FROM place") == "commune"


@pytest.mark.parametrize(("uai", "reasons"), [("0440001A", {}), ("0440009Z", {"no_position": 1})])
def test_points_of_several_places_move_nothing_and_tell_whose_school_it_is(
    body_here: Imports, uai: str, reasons: dict[str, int]
) -> None:
    """« Public ou privé : à vérifier » stood on the page of a public IUT whose courses lie far apart."""
    listed = rows("47.21, -1.55", "47.25, -1.55", uai=uai)
    assert dict(body_here("points-parcoursup", listed).reasons) == reasons
    sector = None if reasons else "private"
    assert body_here.rows("SELECT precision, sector FROM place") == [("commune", sector)]


def test_a_place_that_is_said_to_be_both_is_neither(body_here: Imports) -> None:
    listed = rows("47.21, -1.55") + 'Public,0440001A,CFA,"47.21, -1.55"\n'
    assert numbers(body_here("points-parcoursup", listed)) == (1, 1, 0, 0, 0, 0)
    assert body_here.one("SELECT sector FROM place") is None


def test_a_school_that_no_other_list_names_is_a_place_by_this_name(
    body_here: Imports, imports_here: Imports
) -> None:
    listed = rows("47.21, -1.55", uai="0440009Z").replace(",CFA,", ",IFSI DE NANTES,")
    assert numbers(body_here("points-parcoursup", listed)) == (1, 1, 0, 0, 0, 0)
    assert body_here.one("SELECT name, kind, levels, commune_name FROM place WHERE uai = '0440009Z'") == (
        "IFSI de Nantes",
        "higher_education",
        ["higher"],
        "Nantes",
    )
    # A list that only adds to places takes no name away.
    point = {"geometry": {"coordinates": [-1.55, 47.21]}}
    address = {"code_insee": "44109", "departement": {"code": "44"}, "geojson": point}
    site = {"code": "1", "uai": "0440009Z", "adresse": address}
    body = {"siret": "1" * 14, "uai": "0440009Z", "etat_administratif": "actif", "lieux_de_formation": [site]}
    imports_here("lieux-formation", json.dumps({"organismes": [body]}))
    assert numbers(body_here("points-parcoursup", listed)) == (1, 0, 0, 1, 0, 0)
    # Whoever names it later is believed.
    imports_here(
        "etablissements-superieur",
        "uai;uo_lib;com_code;com_nom;dep_id;coordonnees\n"
        "0440009Z;Institut infirmier;44109;Nantes;44;47.21,-1.55\n",
    )
    assert body_here.one("SELECT name FROM place WHERE uai = '0440009Z'") == "Institut infirmier"


@pytest.mark.parametrize(
    ("point", "commune"),
    [
        ("47.3, -1.55", "Nantes"),
        ("47.1763, -1.53884", "Ancenis-Saint-Géréon"),
        # Outlines are simplified: at the edge of the town that its name says it is in that one.
        ("47.1995, -1.53884", "Nantes"),
        # Of whole minutes, as an atlas has towns.
        ("47.18333, -1.53333", "Nantes"),
    ],
)
def test_a_school_is_in_the_commune_that_holds_its_point_whatever_town_its_name_says(
    body_here: Imports, factory: Factory, point: str, commune: str
) -> None:
    """A university of Rezé, over a kilometre from Nantes, was told to be in Nantes, as it is called."""
    for code, south, north in (("44109", 47.2, 47.4), ("44003", 47.0, 47.2)):
        ring = [[-1.7, south], [-1.4, south], [-1.4, north], [-1.7, north], [-1.7, south]]
        factory.outline("commune", code, geometry=json.dumps({"type": "Polygon", "coordinates": [ring]}))
    body_here("points-parcoursup", rows(point, uai="0440009Z").replace(",CFA,", ",UCO NANTES,"))
    assert body_here.one("SELECT commune_name FROM place WHERE uai = '0440009Z'") == commune


@pytest.mark.parametrize(
    ("status", "kind"), [("Prive enseignement superieur", "higher_education"), ("Prive", "training_body")]
)
def test_a_school_that_another_list_names_without_its_kind_is_one_of_higher_education(
    imports_here: Imports, status: str, kind: str
) -> None:
    """A school of engineers was shown as a training body."""
    imports_here(
        "organismes-formation",
        "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
        "0440001A;11111111111111;ICAM OUEST;;44;Nantes;1 rue 44000 Nantes\n",
    )
    imports_here("points-parcoursup", rows("47.21, -1.55").replace("Prive,", f"{status},"))
    told = imports_here.one("SELECT name, kind, 'higher' = ANY(levels) FROM place")
    assert told == ("ICAM Ouest", kind, kind == "higher_education")


def test_another_list_is_refused(body_here: Imports) -> None:
    with pytest.raises(BrokenFileError) as refused:
        body_here("points-parcoursup", "uai;nom\n0440001A;CFA\n")
    assert refused.value.code == "unknown_header"


@pytest.mark.parametrize(
    ("address", "precision"),
    [
        ("12 RUE DU PORT", "address"),
        ("12 rue du Port,", "address"),
        ("13 rue du Port", "commune"),
        ("", "commune"),
    ],
)
def test_a_place_stands_where_another_has_its_address(
    imports_here: Imports, address: str, precision: str
) -> None:
    imports_here(
        "annuaire",
        "Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Code_commune;Adresse_1;"
        "latitude;longitude;etat\n0440009Z;Lycée Un;044;44109;12 rue du Port;47.21;-1.55;OUVERT\n",
    )
    imports_here(
        "organismes-formation",
        "uai;siret;raison_sociale;enseigne;departement;commune;adresse\n"
        f"0440001A;11111111111111;OGEC UN;;44;Nantes;{address} 44000 Nantes\n",
    )
    assert imports_here.one(
        "SELECT precision, (lat, lon) = (47.21, -1.55), provenance->>'position' FROM place"
        " WHERE uai = '0440001A'"
    ) == (
        precision,
        precision == "address",
        "annuaire" if precision == "address" else "organismes-formation",
    )
