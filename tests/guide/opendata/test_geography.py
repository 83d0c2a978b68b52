"""The territory on a few invented rows: former communes, centres, outlines, and communes that merge later."""

import json

import pytest

from tests.guide.opendata.conftest import COMMUNES, POSTAL, Imports, numbers


def square(code: str, name: str, west: float, south: float, side: float = 0.1) -> dict:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features: dict) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_communes_name_their_departments_before_the_list_of_departments(imports: Imports) -> None:
    assert numbers(imports("communes", COMMUNES)) == (4, 4, 0, 0, 0, 0)
    assert imports.rows("SELECT code, name, region_code FROM department ORDER BY code") == [
        ("44", "44", "52"),
        ("72", "72", "52"),
    ]
    departments = '[{"code": "44", "region": "52", "chefLieu": "44109", "nom": "Loire-Atlantique"}]'
    assert numbers(imports("departements", departments)) == (1, 0, 1, 0, 0, 0)
    assert imports.rows("SELECT code, name, kind, commune_code FROM former_commune") == [
        ("44160", "Saint-Géréon", "delegated", "44003")
    ]


def test_centres_come_from_the_postal_list_then_outlines_then_former_communes(imports: Imports) -> None:
    imports("communes", COMMUNES)
    outlines = collection(square("44003", "Ancenis", -1.2, 47.3), square("44109", "Nantes", -1.6, 47.2))
    imports("contours", outlines, "communes.geojson")
    postal = "\n".join(line for line in POSTAL.splitlines() if not line.startswith("44003")) + "\n"
    report = imports(
        "codes-postaux", postal + "44160;ST GEREON;44150;ST GEREON;;47.37, -1.2\n99999;X;1;X;;1, 1\n"
    )
    assert dict(report.reasons) == {"unknown_commune": 1}
    assert imports.rows(
        "SELECT code, centre_source, round(lat::numeric, 2)::float8 FROM commune ORDER BY code"
    ) == [
        ("44003", "outline", 47.35),
        ("44109", "postal", 47.23),
        ("72181", "postal", 47.99),
    ]
    imports("contours", outlines, "communes.geojson")
    assert imports.one("SELECT centre_source FROM commune WHERE code = '44109'") == "postal"


def test_outlines_of_earlier_communes_are_joined(imports_here: Imports) -> None:
    report = imports_here(
        "contours",
        collection(
            square("44003", "Ancenis", -1.2, 47.3),
            square("44160", "Saint-Géréon", -1.3, 47.3),
            square("44999", "Disparue", 0, 47),
            {"type": "Feature", "properties": {"code": "44109", "nom": "Nantes"}, "geometry": None},
        ),
        "communes-44.geojson",
    )
    assert numbers(report) == (4, 2, 0, 0, 2, 0)
    assert dict(report.reasons) == {"unknown_commune": 1, "bad_shape": 1}
    name, department, kind, parts = imports_here.one(
        "SELECT name, department_code, geometry->>'type', jsonb_array_length(geometry->'coordinates')"
        " FROM outline WHERE level = 'commune'"
    )
    assert (name, department, kind, parts) == ("Ancenis-Saint-Géréon", "44", "MultiPolygon", 2)


@pytest.mark.parametrize(
    ("content", "name", "level", "detail"),
    [
        (json.dumps(square("52", "Pays de la Loire", -1, 47)), "region.geojson", "region", "full"),
        (collection(square("44", "Loire-Atlantique", -1, 47)), "departements.geojson", "department", "full"),
        (
            collection(square("44", "Loire-Atlantique", -1, 47)),
            "departements_version-simplifiee.geojson",
            "department",
            "light",
        ),
    ],
)
def test_other_levels(imports_here: Imports, content: str, name: str, level: str, detail: str) -> None:
    assert numbers(imports_here("contours", content, name)) == (1, 1, 0, 0, 0, 0)
    assert imports_here.one("SELECT level, detail FROM outline") == (level, detail)
    assert numbers(imports_here("contours", content, name)) == (1, 0, 0, 1, 0, 0)


def test_communes_that_merge_take_their_places_along(imports_here: Imports) -> None:
    school = {
        "uai": "0440001A",
        "name": "Collège",
        "type": "Collège",
        "address": {"insee_code": "44003"},
        "coordinates": {},
    }
    imports_here("ecoles-derivees", json.dumps([school]))
    merged = json.loads(COMMUNES)
    ancenis = next(row for row in merged if row["code"] == "44003")
    ancenis.update(type="commune-deleguee", chefLieu="44109")
    imports_here("communes", json.dumps(merged))
    assert imports_here.one("SELECT commune_code, commune_name FROM place") == ("44109", "Nantes")
    assert imports_here.rows("SELECT code FROM commune ORDER BY code") == [("44109",), ("72181",)]
    assert imports_here.rows("SELECT code, commune_code FROM former_commune ORDER BY code") == [
        ("44003", "44109"),
        ("44160", "44109"),
    ]
    # The school's own record follows too: merging it again later finds the commune of today.
    assert numbers(imports_here("ecoles-derivees", json.dumps([school]))) == (1, 0, 1, 0, 0, 0)
    assert imports_here.one("SELECT commune_code FROM place") == "44109"


def test_groups_of_communes(imports_here: Imports) -> None:
    group = {"code": "244400404", "nom": "Nantes Métropole", "type": "METRO", "populationTotale": 680000}
    full = {**group, "membres": [{"code": "44109"}, {"code": "44003"}]}
    imports_here("epci", json.dumps([full]))
    assert imports_here.one("SELECT count(*) FROM epci_member") == 2
    imports_here("epci", json.dumps([{**group, "membres": [{"code": "44109"}]}]))
    assert imports_here.one("SELECT count(*) FROM epci_member") == 1
